/**
 * The digest D of a canonical form: Argon2id (RFC 9106) with the deployment's public salt, as protocol vf1 "Steps" says.
 * A digest is as secret as the identifier: it may be held in memory, never logged or stored.
 */
import { KIND_IDS, type Kind } from '../identifier/kind.ts'
import { concatBytes, equalBytes, fromHex, utf8 } from './bytes.ts'

/** Argon2id's inputs other than the password. `memoryKiB` in KiB, `salt` of 16 bytes, `hashLength` in bytes. */
export interface Argon2idParameters {
  readonly version: 19
  readonly memoryKiB: number
  readonly iterations: number
  readonly parallelism: number
  readonly hashLength: number
  readonly salt: Uint8Array
}

/** An implementation of Argon2id: native on Node, WebAssembly in browsers; the same bytes. */
export type Argon2id = (password: Uint8Array, parameters: Argon2idParameters) => Promise<Uint8Array>

/** The cost that vf1 fixes (OWASP's second choice for Argon2id: 19 MiB, two passes). */
export const ARGON2ID_COST = { version: 19, memoryKiB: 19456, iterations: 2, parallelism: 1, hashLength: 32 } as const

/** Length of the salt in bytes. */
export const SALT_BYTES = 16

/** Length of a digest in bytes. */
export const DIGEST_BYTES = 32

const PREFIX = utf8('vf1\0')

/** The password of Argon2id: "vf1" ‖ 0x00 ‖ kind id ‖ length of the canonical form (u16, big-endian) ‖ canonical form. */
export function argon2idInput(kind: Kind, canonical: string): Uint8Array {
  const form = utf8(canonical)
  return concatBytes(PREFIX, Uint8Array.of(KIND_IDS[kind], form.length >> 8, form.length & 0xff), form)
}

/** D of one canonical form, 32 bytes. */
export function digest(
  argon2id: Argon2id,
  kind: Kind,
  canonical: string,
  parameters: Argon2idParameters,
): Promise<Uint8Array> {
  return argon2id(argon2idInput(kind, canonical), parameters)
}

/** An Argon2id implementation that does not compute what it must: nothing may be answered with it. */
export class KnownAnswerError extends Error {
  override name = 'KnownAnswerError'
}

// The first vector of vf1, with the real cost: a cheaper one would not touch the memory sizes that have been seen to fail.
const KNOWN_SALT = fromHex('afa4450b4392b40bfa8ba8bfff7b99d9')
const KNOWN_DIGEST = fromHex('978abcc6e64932d5e17ce1033767a5a42789e5271dad7765a1b11ca6cc97bdcf')

/** Runs one known answer with the real parameters. @throws KnownAnswerError when the bytes differ or nothing comes back */
export async function assertKnownAnswer(argon2id: Argon2id): Promise<void> {
  const computed = await digest(argon2id, 'email', 'alice@example.org', { ...ARGON2ID_COST, salt: KNOWN_SALT }).catch(
    () => null,
  )
  if (computed === null || !equalBytes(computed, KNOWN_DIGEST)) {
    throw new KnownAnswerError('Argon2id does not give its known answer on this device')
  }
}
