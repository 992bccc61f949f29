import type { KeysState } from '../desk/publisher.ts'
import { type PublishDependencies, publish } from '../publication/publish.ts'
import { pause } from './pause.ts'

/**
 * Publishes partners' keys alone, beside other publications. What fails is tried again for as long as the process lives, after the last of
 * the pauses again and again: a key that somebody revoked must stop working, and nobody may be there to ask twice. Without pauses it is
 * tried once.
 */
export function createKeysPublisher(
  deps: PublishDependencies,
  retryAfterMs: readonly number[],
  closing: AbortSignal,
): { start(): void; state(): KeysState; idle(): Promise<void> } {
  let state: KeysState = 'published'
  let again = false
  let running: Promise<void> | null = null

  const run = async (): Promise<void> => {
    for (let failures = 0; !closing.aborted; ) {
      again = false
      try {
        await publish(deps, { keysOnly: true })
        if (again) continue
        state = 'published'
        break
      } catch {
        state = 'failing'
        const wait = retryAfterMs[failures++] ?? retryAfterMs.at(-1)
        if (wait !== undefined) await pause(wait, closing)
        else if (!again) break
      }
    }
    // At once, so that what is asked for from here on is begun anew.
    running = null
  }
  return {
    start() {
      again = true
      if (closing.aborted) return
      if (state !== 'failing') state = 'running'
      running ??= run()
    },
    state: () => state,
    idle: () => running ?? Promise.resolve(),
  }
}
