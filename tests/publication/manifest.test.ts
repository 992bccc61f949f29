import { expect, test } from 'vitest'
import { epochOf } from '../../src/publication/layout.ts'
import { manifestSchema } from '../../src/publication/manifest.ts'
import { publish } from '../../src/publication/publish.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { freshReader, publishDependencies } from '../support/publication.ts'

async function published() {
  const store = createMemoryStore()
  await publish(publishDependencies(store, createMemorySource()))
  const names: string[] = []
  for await (const { name } of store.list('')) names.push(name)
  return { manifest: (await freshReader(store).snapshot()).manifest, names }
}

test('a publication consists of these objects', async () => {
  expect((await published()).names.sort()).toEqual([
    'arrivals/1.json',
    'buckets/email/1/0-0000/1.bin',
    'buckets/iban/1/0-0000/1.bin',
    'buckets/person/1/0-0000/1.bin',
    'buckets/phone/1/0-0000/1.bin',
    'catalogue/1.json',
    'changes/1.json',
    'datasets/1.json',
    'filters/email/1/0-0000/1.bin',
    'filters/iban/1/0-0000/1.bin',
    'filters/person/1/0-0000/1.bin',
    'filters/phone/1/0-0000/1.bin',
    'indexes/email/1/1.bin',
    'indexes/iban/1/1.bin',
    'indexes/person/1/1.bin',
    'indexes/phone/1/1.bin',
    'manifest.json',
    'private/keys/1.json',
    'trees/email/1/1.bin',
    'trees/iban/1/1.bin',
    'trees/person/1/1.bin',
    'trees/phone/1/1.bin',
  ])
})

test('a manifest that lacks or distorts anything is refused', async () => {
  const { manifest } = await published()
  expect(manifestSchema.parse(manifest)).toEqual(manifest)
  for (const key of Object.keys(manifest)) {
    expect(manifestSchema.safeParse({ ...manifest, [key]: undefined }).success).toBe(false)
  }
  const ref = manifest.catalogue
  const [layout] = manifest.kinds.email
  const { email, ...three } = manifest.kinds
  expect(email).toHaveLength(1)
  for (const wrong of [
    { format: 2 },
    { epoch: 0 },
    { epoch: 1.5 },
    { catalogue: { ...ref, name: '../Elsewhere' } },
    { catalogue: { ...ref, sha256: ref.sha256.slice(1) } },
    { kinds: three },
    { kinds: { ...three, email: [{ ...layout, bucketBits: 16 }] } },
    { kinds: { ...three, email: [{ ...layout, keyVersion: 65_536 }] } },
  ]) {
    expect(manifestSchema.safeParse({ ...manifest, ...wrong }).success).toBe(false)
  }
})

test('the epoch of an object is in its name; other names have none', () => {
  expect(epochOf('buckets/email/1/15-5b3f/42.bin')).toBe(42)
  expect(epochOf('manifests/7.json')).toBe(7)
  for (const name of ['manifest.json', 'robots.txt', 'a/b.bin', 'a/1.txt', '1.bin']) expect(epochOf(name)).toBeNull()
})
