/**
 * Asks once for many. What one item was given the others get too; an item that asks a second time for the same thing, because what it was given
 * did not do, makes it be asked for afresh, and the others that come back get that. What has this name is shared, or found by `ask`.
 */
export type Share = <T>(name: string, ask: () => Promise<T>) => Promise<T>

/** @returns what makes a share for each item */
export function createSharing(): () => Share {
  const known = new Map<string, Promise<unknown>>()
  return () => {
    const given = new Map<string, Promise<unknown>>()
    return <T>(name: string, ask: () => Promise<T>): Promise<T> => {
      let current = known.get(name)
      if (current === undefined || current === given.get(name)) {
        current = ask()
        known.set(name, current)
      }
      given.set(name, current)
      // A name stands for one question, and so for one type of answer.
      return current as Promise<T>
    }
  }
}
