/**
 * A body of lines, read as it comes: in blocks that are large when the sender is fast, and soon there when it is slow.
 *
 * Memory is flat whatever is sent: at most one block, one chunk of the body and one line are held, and nothing is read from the sender until a
 * block was taken.
 */

/** A line without its end; null where it was longer than allowed and was dropped. Numbers begin at 1 and count every line. */
export interface Line {
  readonly number: number
  readonly text: string | null
}

export interface LineBlockOptions {
  /** Lines in a block. */
  readonly maxLines: number
  /** UTF-16 code units in a line. */
  readonly maxLength: number
  /** Milliseconds that a block's first line waits for others. */
  readonly lingerMs: number
  /** Milliseconds without the end of a line, after which the sender is given up: one byte now and then keeps nothing open. */
  readonly stallMs: number
  /** When it is aborted, what was complete is given, and nothing more is read. */
  readonly signal?: AbortSignal | undefined
}

/** No line ended for too long. */
export class StalledError extends Error {
  override name = 'StalledError'
}

/** Reading was to end before the body did. */
export class StoppedError extends Error {
  override name = 'StoppedError'
}

/** The body broke off: its sender is gone. */
export class BrokenBodyError extends Error {
  override name = 'BrokenBodyError'
}

/**
 * Blocks of at least one line, in order; what follows the last line end is a line of its own unless it is empty. What is not UTF-8 becomes U+FFFD.
 * @throws StalledError @throws StoppedError @throws BrokenBodyError
 */
export async function* lineBlocks(
  body: ReadableStream<Uint8Array>,
  { maxLines, maxLength, lingerMs, stallMs, signal }: LineBlockOptions,
): AsyncGenerator<readonly Line[], void, void> {
  const reader = body.getReader()
  const lines = createSplitter(maxLength)
  let block: Line[] = []
  let timer = startTimer(stallMs)
  const restart = (milliseconds: number) => {
    timer.stop()
    timer = startTimer(milliseconds)
  }
  // Not one more promise to race with: a race leaves something behind in each promise that outlives it.
  const stop = () => timer.end()
  signal?.addEventListener('abort', stop)
  let reading: Promise<Uint8Array | null> | undefined
  try {
    for (;;) {
      if (signal?.aborted) {
        if (block.length > 0) yield block
        throw new StoppedError()
      }
      reading ??= read(reader)
      const chunk = await Promise.race([reading, timer.ended])
      if (chunk === LATE && block.length === 0 && !signal?.aborted) throw new StalledError()
      if (chunk !== LATE) {
        reading = undefined
        for (const line of chunk === null ? lines.last() : lines.split(chunk)) {
          if (block.push(line) === 1) restart(lingerMs)
          if (block.length < maxLines) continue
          yield block
          block = []
          // Whoever waited for the reader of the blocks has not stalled.
          restart(stallMs)
        }
      }
      if (block.length > 0 && (chunk === LATE || chunk === null)) {
        yield block
        block = []
        restart(stallMs)
      }
      if (chunk === null) return
    }
  } finally {
    signal?.removeEventListener('abort', stop)
    timer.stop()
    reading?.catch(() => undefined)
    reader.cancel().catch(() => undefined)
  }
}

const LATE = Symbol('late')

function startTimer(milliseconds: number) {
  const { promise: ended, resolve } = Promise.withResolvers<typeof LATE>()
  const end = () => resolve(LATE)
  const id = setTimeout(end, milliseconds)
  return { ended, end, stop: () => clearTimeout(id) }
}

/** The next chunk, null at the end. @throws BrokenBodyError */
async function read(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array | null> {
  try {
    const { done, value } = await reader.read()
    return done ? null : value
  } catch {
    throw new BrokenBodyError()
  }
}

function createSplitter(maxLength: number) {
  const decoder = new TextDecoder()
  let number = 0
  let held = ''
  let tooLong = false
  const hold = (part: string): void => {
    tooLong ||= held.length + part.length > maxLength
    held = tooLong ? '' : held + part
  }
  const finish = (): Line => {
    const line = { number: ++number, text: tooLong ? null : held }
    held = ''
    tooLong = false
    return line
  }
  return {
    *split(bytes: Uint8Array): Generator<Line, void> {
      const chunk = decoder.decode(bytes, { stream: true })
      let from = 0
      for (let end = chunk.indexOf('\n'); end !== -1; end = chunk.indexOf('\n', from)) {
        hold(chunk.slice(from, end))
        yield finish()
        from = end + 1
      }
      hold(chunk.slice(from))
    },
    *last(): Generator<Line, void> {
      hold(decoder.decode())
      if (held !== '' || tooLong) yield finish()
    },
  }
}
