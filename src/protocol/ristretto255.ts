/**
 * The group ristretto255 (RFC 9496) and SHA-512 on libsodium's constant-time code, compiled to WebAssembly.
 *
 * Why not JavaScript: multiplication by a long-lived secret must not leak through its timing, and this is several times faster.
 * The binary is libsodium-sumo's own (see extract-wasm.ts); the module is compiled by whoever composes the program, because
 * runtimes differ in how they let one load WebAssembly.
 * Flow: every operation copies its inputs to fixed places in the instance's memory, calls C, and copies the result out.
 * Limits: one instance serves one thread; no function here is re-entrant, and none awaits.
 */
import { EXPORTS } from './ristretto255-exports.ts'

/** Length in bytes of an encoded group element. */
export const POINT_BYTES = 32
/** Length in bytes of a scalar, little-endian. */
export const SCALAR_BYTES = 32
const WIDE_BYTES = 64

/** A group operation that RFC 9496 or RFC 9497 does not allow: bad encoding, or the identity where it must not be. */
export class GroupError extends Error {
  override name = 'GroupError'
}

export interface Ristretto255 {
  /** Whether bytes are the canonical encoding of an element other than the identity. */
  isValidElement(bytes: Uint8Array): boolean
  /** scalar · point. @throws GroupError on an invalid point or when the product is the identity */
  scalarMultiply(scalar: Uint8Array, point: Uint8Array): Uint8Array
  /** scalar · base point. @throws GroupError when the scalar is zero */
  scalarMultiplyBase(scalar: Uint8Array): Uint8Array
  /** Sum of two points. @throws GroupError on an invalid point */
  add(a: Uint8Array, b: Uint8Array): Uint8Array
  /** The one-way map of RFC 9496 §4.3.4 from 64 uniform bytes. */
  fromUniformBytes(bytes: Uint8Array): Uint8Array
  /** 64 little-endian bytes modulo the group order. */
  scalarReduce(bytes: Uint8Array): Uint8Array
  /** a · b modulo the group order. */
  scalarProduct(a: Uint8Array, b: Uint8Array): Uint8Array
  /** a − b modulo the group order. */
  scalarDifference(a: Uint8Array, b: Uint8Array): Uint8Array
  /** 1 / a modulo the group order. @throws GroupError when a is zero */
  scalarInverse(a: Uint8Array): Uint8Array
  /** SHA-512 (FIPS 180-4), 64 bytes. */
  sha512(bytes: Uint8Array): Uint8Array
}

type CFunction = (...args: number[]) => number

/** Inputs to SHA-512 up to this many bytes stay in a fixed place; longer ones are refused (nothing here is longer). */
const HASH_INPUT_BYTES = 16384

/** An instance of the group over `ristretto255.wasm`, ready at once. */
export function createRistretto255(module: WebAssembly.Module): Ristretto255 {
  const refuse = (): never => {
    throw new GroupError('libsodium stopped')
  }
  // The four imports are assertion failure, random numbers, abort and growing the heap; none is reached from here.
  const exports = new WebAssembly.Instance(module, { a: { a: refuse, b: refuse, c: refuse, d: () => 0 } }).exports
  const c = (name: Exclude<keyof typeof EXPORTS, 'memory'>) => exports[EXPORTS[name]] as CFunction
  c('initialise')()
  const malloc = c('malloc')
  const [a, b, out, wide, hashInput] = [32, 32, 32, WIDE_BYTES, HASH_INPUT_BYTES].map(size => malloc(size)) as [
    number,
    number,
    number,
    number,
    number,
  ]
  // The heap never grows, so the view stays valid for the life of the instance.
  const heap = new Uint8Array((exports[EXPORTS.memory] as WebAssembly.Memory).buffer)
  const read = (at: number, length = 32) => heap.slice(at, at + length)
  const write = (bytes: Uint8Array, at: number, length = 32) => {
    if (bytes.length !== length) throw new GroupError('wrong length')
    heap.set(bytes, at)
  }
  const isValidPoint = c('crypto_core_ristretto255_is_valid_point')
  const add = c('crypto_core_ristretto255_add')
  const fromHash = c('crypto_core_ristretto255_from_hash')
  const multiply = c('crypto_scalarmult_ristretto255')
  const multiplyBase = c('crypto_scalarmult_ristretto255_base')
  const scalarMul = c('crypto_core_ristretto255_scalar_mul')
  const scalarSub = c('crypto_core_ristretto255_scalar_sub')
  const scalarReduce = c('crypto_core_ristretto255_scalar_reduce')
  const scalarInvert = c('crypto_core_ristretto255_scalar_invert')
  const hash = c('crypto_hash_sha512')

  const two = (operation: CFunction, left: Uint8Array, right: Uint8Array, refusal: string): Uint8Array => {
    write(left, a)
    write(right, b)
    if (operation(out, a, b) !== 0) throw new GroupError(refusal)
    return read(out)
  }
  // libsodium's scalar arithmetic returns nothing.
  const twoScalars = (operation: CFunction, left: Uint8Array, right: Uint8Array): Uint8Array => {
    write(left, a)
    write(right, b)
    operation(out, a, b)
    return read(out)
  }

  return {
    isValidElement(bytes) {
      if (bytes.length !== POINT_BYTES || bytes.every(byte => byte === 0)) return false
      write(bytes, a)
      return isValidPoint(a) === 1
    },
    scalarMultiply: (scalar, point) => two(multiply, scalar, point, 'not a valid element'),
    scalarMultiplyBase(scalar) {
      write(scalar, a)
      if (multiplyBase(out, a) !== 0) throw new GroupError('the scalar is zero')
      return read(out)
    },
    add: (left, right) => two(add, left, right, 'not a valid element'),
    fromUniformBytes(bytes) {
      write(bytes, wide, WIDE_BYTES)
      fromHash(out, wide)
      return read(out)
    },
    scalarReduce(bytes) {
      write(bytes, wide, WIDE_BYTES)
      scalarReduce(out, wide)
      return read(out)
    },
    scalarProduct: (left, right) => twoScalars(scalarMul, left, right),
    scalarDifference: (left, right) => twoScalars(scalarSub, left, right),
    scalarInverse(scalar) {
      write(scalar, a)
      if (scalarInvert(out, a) !== 0) throw new GroupError('the scalar is zero')
      return read(out)
    },
    sha512(bytes) {
      if (bytes.length > HASH_INPUT_BYTES) throw new GroupError('input too long')
      heap.set(bytes, hashInput)
      hash(wide, hashInput, bytes.length, 0)
      return read(wide, WIDE_BYTES)
    },
  }
}
