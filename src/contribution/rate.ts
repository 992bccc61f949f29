/** The rate is that of the last so many milliseconds, so that a pause or a laptop's lid does not distort it for hours. */
const RATE_WINDOW_MS = 60_000

/** Units a second: tells the rate as it is with `done` at `now` (milliseconds). */
export type Rate = (done: number, now: number) => number

/** A rate that begins with `done` at `now`. */
export function createRate(done: number, now: number): Rate {
  const samples = [{ at: now, done }]
  return (done, now) => {
    samples.push({ at: now, done })
    while (samples.length > 2 && now - samples[0]!.at > RATE_WINDOW_MS) samples.shift()
    const seconds = (now - samples[0]!.at) / 1000
    return seconds > 0 ? (done - samples[0]!.done) / seconds : 0
  }
}
