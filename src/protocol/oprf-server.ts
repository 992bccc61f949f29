/**
 * The server's half of the VOPRF (RFC 9497, mode 0x01, suite ristretto255-SHA512), on libsodium.
 *
 * Purpose: DeriveKeyPair (§3.2.1), BlindEvaluate with one proof a batch (§3.3.2, §2.2.1), and the direct evaluation
 * N = sk · HashToGroup(D) for digests that an authenticated partner hands over.
 * Limits: Finalize's last hash is left out on purpose, elements are what the protocol keeps (vf1 "Steps"); modes OPRF and POPRF
 * are not implemented because nothing uses them.
 * Hashing to the group and to scalars is expand_message_xmd (RFC 9380 §5.3.1) with SHA-512, 64 bytes.
 */
import type { Kind } from '../identifier/kind.ts'
import { concatBytes, utf8 } from './bytes.ts'
import type { OprfKey } from './parameters.ts'
import { GroupError, type Ristretto255 } from './ristretto255.ts'

const CONTEXT = concatBytes(utf8('OPRFV1-'), Uint8Array.of(0x01), utf8('-ristretto255-SHA512'))
const SHA512_BLOCK_BYTES = 128

const u16 = (value: number): Uint8Array => Uint8Array.of(value >> 8, value & 0xff)
const prefixed = (bytes: Uint8Array): Uint8Array => concatBytes(u16(bytes.length), bytes)

/** Everything around the message in expand_message_xmd, built once for each domain separation tag. */
interface ExpandContext {
  readonly head: Uint8Array
  readonly tail: Uint8Array
  readonly tag: Uint8Array
}

function expandContext(tag: Uint8Array): ExpandContext {
  const primed = concatBytes(tag, Uint8Array.of(tag.length))
  return {
    head: new Uint8Array(SHA512_BLOCK_BYTES),
    tail: concatBytes(u16(64), Uint8Array.of(0), primed),
    tag: concatBytes(Uint8Array.of(1), primed),
  }
}

const HASH_TO_GROUP = expandContext(concatBytes(utf8('HashToGroup-'), CONTEXT))
const HASH_TO_SCALAR = expandContext(concatBytes(utf8('HashToScalar-'), CONTEXT))
const DERIVE_KEY_PAIR = expandContext(concatBytes(utf8('DeriveKeyPair'), CONTEXT))
const SEED_TAG = concatBytes(utf8('Seed-'), CONTEXT)

// 64 bytes out of SHA-512 need one round only: b_0, then b_1 (RFC 9380 §5.3.1 with ell = 1).
const expand = (group: Ristretto255, context: ExpandContext, message: Uint8Array): Uint8Array =>
  group.sha512(concatBytes(group.sha512(concatBytes(context.head, message, context.tail)), context.tag))

/** HashToGroup of a digest. */
export const hashToGroup = (group: Ristretto255, input: Uint8Array): Uint8Array =>
  group.fromUniformBytes(expand(group, HASH_TO_GROUP, input))

const hashToScalar = (group: Ristretto255, message: Uint8Array, context = HASH_TO_SCALAR): Uint8Array =>
  group.scalarReduce(expand(group, context, message))

/** DeriveKeyPair (RFC 9497 §3.2.1) from a 32-byte seed. @throws RangeError on a seed of another length */
export function deriveKeyPair(
  group: Ristretto255,
  seed: Uint8Array,
  info: Uint8Array,
): { secretKey: Uint8Array; publicKey: Uint8Array } {
  if (seed.length !== 32) throw new RangeError('a seed has 32 bytes')
  const input = concatBytes(seed, prefixed(info))
  for (let counter = 0; counter <= 255; counter++) {
    const secretKey = hashToScalar(group, concatBytes(input, Uint8Array.of(counter)), DERIVE_KEY_PAIR)
    if (secretKey.some(byte => byte !== 0)) return { secretKey, publicKey: group.scalarMultiplyBase(secretKey) }
  }
  throw new GroupError('DeriveKeyPairError')
}

/** The key pair of one kind and key version: info is "vf1|<kind>|<key version>" (vf1 "Steps"). */
export function deriveOprfKey(
  group: Ristretto255,
  seed: Uint8Array,
  kind: Kind,
  version: number,
  current: boolean,
): OprfKey {
  return { kind, version, current, ...deriveKeyPair(group, seed, utf8(`vf1|${kind}|${version}`)) }
}

/** The key's halves that evaluation needs. */
export type KeyPair = Pick<OprfKey, 'secretKey' | 'publicKey'>

/** The element of a digest, for whoever holds the key: N = sk · HashToGroup(D). */
export const elementOfDigest = (group: Ristretto255, key: KeyPair, digest: Uint8Array): Uint8Array =>
  group.scalarMultiply(key.secretKey, hashToGroup(group, digest))

/**
 * BlindEvaluate for a batch with one proof (64 bytes: c ‖ s).
 * `random(length)` must be cryptographically secure. @throws GroupError on an element that is not a valid encoding
 */
export function blindEvaluate(
  group: Ristretto255,
  key: KeyPair,
  blinded: readonly Uint8Array[],
  random: (length: number) => Uint8Array,
): { evaluated: Uint8Array[]; proof: Uint8Array } {
  // The multiplication refuses what is not a canonical encoding, and the identity.
  const evaluated = blinded.map(element => group.scalarMultiply(key.secretKey, element))
  return { evaluated, proof: generateProof(group, key, blinded, evaluated, random) }
}

/** ComputeCompositesFast (§2.2.1): M = Σ d_i · C_i, and Z = k · M because the prover knows k. */
function compositesFast(
  group: Ristretto255,
  key: KeyPair,
  blinded: readonly Uint8Array[],
  evaluated: readonly Uint8Array[],
): { m: Uint8Array; z: Uint8Array } {
  const seed = group.sha512(concatBytes(prefixed(key.publicKey), prefixed(SEED_TAG)))
  const m = blinded
    .map((element, i) => {
      const transcript = [prefixed(seed), u16(i), prefixed(element), prefixed(evaluated[i]!), utf8('Composite')]
      return group.scalarMultiply(hashToScalar(group, concatBytes(...transcript)), element)
    })
    .reduce((sum, term) => group.add(sum, term))
  return { m, z: group.scalarMultiply(key.secretKey, m) }
}

/** GenerateProof (§2.2.1). */
function generateProof(
  group: Ristretto255,
  key: KeyPair,
  blinded: readonly Uint8Array[],
  evaluated: readonly Uint8Array[],
  random: (length: number) => Uint8Array,
): Uint8Array {
  const { m, z } = compositesFast(group, key, blinded, evaluated)
  const r = group.scalarReduce(random(64))
  const t2 = group.scalarMultiplyBase(r)
  const t3 = group.scalarMultiply(r, m)
  const challenge = [key.publicKey, m, z, t2, t3].map(prefixed)
  const c = hashToScalar(group, concatBytes(...challenge, utf8('Challenge')))
  return concatBytes(c, group.scalarDifference(r, group.scalarProduct(c, key.secretKey)))
}
