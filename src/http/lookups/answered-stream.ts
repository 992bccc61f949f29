/** What a stream of answers needs of whoever reads it. */
export interface AnsweredStreamOptions {
  /** Milliseconds that a part may wait to be taken. */
  readonly readMs: number
  /** The reader takes nothing: cut the connection, because nothing else would end it. Left out: the stream fails. */
  readonly cut: (() => void) | undefined
  /** Called exactly once: at the end, when the reader leaves, or when it was cut. */
  readonly onEnd: () => void
}

/**
 * Texts as a body that is computed at the pace of its reader: a part is asked for when the one before was taken.
 *
 * Limit: `parts` may be in the middle of a part when the reader leaves; it is told at the end of that part.
 */
export function answeredStream(
  parts: AsyncGenerator<string, void, void>,
  { readMs, cut, onEnd }: AnsweredStreamOptions,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let waiting: ReturnType<typeof setTimeout> | undefined
  let ended = false
  const end = () => {
    clearTimeout(waiting)
    if (ended) return
    ended = true
    onEnd()
  }
  const leave = () => {
    end()
    parts.return().catch(() => undefined)
  }
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(waiting)
        const { done, value } = await parts.next().catch((error: unknown) => {
          end()
          throw error
        })
        if (ended) return
        if (done) {
          end()
          controller.close()
          return
        }
        controller.enqueue(encoder.encode(value))
        waiting = setTimeout(() => {
          leave()
          if (cut) cut()
          else controller.error(new Error('the answer was not read'))
        }, readMs)
      },
      cancel: leave,
    },
    { highWaterMark: 0 },
  )
}
