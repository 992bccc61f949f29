import type { Deliverer } from '../partner/webhooks/deliver.ts'

const INTERVAL_MS = 2000
/** What is under way for longer when the server stops is sent again by the next one. */
const GRACE_MS = 5000

/** Looks every two seconds for what is due; `close` lets the attempts under way end. */
export function keepDelivering(deliverer: Deliverer): { close(): Promise<void> } {
  let looking: Promise<unknown> = Promise.resolve()
  let free = true
  const look = () => {
    if (!free) return
    free = false
    looking = deliverer
      .begin()
      // While the database is away nothing is due; what waits there waits.
      .catch(() => undefined)
      .finally(() => {
        free = true
      })
  }
  const timer = setInterval(look, INTERVAL_MS).unref()
  return {
    async close() {
      clearInterval(timer)
      await looking
      let patience: ReturnType<typeof setTimeout> | undefined
      const enough = new Promise<void>(resolve => {
        patience = setTimeout(resolve, GRACE_MS)
      })
      await Promise.race([deliverer.idle(), enough])
      clearTimeout(patience)
    },
  }
}
