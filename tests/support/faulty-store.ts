import { type ObjectStore, type PutCondition, StoreUnavailableError } from '../../src/store/object-store.ts'

export type StoreOperation = 'get' | 'put' | 'delete' | 'list'

/**
 * What goes wrong. For a list, only `unavailable`, `fail-before` and `fail-half-way` (after the first entry) mean something.
 *
 * - `unavailable`: nothing is done, as when the store is out of reach. Lasts until cleared.
 * - `fail-before`: nothing is done.
 * - `fail-after`: it is done in full, and the caller is told that it failed.
 * - `fail-half-way`: a put leaves the first half of the bytes under the name, which no adapter of ours does and a store that breaks its
 *   promise might; a delete removes the first half of the names.
 * - `no-space`: puts write until `freeBytes` are used up, and fail with ENOSPC from then on. Lasts until cleared.
 * - `crash`: what is asked for is never answered, nor is anything after it: the caller is as good as killed there. `done` says
 *   whether it was done. Lasts until cleared.
 * - `latency`: it is done `milliseconds` later. Lasts until cleared.
 */
export type StoreFault =
  | { readonly kind: 'unavailable' | 'fail-before' | 'fail-after' | 'fail-half-way' }
  | { readonly kind: 'no-space'; readonly freeBytes: number }
  | { readonly kind: 'crash'; readonly done: boolean }
  | { readonly kind: 'latency'; readonly milliseconds: number }

/** When it goes wrong: of the operations that match, the `failAt`-th (1 by default), for `times` of them. */
export interface FaultPlace {
  readonly operation?: StoreOperation
  /** Any of the names of a delete; the prefix of a list. */
  readonly name?: RegExp
  readonly failAt?: number
  readonly times?: number
}

export interface LoggedOperation {
  readonly operation: StoreOperation
  readonly names: readonly string[]
  readonly conditional: boolean
  readonly fault: StoreFault['kind'] | null
}

export interface FaultyStore extends ObjectStore {
  /** Replaces the fault and begins counting. */
  inject(fault: StoreFault, place?: FaultPlace): void
  /** From here on nothing goes wrong. What a `crash` left unanswered stays so. */
  clear(): void
  /** How often the injected fault has struck. */
  readonly struck: number
  readonly log: readonly LoggedOperation[]
}

/** Wraps a store, and does what is injected, with StoreUnavailableError of code `injected` (`ENOSPC` for no space). */
export function createFaultyStore(inner: ObjectStore): FaultyStore {
  const log: LoggedOperation[] = []
  let active: { readonly fault: StoreFault; readonly place: FaultPlace } | null = null
  let matched = 0
  let struck = 0
  let freeBytes = 0

  function strike(operation: StoreOperation, names: readonly string[], bytes = 0): StoreFault | null {
    if (active === null) return null
    const { fault, place } = active
    if (fault.kind === 'crash' && struck > 0) return { kind: 'crash', done: false }
    if (place.operation !== undefined && place.operation !== operation) return null
    if (place.name !== undefined && !names.some(name => place.name?.test(name))) return null
    if (fault.kind === 'no-space') {
      if (operation !== 'put') return null
      freeBytes -= bytes
      if (freeBytes >= 0) return null
    }
    matched += 1
    const failAt = place.failAt ?? 1
    const lasting = !fault.kind.startsWith('fail-')
    const times = place.times ?? (lasting ? Number.POSITIVE_INFINITY : 1)
    if (matched < failAt || matched >= failAt + times) return null
    struck += 1
    return fault
  }

  function begin(operation: StoreOperation, names: readonly string[], put?: { bytes: number; conditional: boolean }) {
    const fault = strike(operation, names, put?.bytes)
    log.push({ operation, names: [...names], conditional: put?.conditional ?? false, fault: fault?.kind ?? null })
    return fault
  }

  async function perform<T>(
    fault: StoreFault | null,
    work: () => Promise<T>,
    half: () => Promise<unknown>,
  ): Promise<T> {
    if (fault === null) return work()
    switch (fault.kind) {
      case 'latency':
        await new Promise(resolve => setTimeout(resolve, fault.milliseconds))
        return work()
      case 'crash':
        if (fault.done) await work()
        return new Promise<never>(() => undefined)
      case 'no-space':
        throw new StoreUnavailableError(undefined, { code: 'ENOSPC' })
      case 'fail-after':
        await work()
        break
      case 'fail-half-way':
        await half()
        break
      case 'fail-before':
      case 'unavailable':
    }
    throw new StoreUnavailableError(undefined, { code: 'injected' })
  }

  return {
    inject(fault, place = {}) {
      active = { fault, place }
      matched = 0
      struck = 0
      freeBytes = fault.kind === 'no-space' ? fault.freeBytes : 0
    },
    clear() {
      active = null
    },
    get struck() {
      return struck
    },
    log,

    get(name) {
      return perform(
        begin('get', [name]),
        () => inner.get(name),
        async () => undefined,
      )
    },

    put(name: string, bytes: Uint8Array, condition?: PutCondition) {
      const fault = begin('put', [name], { bytes: bytes.length, conditional: condition !== undefined })
      const half = () => inner.put(name, bytes.subarray(0, bytes.length >> 1), condition)
      return perform(fault, () => inner.put(name, bytes, condition), half)
    },

    delete(names) {
      const half = () => inner.delete(names.slice(0, names.length >> 1))
      return perform(begin('delete', names), () => inner.delete(names), half)
    },

    async *list(prefix) {
      const fault = begin('list', [prefix])
      if (fault?.kind === 'fail-half-way') {
        for await (const entry of inner.list(prefix)) {
          yield entry
          break
        }
      }
      await perform(
        fault,
        async () => undefined,
        async () => undefined,
      )
      yield* inner.list(prefix)
    },
  }
}
