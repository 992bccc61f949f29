/** The part of a process that hears of interruptions. */
interface Interruptible {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown
  off(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown
  exit(code: number): never
}

/**
 * The first Ctrl-C (or SIGTERM) aborts the signal, so that what is under way can end well; the second leaves at once.
 * `end` gives Ctrl-C its usual meaning back.
 */
export function stopOnInterrupt(
  target: Interruptible,
  say: (message: string) => void,
): { readonly signal: AbortSignal; end(): void } {
  const controller = new AbortController()
  const listener = () => {
    if (controller.signal.aborted) target.exit(130)
    controller.abort()
    say(
      'Stopping after the chunks that are under way. Ctrl-C again leaves at once; the same command goes on either way.',
    )
  }
  target.on('SIGINT', listener)
  target.on('SIGTERM', listener)
  return {
    signal: controller.signal,
    end() {
      target.off('SIGINT', listener)
      target.off('SIGTERM', listener)
    },
  }
}
