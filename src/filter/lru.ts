/**
 * Keeps the values used last, as many as fit into `maxBytes` by what `sizeOf` says of each when it is set.
 *
 * A value that is larger than the whole is not kept. `sizeOf` is asked once a value, so values must not grow.
 */
export class ByteLru<V> {
  readonly #maxBytes: number
  readonly #sizeOf: (value: V) => number
  // A Map iterates in the order of insertion; a value that is used is inserted again, so the first is the oldest.
  readonly #entries = new Map<string, { readonly value: V; readonly bytes: number }>()
  #bytes = 0

  /** Throws RangeError unless `maxBytes` is 0 or more. */
  constructor(maxBytes: number, sizeOf: (value: V) => number) {
    if (!(maxBytes >= 0)) throw new RangeError('maxBytes must be 0 or more')
    this.#maxBytes = maxBytes
    this.#sizeOf = sizeOf
  }

  /** The sum of the sizes of what is kept. */
  get bytes(): number {
    return this.#bytes
  }

  get(key: string): V | undefined {
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    return entry.value
  }

  /** Throws RangeError if `sizeOf` gives anything but 0 or more; nothing is changed then. */
  set(key: string, value: V): void {
    const bytes = this.#sizeOf(value)
    if (!(bytes >= 0)) throw new RangeError('sizeOf must give 0 or more')
    this.#remove(key)
    if (bytes > this.#maxBytes) return
    this.#entries.set(key, { value, bytes })
    this.#bytes += bytes
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#maxBytes) break
      this.#remove(oldest)
    }
  }

  #remove(key: string): void {
    const entry = this.#entries.get(key)
    if (entry === undefined) return
    this.#entries.delete(key)
    this.#bytes -= entry.bytes
  }
}
