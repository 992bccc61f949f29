import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { encodeFilter } from '../../src/filter/codec.ts'
import { createFilter, type Filter } from '../../src/filter/filter.ts'

/** Not elements of the group, only bytes distributed like them; the same in every runtime. */
export function knownElement(index: number): Uint8Array {
  const element = sha256(Uint8Array.of(index >> 8, index & 0xff))
  element[0]! &= 0xfe
  element[31]! &= 0x7f
  return element
}

export function knownFilter(): Filter {
  const filter = createFilter(300)
  for (let index = 0; index < 300; index++) filter.add(knownElement(index))
  return filter
}

/** SHA-256 of the binary form of `knownFilter()`: changes when, and only when, published filters become unreadable. */
export const KNOWN_ENCODING = '1f2ab949544f3177f5233708303fe153b29f29544e28f216e9635ba5b5f114f8'

export function encodingOfKnownFilter(): string {
  return bytesToHex(sha256(encodeFilter(knownFilter())))
}
