import type { BucketEntry } from '../protocol/bucket-document.ts'
import { bucketOf, ELEMENT_BYTES } from '../protocol/element.ts'
import type { PackedExposures } from './source.ts'

/** The entries of one bucket, ascending by element, each element once. */
export interface BucketEntries {
  readonly bucket: number
  readonly entries: readonly BucketEntry[]
}

/** Ascending rows, taken together by bucket and element. Only one bucket is held at a time; buckets without rows are left out. */
export async function* groupByBucket(
  rows: AsyncIterable<PackedExposures>,
  bucketBits: number,
): AsyncGenerator<BucketEntries> {
  let bucket = -1
  let entries: { element: Uint8Array; codes: number[] }[] = []
  for await (const { count, elements, codes } of rows) {
    for (let i = 0; i < count; i++) {
      const at = i * ELEMENT_BYTES
      const here = bucketOf(elements, bucketBits, at)
      if (here !== bucket) {
        if (here < bucket) throw new RangeError('rows are not in ascending order')
        if (entries.length > 0) yield { bucket, entries }
        bucket = here
        entries = []
      }
      const last = entries.at(-1)
      if (last !== undefined && sameElement(last.element, elements, at)) last.codes.push(codes[i]!)
      else entries.push({ element: elements.subarray(at, at + ELEMENT_BYTES), codes: [codes[i]!] })
    }
  }
  if (entries.length > 0) yield { bucket, entries }
}

function sameElement(element: Uint8Array, elements: Uint8Array, at: number): boolean {
  for (let i = ELEMENT_BYTES - 1; i >= 0; i--) if (element[i] !== elements[at + i]) return false
  return true
}
