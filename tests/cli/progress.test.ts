import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { duration, startProgress } from '../../src/cli/progress.ts'

describe('duration', () => {
  it.each([
    [0.2, '1 s'],
    [59, '59 s'],
    [61, '1 min'],
    [3600, '1 h'],
    [7500, '2 h 5 min'],
    [90_000, '1 d 1 h'],
  ])('%d s is %s', (seconds, text) => expect(duration(seconds)).toBe(text))
})

describe('progress', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  function started(isTTY: boolean) {
    const written: string[] = []
    let done = 0
    const line = startProgress(
      () => ({ done, left: 1000 - done, fraction: done / 1000, note: '' }),
      { write: text => written.push(text), isTTY, columns: 80 },
      () => Date.now(),
    )
    return { line, written, advance: (count: number) => (done += count) }
  }

  it('prints a line every 10 s where there is no terminal', () => {
    const { line, written, advance } = started(false)
    advance(200)
    vi.advanceTimersByTime(9_000)
    expect(written).toEqual([])
    vi.advanceTimersByTime(1_000)
    expect(written).toEqual([' 20 %  200 done  20.0/s  40 s left\n'])
    advance(800)
    line.end()
    expect(written.at(-1)).toMatch(/^100 % {2}1,000 done/)
    vi.advanceTimersByTime(60_000)
    expect(written).toHaveLength(2)
  })

  it('rewrites one line on a terminal, and says other things above it', () => {
    const { line, written } = started(true)
    vi.advanceTimersByTime(500)
    line.say('Waiting.')
    line.end()
    expect(written).toHaveLength(5)
    expect(written.every(text => text === '\n' || text.startsWith('\r\u001b[K'))).toBe(true)
    expect(written[2]).toBe('\r\u001b[KWaiting.\n')
  })
})
