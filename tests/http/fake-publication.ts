import { KINDS, type Kind } from '../../src/identifier/kind.ts'
import { firstArrivals } from '../../src/incident/arrivals.ts'
import type { Incident } from '../../src/incident/record.ts'
import { encodeBucketDocument } from '../../src/protocol/bucket-document.ts'
import { toBase64Url, utf8 } from '../../src/protocol/bytes.ts'
import { bucketOf } from '../../src/protocol/element.ts'
import { deriveOprfKey, elementOfDigest } from '../../src/protocol/oprf-server.ts'
import type { Ristretto255 } from '../../src/protocol/ristretto255.ts'

import type { PublicationReader, Snapshot } from '../../src/publication/read.ts'
import type { PublishedDataSet, PublishedPartnerKey, PublishedTestPerson } from '../../src/publication/source.ts'

export const SEED = new Uint8Array(32).fill(7)
export const SALT = new Uint8Array(16).fill(9)
export const EPOCH = 5
const BITS = 2

export const digestNumber = (number: number): Uint8Array => {
  const digest = new Uint8Array(32).fill(0x55)
  new DataView(digest.buffer).setUint32(0, number)
  return digest
}

export const dataSet = (code: number, kind: Kind, status: 'published' | 'withdrawn' = 'published') =>
  ({
    code,
    incident: `incident-${code}`,
    kind,
    dataClasses: ['names'],
    status,
    synthetic: true,
    publishedAt: '2026-01-02T03:04:05.000Z',
  }) as PublishedDataSet

export async function partnerKey(token: string, rest: Partial<PublishedPartnerKey> = {}): Promise<PublishedPartnerKey> {
  const hash = toBase64Url(
    new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(token) as Uint8Array<ArrayBuffer>)),
  )
  return {
    id: 'partner-1',
    partner: rest.id ?? 'partner-1',
    environment: 'live',
    hash,
    scopes: ['lookup'],
    expiresAt: null,
    addresses: [],
    limits: { lookup: null, bulk: null },
    ...rest,
  }
}

export interface FakeState {
  datasets: PublishedDataSet[]
  keys: PublishedPartnerKey[]
  testPeople: PublishedTestPerson[]
  catalogue: unknown[]
  /** What fails: the manifest, data sets, filters, or single buckets by number. */
  broken: { snapshot?: boolean; datasets?: boolean; filter?: boolean; buckets?: number[]; keys?: boolean }
  /** How often anything below was read. */
  reads: { filter: number; bucket: number }
}

/** A publication in memory: real elements in real bucket documents, behind the reader's own interface. */
export function fakePublication(group: Ristretto255, listed: ReadonlyMap<Uint8Array, readonly number[]>) {
  const keys = KINDS.map(kind => deriveOprfKey(group, SEED, kind, 1, true))
  const emailKey = keys.find(key => key.kind === 'email')!
  const entries = [...listed].map(([digest, codes]) => ({ element: elementOfDigest(group, emailKey, digest), codes }))
  const state: FakeState = {
    datasets: [],
    keys: [],
    testPeople: [],
    catalogue: [],
    broken: {},
    reads: { filter: 0, bucket: 0 },
  }
  const ref = (name: string) => ({ name, sha256: 'x'.repeat(43), bytes: 1 })
  const layout = (bucketBits: number) => [
    { keyVersion: 1, current: true, bucketBits, shardBits: 0, entries: 0, index: ref('indexes/x') },
  ]
  const manifest = {
    format: 1,
    epoch: EPOCH,
    publishedAt: '2026-01-02T03:04:05.000Z',
    auditHash: null,
    catalogue: ref('catalogue/5.json'),
    datasets: ref('datasets/5.json'),
    keys: ref('private/keys/5.json'),
    kinds: { email: layout(BITS), phone: layout(0), iban: layout(0), person: layout(0) },
  }
  const documents = new Map<string, Uint8Array>(
    KINDS.flatMap(kind => {
      const bucketBits = kind === 'email' ? BITS : 0
      return Array.from({ length: 2 ** bucketBits }, (_, bucket) => {
        const own = kind === 'email' ? entries.filter(({ element }) => bucketOf(element, BITS) === bucket) : []
        const header = { kind, bucketBits, keyVersion: 1, epoch: EPOCH, bucket }
        const random = (length: number) => new Uint8Array(length).map((_, i) => (i * 131 + (i >> 8) * 17) & 0xff)
        return [`${kind}/1/${bucketBits}/${bucket}`, encodeBucketDocument(group.sha512, header, own, random)] as const
      })
    }),
  )
  const unless = async <T>(broken: boolean | undefined, value: () => T): Promise<T> => {
    if (broken) throw new Error('the store is gone')
    return value()
  }
  const snapshot = {
    manifest,
    bucket: (kind: Kind, keyVersion: number, bucketBits: number, bucket: number) =>
      unless(state.broken.buckets?.includes(bucket), () => {
        state.reads.bucket++
        const bytes = documents.get(`${kind}/${keyVersion}/${bucketBits}/${bucket}`)
        return bytes ? { bytes, epoch: EPOCH, etag: `"b${bucket}"` } : null
      }),
    filter: (kind: Kind, _keyVersion: number, element: Uint8Array) =>
      unless(state.broken.filter, () => {
        state.reads.filter++
        return kind === 'email' && entries.some(entry => toBase64Url(entry.element) === toBase64Url(element))
      }),
    datasets: () => unless(state.broken.datasets, () => state.datasets),
    catalogue: () => Promise.resolve(state.catalogue),
    arrivals: async () => firstArrivals(state.catalogue as Incident[]),
    key: (hash: string) => unless(state.broken.keys, () => state.keys.find(one => one.hash === hash) ?? null),
    testPeople: () => unless(state.broken.keys, () => state.testPeople),
  } as unknown as Snapshot
  const reader: PublicationReader = { snapshot: () => unless(state.broken.snapshot, () => snapshot) }
  return { reader, state, keys, snapshot, documents }
}
