/** What a long computation tells the person who waits for it: one line that is rewritten on a terminal, a line every 10 s elsewhere. */
import { createRate } from '../contribution/rate.ts'

export interface ProgressState {
  /** Units done in this run, of those that take time. */
  readonly done: number
  /** Units left, as far as is known; null when nothing is known yet. */
  readonly left: number | null
  /** 0 to 1. */
  readonly fraction: number
  /** What else to show. */
  readonly note: string
}

export interface ProgressLine {
  /** Prints a line of its own without breaking the progress line. */
  say(line: string): void
  /** Prints the last state and stops. */
  end(): void
}

interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

const TTY_INTERVAL_MS = 250
const PLAIN_INTERVAL_MS = 10_000

/** Shows `state()` from time to time until `end`. `now` in milliseconds. */
export function startProgress(state: () => ProgressState, output: Output, now: () => number): ProgressLine {
  const rate = createRate(state().done, now())
  const show = () => {
    const current = state()
    const line = progressText(current, rate(current.done, now()))
    output.write(output.isTTY ? `\r\u001b[K${line.slice(0, (output.columns ?? 80) - 1)}` : `${line}\n`)
  }
  const timer = setInterval(show, output.isTTY ? TTY_INTERVAL_MS : PLAIN_INTERVAL_MS)
  return {
    say: line => output.write(output.isTTY ? `\r\u001b[K${line}\n` : `${line}\n`),
    end: () => {
      clearInterval(timer)
      show()
      if (output.isTTY) output.write('\n')
    },
  }
}

/** ` 42 %  1,234 done  61.5/s  3 min left  …` */
export function progressText(state: ProgressState, perSecond: number): string {
  const percent = `${Math.floor(Math.min(1, state.fraction) * 100)} %`.padStart(5)
  const parts = [percent, `${state.done.toLocaleString('en')} done`]
  if (perSecond > 0) {
    parts.push(`${perSecond < 100 ? perSecond.toFixed(1) : Math.round(perSecond).toLocaleString('en')}/s`)
    if (state.left !== null && state.left > 0) parts.push(`${duration(state.left / perSecond)} left`)
  }
  if (state.note !== '') parts.push(state.note)
  return parts.join('  ')
}

/** A length of time in its largest units: `45 s`, `3 min`, `2 h 5 min`, `3 d 4 h`. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
  return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`
}
