import { type ObjectStore, StoreUnavailableError } from '../../src/store/object-store.ts'

/**
 * What goes wrong at one operation. `before`: nothing was done; `after`: it was done, but nobody was told; `half`: a store
 * that breaks its promise kept half of the bytes; `half, unnoticed`: and said all was well; `crash`: the process died, so that nothing after it happens either; `crash after`: right after having done it.
 */
export const FAULTS = ['before', 'after', 'half', 'half, unnoticed', 'crash', 'crash after'] as const
export type Fault = (typeof FAULTS)[number]

/** A store, and anything else that is wrapped with it, whose operation number `at` (from 0) goes wrong. */
export function injectFault(at: number, fault: Fault) {
  let operations = 0
  let dead = false
  const unavailable = () => new StoreUnavailableError('injected')

  async function operation<T>(run: () => Promise<T>, half: (() => Promise<T>) | null = null): Promise<T> {
    if (dead) throw unavailable()
    if (operations++ !== at) return run()
    dead = fault.startsWith('crash')
    if (fault === 'half, unnoticed') return (half ?? run)()
    if (fault === 'half') await half?.()
    if (fault === 'after' || fault === 'crash after') await run()
    throw unavailable()
  }

  return {
    /** Whether the operation was ever reached. */
    get happened() {
      return operations > at
    },
    store: (store: ObjectStore): ObjectStore => ({
      get: name => operation(() => store.get(name)),
      put: (name, bytes, condition) =>
        operation(
          () => store.put(name, bytes, condition),
          () => store.put(name, bytes.subarray(0, bytes.length / 2), condition),
        ),
      delete: names =>
        operation(
          () => store.delete(names),
          () => store.delete(names.slice(0, names.length / 2)),
        ),
      list: store.list,
    }),
    /** The write side's changes fail in the same ways. */
    source: <S extends object>(source: S, names: readonly (keyof S)[]): S => {
      const wrapped = Object.create(source) as S
      for (const name of names) {
        const original = source[name] as (...args: unknown[]) => Promise<unknown>
        const faulty = (...args: unknown[]) => operation(() => original.apply(source, args))
        Object.defineProperty(wrapped, name, { value: faulty })
      }
      return wrapped
    },
  }
}
