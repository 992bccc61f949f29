/**
 * Runs an action on every item with at most `limit` under way at once. A failure concerns its own item only: the caller
 * sets an item's outcome inside the action, so what failed keeps the outcome it began with.
 */
export async function forEachAtMost<T>(
  limit: number,
  items: Iterator<T> & Iterable<T>,
  action: (item: T) => Promise<void>,
): Promise<void> {
  // The workers share one iterator, so each item is taken once.
  const work = async (): Promise<void> => {
    for (let next = items.next(); !next.done; next = items.next()) {
      await action(next.value).catch(() => undefined)
    }
  }
  await Promise.all(Array.from({ length: limit }, work))
}
