import { expect, test } from 'vitest'
import { encodeFilter } from '../../src/filter/codec.ts'
import { createFilter } from '../../src/filter/filter.ts'
import { encodeBucketDocument } from '../../src/protocol/bucket-document.ts'
import { toHex, utf8 } from '../../src/protocol/bytes.ts'
import { bucketOf } from '../../src/protocol/element.ts'
import { MANIFEST } from '../../src/publication/layout.ts'
import { publish } from '../../src/publication/publish.ts'
import type { PublicationReader, Snapshot } from '../../src/publication/read.ts'
import { verify } from '../../src/publication/verify.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { seededElements } from '../support/elements.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { freshReader, publishDependencies, random, SIGNER, sha512, verified } from '../support/publication.ts'

const people = seededElements(600, 1)

async function world() {
  const store = createMemoryStore()
  const source = createMemorySource()
  source.addDataSet(1, 'email', people)
  await publish(publishDependencies(store, source))
  return { store, source }
}

/** The report when a snapshot answers otherwise than it should. */
async function reportWith(change: (snapshot: Snapshot) => Partial<Snapshot>) {
  const { store, source } = await world()
  const snapshot = await freshReader(store).snapshot()
  const reader: PublicationReader = { snapshot: async () => ({ ...snapshot, ...change(snapshot) }) }
  return verify({ reader, source, sha512, random, strangers: 300, signer: SIGNER })
}

/** A snapshot whose bucket of the first person holds other entries. */
const withEntries = (entries: (all: Uint8Array[]) => { element: Uint8Array; codes: number[] }[]) =>
  reportWith(snapshot => ({
    async bucket(kind, keyVersion, bucketBits, bucket) {
      const genuine = await snapshot.bucket(kind, keyVersion, bucketBits, bucket)
      if (kind !== 'email' || bucket !== bucketOf(people[0]!, bucketBits)) return genuine
      const own = people.filter(element => bucketOf(element, bucketBits) === bucket)
      const header = { kind, bucketBits, keyVersion, epoch: genuine!.epoch, bucket }
      return { ...genuine!, bytes: encodeBucketDocument(sha512, header, entries(own), random) }
    },
  }))

test('a good publication has no differences, and the report says what was looked at', async () => {
  const { store, source } = await world()
  expect(await verified(store, source, 100)).toEqual({
    epoch: 1,
    elements: 600,
    buckets: 8 + 1 + 1 + 1,
    strangers: 400,
    differences: [],
  })
})

test('somebody missing, wrong codes and a wrong size are each seen', async () => {
  const listed = (element: Uint8Array, ...codes: number[]) => ({ element, codes })
  const missing = await withEntries(all => all.slice(1).map(element => listed(element, 1)))
  expect(missing.differences).toMatchObject([{ what: 'missing', kind: 'email', count: 1 }])
  const wrong = await withEntries(all => all.map((element, i) => (i < 3 ? listed(element, 1, 9) : listed(element, 1))))
  expect(wrong.differences).toMatchObject([{ what: 'wrong-codes', kind: 'email', count: 3 }])
  const more = await withEntries(all => [...all, ...seededElements(100, 5)].map(element => listed(element, 1)))
  expect(more.differences).toMatchObject([{ what: 'wrong-size', kind: 'email', count: 1 }])
})

test('a filter that denies people is seen', async () => {
  const { differences } = await reportWith(snapshot => ({
    filter: async (kind, keyVersion, element) =>
      element[5]! % 2 === 0 && (await snapshot.filter(kind, keyVersion, element)),
  }))
  expect(differences.every(one => one.what === 'filter-denies')).toBe(true)
  expect(differences.reduce((sum, one) => sum + one.count, 0)).toBe(people.filter(one => one[5]! % 2 === 1).length)
})

test('objects in disorder are unreadable, each place named once', async () => {
  const { store, source } = await world()
  await store.put('filters/email/1/0-0000/1.bin', encodeFilter(createFilter(600)))
  await store.delete(['catalogue/1.json', 'buckets/iban/1/0-0000/1.bin'])
  const { differences } = await verified(store, source, 100)
  expect(differences).toContainEqual({ what: 'unreadable', kind: null, bucket: null, count: 1 })
  // The bucket itself, and each stranger that falls in it.
  expect(differences).toContainEqual({ what: 'unreadable', kind: 'iban', bucket: '0-0000', count: 101 })
  expect(differences.filter(one => one.kind === 'email')).toHaveLength(8)
})

test('what the next publication will change is no difference, and no report holds an element', async () => {
  const { store, source } = await world()
  source.addDataSet(2, 'email', seededElements(200, 2))
  source.suppress('email', people[0]!)
  expect((await verified(store, source)).differences).toEqual([])
  source.withdraw(1)
  const { differences } = await verified(store, source)
  expect(differences.map(one => one.what)).toEqual(['wrong-list'])
  await store.delete(['buckets/email/1/3-0000/1.bin'])
  const report = JSON.stringify(await verified(store, source))
  for (const element of people) expect(report).not.toContain(toHex(element).slice(0, 16))
})

test('proofs that are gone, a log that is gone and a signature that does not hold are each seen, and a full build mends them', async () => {
  const { store, source } = await world()
  const named = async (prefix: string) => {
    const names: string[] = []
    for await (const { name } of store.list(prefix)) names.push(name)
    return names
  }
  const { manifest } = await freshReader(store).snapshot()
  await store.delete([...(await named('changes/')), manifest.kinds.email[0]!.tree!.name])
  const bytes = utf8(JSON.stringify({ ...manifest, publishedAt: '2026-01-01T00:00:00.000Z' }))
  await store.put(MANIFEST, bytes, { ifMatch: (await store.get(MANIFEST))!.etag })
  const { differences } = await verified(store, source, 10)
  expect(differences.map(one => one.what)).toEqual(['unreadable', 'unsigned', ...Array(8).fill('unproved')])
  await publish(publishDependencies(store, source), { full: true })
  expect((await verified(store, source, 10)).differences).toEqual([])
})
