/**
 * The protocol's vectors as plain functions: they run on Node, in workerd and in Chromium, so they know no test runner.
 * Each throws with the name of what differs.
 */
import rfc from '../../fixtures/vectors/rfc9497-ristretto255.json' with { type: 'json' }
import vf1 from '../../fixtures/vectors/vf1.json' with { type: 'json' }
import type { Kind } from '../../src/identifier/kind.ts'
import {
  checkBucketDocument,
  ENTRY_BYTES,
  encodeBucketDocument,
  HEADER_BYTES,
  openBucketDocument,
  type Sha512,
} from '../../src/protocol/bucket-document.ts'
import { fromHex, toHex } from '../../src/protocol/bytes.ts'
import { ARGON2ID_COST, type Argon2id, argon2idInput, digest } from '../../src/protocol/digest.ts'
import { bucketName, bucketOf } from '../../src/protocol/element.ts'
import { type Blinding, blind, unblind } from '../../src/protocol/oprf-client.ts'
import {
  blindEvaluate,
  deriveKeyPair,
  deriveOprfKey,
  elementOfDigest,
  hashToGroup,
} from '../../src/protocol/oprf-server.ts'
import type { Ristretto255 } from '../../src/protocol/ristretto255.ts'

interface VoprfVector {
  readonly Blind: string
  readonly BlindedElement: string
  readonly EvaluationElement: string
  readonly Input: string
  readonly Proof: { readonly proof: string; readonly r: string }
}
const voprf = rfc.find(suite => suite.mode === 1) as unknown as {
  readonly seed: string
  readonly keyInfo: string
  readonly skSm: string
  readonly pkSm: string
  readonly vectors: readonly VoprfVector[]
}

function same(what: string, actual: string, expected: string): void {
  if (actual !== expected) throw new Error(`${what}: ${actual} instead of ${expected}`)
}

/** A generator that hands out one fixed scalar, whatever the number of bytes asked for (wide reductions leave it alone). */
const fixed = (hex: string) => (length: number) => {
  const bytes = new Uint8Array(length)
  bytes.set(fromHex(hex))
  return bytes
}

/** Decoys that begin with 0xff and a number, so that a test can tell them from entries. */
export function decoys(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i % ENTRY_BYTES === 1 ? Math.floor(i / ENTRY_BYTES) : 0xff))
}

/** RFC 9497 A.1.2 on the server's code: DeriveKeyPair, BlindEvaluate and the proof. Returns how many vectors ran. */
export function runRfcServerVectors(group: Ristretto255): number {
  const key = deriveKeyPair(group, fromHex(voprf.seed), fromHex(voprf.keyInfo))
  same('skSm', toHex(key.secretKey), voprf.skSm)
  same('pkSm', toHex(key.publicKey), voprf.pkSm)
  for (const vector of voprf.vectors) {
    const blinded = vector.BlindedElement.split(',').map(fromHex)
    const answer = blindEvaluate(group, key, blinded, fixed(vector.Proof.r))
    same('EvaluationElement', answer.evaluated.map(toHex).join(), vector.EvaluationElement)
    same('Proof', toHex(answer.proof), vector.Proof.proof)
  }
  return voprf.vectors.length
}

/** RFC 9497 A.1.2 on the client's code: Blind, verification, unblinding. Returns how many vectors ran. */
export function runRfcClientVectors(group: Ristretto255): number {
  for (const vector of voprf.vectors) {
    const inputs = vector.Input.split(',').map(fromHex)
    const blinds = vector.Blind.split(',').map(fromHex)
    const blinded = vector.BlindedElement.split(',').map(fromHex)
    const blindings: Blinding[] = blinds.map((scalar, i) => ({ blind: scalar, blinded: blinded[i]! }))
    blindings.forEach(({ blind: scalar, blinded: expected }, i) => {
      same('BlindedElement', toHex(group.scalarMultiply(scalar, hashToGroup(group, inputs[i]!))), toHex(expected))
    })
    const evaluated = vector.EvaluationElement.split(',').map(fromHex)
    const publicKey = fromHex(voprf.pkSm)
    const elements = unblind({ publicKey, blindings, evaluated, proof: fromHex(vector.Proof.proof) })
    elements.forEach((element, i) => {
      const direct = group.scalarMultiply(fromHex(voprf.skSm), hashToGroup(group, inputs[i]!))
      same('element', toHex(element), toHex(direct))
    })
  }
  return voprf.vectors.length
}

