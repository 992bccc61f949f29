/** Which steps the reader has ticked, kept on the device under their names and nothing else. */
const KEY = 'vigifuite.plan'

export function readTicks(): Set<string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return new Set(Array.isArray(stored) ? stored.filter(one => typeof one === 'string') : [])
  } catch {
    return new Set()
  }
}

export function writeTicks(ticks: ReadonlySet<string>): void {
  try {
    if (ticks.size === 0) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify([...ticks]))
  } catch {
    // Without storage the ticks last as long as the page.
  }
}
