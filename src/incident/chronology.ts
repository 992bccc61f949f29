/**
 * Putting facts in order whose dates are known to the day, the month or the year.
 *
 * A date that lies surely before another goes first. Where one is within the other (`2024-09` and `2024-09-19`) nothing says which
 * came first, and the order that the facts have by their nature decides: something happens before it is disclosed.
 */
import { earliestDay, latestDay, type PartialDate } from './partial-date.ts'

/** Oldest first. `facts` come in the order that they would have if all their dates were the same; they are left alone. */
export function inOrder<T extends { readonly date: PartialDate }>(facts: readonly T[]): T[] {
  const placed: { readonly fact: T; readonly first: number; readonly last: number; readonly at: number }[] = []
  for (const fact of facts) {
    const [first, last] = [Date.parse(earliestDay(fact.date)), Date.parse(latestDay(fact.date))]
    const overlapping = placed.filter(one => one.first <= last && first <= one.last)
    // Not before what it follows by nature, as far as its own date allows that.
    const at = Math.min(last, Math.max(first, ...overlapping.map(one => one.at)))
    placed.push({ fact, first, last, at })
  }
  // Sorting is stable: what is placed at the same day keeps its order.
  return placed.sort((a, b) => a.at - b.at).map(({ fact }) => fact)
}