/** Every step of every vf1 vector. Returns how many vectors ran. */
export async function runVf1Vectors(group: Ristretto255, argon2id: Argon2id, sha512: Sha512): Promise<number> {
  const parameters = { ...ARGON2ID_COST, salt: fromHex(vf1.salt) }
  for (const vector of vf1.vectors) {
    const kind = vector.kind as Kind
    same('argon2Input', toHex(argon2idInput(kind, vector.canonical)), vector.argon2Input)
    const d = await digest(argon2id, kind, vector.canonical, parameters)
    same('digest', toHex(d), vector.digest)
    const key = deriveOprfKey(group, fromHex(vf1.seed), kind, vector.keyVersion, true)
    same('secretKey', toHex(key.secretKey), vector.secretKey)
    same('publicKey', toHex(key.publicKey), vector.publicKey)
    same('hashToGroup', toHex(hashToGroup(group, d)), vector.hashToGroup)
    const blinded = fromHex(vector.blinded)
    same('blinded', toHex(group.scalarMultiply(fromHex(vector.blind), hashToGroup(group, d))), vector.blinded)
    const answer = blindEvaluate(group, key, [blinded], fixed(vector.blind))
    same('evaluated', toHex(answer.evaluated[0]!), vector.evaluated)
    const blindings = [{ blind: fromHex(vector.blind), blinded }]
    const element = unblind({ publicKey: key.publicKey, blindings, ...answer })[0]!
    same('element', toHex(element), vector.element)
    same('direct element', toHex(elementOfDigest(group, key, d)), vector.element)
    const bucket = bucketOf(element, vector.bucketBits)
    same('bucket', bucketName(vector.bucketBits, bucket), vector.bucket)
    runDocument(sha512, { ...vector, kind, bucket }, element)
  }
  return vf1.vectors.length
}

function runDocument(
  sha512: Sha512,
  vector: Omit<(typeof vf1.vectors)[number], 'kind' | 'bucket'> & { kind: Kind; bucket: number },
  element: Uint8Array,
): void {
  const { kind, keyVersion, bucketBits, bucket, epoch, datasetCodes: codes } = vector
  const header = { kind, keyVersion, bucketBits, bucket, epoch }
  const entries = codes.length === 0 ? [] : [{ element, codes }]
  const built = encodeBucketDocument(sha512, header, entries, decoys)
  const found = openBucketDocument(sha512, built, header, element)
  same('codes', String(found ?? ''), String(codes))
  const inDocument = new Set<string>()
  for (let at = HEADER_BYTES; at < built.length; at += ENTRY_BYTES)
    inDocument.add(toHex(built.slice(at, at + ENTRY_BYTES)))
  for (const entry of vector.entries) if (!inDocument.has(entry)) throw new Error('an entry is missing')
  if (vector.document !== undefined) {
    const document = fromHex(vector.document)
    same('epoch', String(checkBucketDocument(document, header).epoch), String(epoch))
    same('codes in the document', String(openBucketDocument(sha512, document, header, element) ?? ''), String(codes))
  }
}

/** Blinding with real randomness, on both sides, ends in the same element. */
export function runRoundTrip(group: Ristretto255, random: (length: number) => Uint8Array, batch: number): void {
  const key = deriveOprfKey(group, random(32), 'phone', 3, true)
  const digests = Array.from({ length: batch }, () => random(32))
  const blindings = digests.map(d => blind(d))
  const blinded = blindings.map(b => b.blinded)
  const elements = unblind({ publicKey: key.publicKey, blindings, ...blindEvaluate(group, key, blinded, random) })
  elements.forEach((element, i) => {
    same('element', toHex(element), toHex(elementOfDigest(group, key, digests[i]!)))
  })
}
