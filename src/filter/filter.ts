import { BloomFilter } from './bloom-filter.ts'
import { ElementHashing, MAX_FILTER_BITS, MAX_PROBES } from './element-hashing.ts'

/** One in a thousand strangers costs a bucket read for nothing. */
export const DEFAULT_ERROR_RATE = 0.001

/** Smaller filters would save nothing and are where Bloom's formula is off by more than a few per cent. */
export const MIN_CAPACITY = 256

/** What a filter consists of; everything the binary form carries. */
export interface FilterState {
  /** How many elements it was made for. */
  readonly capacity: number
  /** How many elements were added that it did not already answer "maybe" for. */
  readonly count: number
  /** Size in bits. */
  readonly size: number
  /** Bits an element sets. */
  readonly probes: number
  /** The bits, ⌈size / 8⌉ bytes, lowest bit first. A filter's own array, not a copy. */
  readonly bits: Uint8Array
}

/** A Bloom filter over elements: never says no to an element that was added. */
export interface Filter extends FilterState {
  /** False: surely not added. True: maybe. Throws RangeError unless the element has 32 bytes. */
  has(element: Uint8Array): boolean
  /** Adding an element again changes nothing, `count` included. Throws RangeError unless the element has 32 bytes. */
  add(element: Uint8Array): void
  /** Bytes of its bits. In memory there are some 4 KB of objects beside them. */
  readonly byteLength: number
}

type Hashable = Parameters<BloomFilter['has']>[0]

class ElementFilter implements Filter {
  readonly #bloom: BloomFilter
  readonly #hashing = new ElementHashing()
  readonly capacity: number
  #count: number

  constructor(bloom: BloomFilter, capacity: number, count: number) {
    // BloomFilter asks nothing else of its hashing.
    bloom._hashing = this.#hashing as unknown as BloomFilter['_hashing']
    this.#bloom = bloom
    this.capacity = capacity
    this.#count = count
  }

  get count(): number {
    return this.#count
  }
  get size(): number {
    return this.#bloom._size
  }
  get probes(): number {
    return this.#bloom._nbHashes
  }
  get bits(): Uint8Array {
    return this.#bloom._filter.array
  }
  get byteLength(): number {
    return this.bits.length
  }

  has(element: Uint8Array): boolean {
    return this.#bloom.has(element as unknown as Hashable)
  }

  // BloomFilter.add in one pass with the test whether it changes anything: slicing twice would halve the speed.
  add(element: Uint8Array): void {
    const bits = this.#bloom._filter
    let changed = false
    for (const index of this.#hashing.getIndexes(element, this.size, this.probes)) {
      if (bits.has(index)) continue
      bits.add(index)
      changed = true
    }
    if (changed) this.#count++
  }
}

/**
 * An empty filter for `capacity` elements (256 if fewer are asked for) with bloom-filters' optimal number of bits and
 * probes for `errorRate`, the fraction of strangers it answers "maybe" for once it holds `capacity` elements.
 *
 * Throws RangeError unless the capacity is a whole number, the error rate at least 0.001 and below 1, and the filter
 * at most 256 KiB (145,860 elements at 0.001).
 */
export function createFilter(capacity: number, errorRate: number = DEFAULT_ERROR_RATE): Filter {
  if (!Number.isSafeInteger(capacity) || capacity < 0) throw new RangeError('capacity must be a whole number')
  if (!(errorRate >= DEFAULT_ERROR_RATE && errorRate < 1)) throw new RangeError('errorRate must be in [0.001, 1)')
  const made = Math.max(capacity, MIN_CAPACITY)
  // An upper bound first: the size formula would allocate whatever it is told to.
  if (made > MAX_FILTER_BITS) throw new RangeError('a filter is at most 256 KiB')
  const bloom = BloomFilter.create(made, errorRate)
  if (bloom._size > MAX_FILTER_BITS) throw new RangeError('a filter is at most 256 KiB')
  return new ElementFilter(bloom, made, 0)
}

/** Whether a filter could be in this state. What `restoreFilter` needs to hold before it is called. */
export function isFilterState(state: FilterState): boolean {
  const { capacity, count, size, probes, bits } = state
  const unused = 8 * bits.length - size
  return (
    [capacity, count, size, probes].every(Number.isSafeInteger) &&
    capacity >= MIN_CAPACITY &&
    count >= 0 &&
    size >= capacity &&
    size <= MAX_FILTER_BITS &&
    probes >= 1 &&
    probes <= MAX_PROBES &&
    unused >= 0 &&
    unused < 8 &&
    bits[bits.length - 1]! >> (8 - unused) === 0
  )
}

/** A filter in a given state, with a copy of its bits. Throws RangeError if no filter could be in that state. */
export function restoreFilter(state: FilterState): Filter {
  if (!isFilterState(state)) throw new RangeError('not the state of a filter')
  const bloom = new BloomFilter(state.size, state.probes)
  bloom._filter.array.set(state.bits)
  return new ElementFilter(bloom, state.capacity, state.count)
}
