/** Runs a task when fewer than the limit are under way; in the order of asking. */
export type Limiter = <T>(task: () => Promise<T>) => Promise<T>

/** A limiter for at most `limit` tasks at once. Tasks that wait when `signal` aborts are rejected with its reason. */
export function createLimiter(limit: number, signal?: AbortSignal): Limiter {
  const waiting: (() => void)[] = []
  let running = 0
  const next = () => {
    running--
    waiting.shift()?.()
  }
  return async task => {
    while (running >= limit) await new Promise<void>(resolve => waiting.push(resolve))
    running++
    try {
      signal?.throwIfAborted()
      return await task()
    } finally {
      next()
    }
  }
}
