import { crc32 } from './crc32.ts'
import { type Filter, type FilterState, isFilterState, restoreFilter } from './filter.ts'

/*
 * The binary form of a filter, version 1 (all integers big-endian):
 *
 *   "VFF1" | probes u32 | capacity u32 | count u32 | size in bits u32 | bits, ⌈size / 8⌉ bytes | CRC-32 of all before u32
 *
 * One filter has one form. The CRC tells a damaged file from a good one; that nobody exchanged the file is what the
 * SHA-256 in the publication's index is for.
 */
const MAGIC = 0x56464631
const HEADER_BYTES = 20
const CHECKSUM_BYTES = 4

/** Bytes of a binary form that are not bits of the filter. */
export const FILTER_OVERHEAD_BYTES = HEADER_BYTES + CHECKSUM_BYTES

/** Bytes that are not the binary form of a filter. */
export class FilterCodecError extends Error {
  override readonly name = 'FilterCodecError'
}

/** The filter's binary form, `byteLength + FILTER_OVERHEAD_BYTES` bytes. */
export function encodeFilter(filter: Filter): Uint8Array {
  const encoded = new Uint8Array(filter.bits.length + FILTER_OVERHEAD_BYTES)
  const view = new DataView(encoded.buffer)
  view.setUint32(0, MAGIC)
  view.setUint32(4, filter.probes)
  view.setUint32(8, filter.capacity)
  view.setUint32(12, filter.count)
  view.setUint32(16, filter.size)
  encoded.set(filter.bits, HEADER_BYTES)
  const end = encoded.length - CHECKSUM_BYTES
  view.setUint32(end, crc32(encoded.subarray(0, end)))
  return encoded
}

/**
 * The filter of a binary form, with bits of its own: additions do not reach `bytes`.
 *
 * Throws FilterCodecError for anything `encodeFilter` did not write: another version, a byte missing or too many, a
 * wrong checksum, or a state no filter can be in.
 */
export function decodeFilter(bytes: Uint8Array): Filter {
  if (bytes.length < FILTER_OVERHEAD_BYTES) throw new FilterCodecError('a filter file is too short')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0) !== MAGIC) throw new FilterCodecError('not a filter file of version 1')
  const end = bytes.length - CHECKSUM_BYTES
  if (view.getUint32(end) !== crc32(bytes.subarray(0, end))) throw new FilterCodecError('a filter file is damaged')
  const state: FilterState = {
    probes: view.getUint32(4),
    capacity: view.getUint32(8),
    count: view.getUint32(12),
    size: view.getUint32(16),
    bits: bytes.subarray(HEADER_BYTES, end),
  }
  if (!isFilterState(state)) throw new FilterCodecError('a filter file contradicts itself')
  return restoreFilter(state)
}
