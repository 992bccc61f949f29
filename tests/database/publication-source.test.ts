import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { head } from '../../src/audit/log.ts'
import { approveDataSet, findDataSet, withdrawDataSet } from '../../src/intake/data-sets.ts'
import { createPublicationSource } from '../../src/intake/publication-source.ts'
import { suppress } from '../../src/intake/suppressions.ts'
import { toHex } from '../../src/protocol/bytes.ts'
import { bucketOf } from '../../src/protocol/element.ts'
import type { PackedExposures } from '../../src/publication/source.ts'
import { describeEachEngine } from '../support/databases.ts'
import { packedElements, seededElements } from '../support/elements.ts'
import { ACT, anyElement, approved, INCIDENT, submitted } from './contributed.ts'

const later = new Date('2026-03-02T10:00:00.000Z')

async function listed(pages: AsyncIterable<PackedExposures>): Promise<string[]> {
  const rows: string[] = []
  for await (const { count, elements, codes } of pages) {
    expect(elements.length).toBe(count * 32)
    for (let i = 0; i < count; i++) rows.push(`${toHex(elements.subarray(i * 32, i * 32 + 32))}/${codes[i]}`)
  }
  return rows
}
const expected = (code: number, elements: readonly Uint8Array[]) => elements.map(one => `${toHex(one)}/${code}`)
const bucketsOf = (elements: readonly Uint8Array[]) =>
  [...new Set(elements.map(one => bucketOf(one, 15)))].sort((a, b) => a - b)

describeEachEngine('the publication source', database => {
  const source = () => createPublicationSource(database().db, { now: () => later, keyVersion: 1 })
  const outcome = { published: [], purged: [], suppressionsApplied: 0, changes: [], summary: { objects: 1 } }

  it('has nothing to publish at first', async () => {
    expect(await source().pending()).toEqual({
      datasets: [],
      include: [],
      touched: [],
      newlyPublished: [],
      withdrawnToPurge: [],
      rowsToDelete: [],
      highestSuppression: 0,
      entries: { email: 0, phone: 0, iban: 0, person: 0 },
    })
    expect(await source().auditHash()).toBeNull()
    expect(await source().catalogue()).toEqual([])
  })

  it('gives every attempt a higher number', async () => {
    expect(await source().beginAttempt(0)).toBe(1)
    expect(await source().beginAttempt(40)).toBe(41)
    expect(await source().beginAttempt(3)).toBe(42)
    const many = await Promise.all(Array.from({ length: 5 }, () => source().beginAttempt(0)))
    expect(many.sort((a, b) => a - b)).toEqual([43, 44, 45, 46, 47])
  })

  it('follows a data set from approval to its last row', async () => {
    const elements = seededElements(500, 1)
    const code = await submitted(database(), packedElements(500, 1))
    expect((await source().pending()).include).toEqual([])
    await approveDataSet(database().db, { code, ...ACT })

    const pending = await source().pending()
    const entry = { code, incident: INCIDENT, kind: 'email', synthetic: true, publishedAt: later.toISOString() }
    expect(pending.datasets).toMatchObject([{ ...entry, status: 'published' }])
    expect(pending).toMatchObject({ include: [code], newlyPublished: [code], withdrawnToPurge: [] })
    expect(pending.touched).toEqual([{ kind: 'email', keyVersion: 1, buckets: bucketsOf(elements) }])
    expect(pending.entries.email).toBe(500)

    const epoch = await source().beginAttempt(0)
    await source().finish({ ...outcome, epoch, published: [code] })
    const { sequence } = (await head(database().db))!
    await source().finish({ ...outcome, epoch, published: [code] })
    expect((await head(database().db))!.sequence).toBe(sequence)
    const published = await source().pending()
    expect(published).toMatchObject({ datasets: pending.datasets, include: [code], newlyPublished: [], touched: [] })

    await withdrawDataSet(database().db, { code, actor: 'cli', now: later })
    await expect(source().deleteRows(code)).rejects.toMatchObject({ reason: 'wrong-state' })
    const withdrawn = await source().pending()
    expect(withdrawn.datasets).toMatchObject([{ ...entry, status: 'withdrawn' }])
    expect(withdrawn).toMatchObject({ include: [], withdrawnToPurge: [code], rowsToDelete: [] })
    expect(withdrawn.touched).toEqual(pending.touched)
    expect(withdrawn.entries.email).toBe(0)

    const purge = await source().beginAttempt(0)
    await source().finish({ ...outcome, epoch: purge, published: [code], purged: [code] })
    expect(await findDataSet(database().db, code)).toMatchObject({ status: 'withdrawn' })
    expect(await source().pending()).toMatchObject({ withdrawnToPurge: [], rowsToDelete: [code], touched: [] })
    expect(await source().deleteRows(code)).toBe(500)
    expect(await source().deleteRows(code)).toBe(0)
    expect(await source().pending()).toMatchObject({ datasets: [{ code, status: 'withdrawn' }], rowsToDelete: [] })
  })

  it('never lists a data set that was withdrawn before a publication took it up', async () => {
    const code = await submitted(database(), packedElements(5, 2))
    await withdrawDataSet(database().db, { code, ...ACT })
    const pending = await source().pending()
    expect(pending.datasets.map(one => one.code)).not.toContain(code)
    expect(pending).toMatchObject({ withdrawnToPurge: [], rowsToDelete: [code] })
    expect(await source().deleteRows(code)).toBe(5)
  })

  it('knows no epoch that it did not give out', async () => {
    await expect(source().finish({ ...outcome, epoch: 999_999 })).rejects.toMatchObject({ reason: 'invalid' })
  })
})

describeEachEngine('rows for a publication', database => {
  const source = () => createPublicationSource(database().db, { now: () => later, keyVersion: 1 })
  const COUNT = 45_000 // More than a page.
  let first = 0
  let second = 0

  it('come ascending by element and code, over several pages, of the wanted data sets only', async () => {
    first = await approved(database(), packedElements(COUNT, 1))
    const shared = packedElements(COUNT, 1).subarray(0, 100 * 32)
    // Codes above 32,767 do not fit in two signed bytes.
    await sql`select setval('data_set_codes', 65000)`.execute(database().db)
    second = await approved(database(), new Uint8Array([...shared, ...packedElements(100, 2)]))
    const draftOnly = await submitted(database(), packedElements(50, 3))
    expect(second).toBeGreaterThan(65_000)
    const all = [
      ...expected(first, seededElements(COUNT, 1)),
      ...expected(second, [...seededElements(COUNT, 1).slice(0, 100), ...seededElements(100, 2)]),
    ].sort()
    expect(await listed(source().exposures('email', 1, [first, second]))).toEqual(all)
    expect(await listed(source().exposures('email', 1, [second]))).toEqual(
      all.filter(row => row.endsWith(`/${second}`)),
    )
    expect(await listed(source().exposures('email', 2, [first, second]))).toEqual([])
    expect(await listed(source().exposures('phone', 1, [first, second]))).toEqual([])
    expect((await source().pending()).entries.email).toBe(COUNT + 100)
    expect((await source().pending()).include).toEqual([first, second])
    expect(draftOnly).toBeGreaterThan(second)
  })

  it.each([
    ['no bucket', []],
    ['all of them', Array.from({ length: 32_768 }, (_, i) => i)],
    ['the first and the last', [0, 1, 32_766, 32_767]],
    ['a few', [1000, 1001, 1002, 20_000]],
    ['one in seven', Array.from({ length: 4681 }, (_, i) => i * 7)],
    ['more than one page of them', Array.from({ length: 32_000 }, (_, i) => i).filter(i => i % 100 !== 0)],
  ])('come from the asked buckets only: %s', async (_, buckets) => {
    const wanted = new Set(buckets)
    const all = seededElements(COUNT, 1).filter(one => wanted.has(bucketOf(one, 15)))
    expect(await listed(source().exposures('email', 1, [first], buckets))).toEqual(expected(first, all).sort())
  })

  it('can be left before the end', async () => {
    for await (const _ of source().exposures('email', 1, [first])) break
    expect((await source().pending()).include).toContain(first)
  })

  it('leave out what is suppressed: everywhere, or for one organisation', async () => {
    const { db } = database()
    const cap = await approved(database(), packedElements(300, 1), { organisation: 'Cap emploi' })
    const [everywhere, atCap, stranger] = [
      seededElements(3, 1)[1]!,
      seededElements(3, 1)[2]!,
      seededElements(1, 99)[0]!,
    ]
    await source().finish({
      epoch: await source().beginAttempt(0),
      published: (await source().pending()).newlyPublished,
      purged: [],
      suppressionsApplied: 0,
      changes: [],
      summary: {},
    })
    const given = { kind: 'email', keyVersion: 1, isValidElement: anyElement, ...ACT } as const
    await suppress(db, { ...given, element: everywhere, organisation: null })
    const { id } = await suppress(db, { ...given, element: atCap, organisation: 'Cap emploi' })
    expect(await suppress(db, { ...given, element: atCap, organisation: 'Cap emploi' })).toEqual({
      id,
      alreadyHad: true,
    })
    const { id: last } = await suppress(db, { ...given, element: stranger, organisation: null })
    await expect(suppress(db, { ...given, element: stranger.subarray(1), organisation: null })).rejects.toMatchObject({
      reason: 'wrong-length',
    })

    const include = [first, second, cap]
    const rows = await listed(source().exposures('email', 1, include))
    const codesOf = (element: Uint8Array) =>
      rows.filter(row => row.startsWith(toHex(element))).map(row => Number(row.split('/')[1]))
    expect(codesOf(everywhere)).toEqual([])
    expect(codesOf(atCap)).toEqual([first, second].sort((a, b) => a - b))
    expect(rows).toHaveLength(COUNT + 200 + 300 - 3 - 1)
    expect(await listed(source().exposures('email', 1, include, bucketsOf([everywhere, atCap])))).toEqual(
      rows.filter(row => bucketsOf([everywhere, atCap]).includes(bucketOf(Buffer.from(row.slice(0, 64), 'hex'), 15))),
    )
    const pending = await source().pending()
    expect(pending.highestSuppression).toBe(last)
    expect(pending.entries.email).toBe(COUNT + 100 - 1)
    expect(pending.touched).toEqual([{ kind: 'email', keyVersion: 1, buckets: bucketsOf([everywhere, atCap]) }])

    expect(await listed(source().suppressed('email', 1, include))).toEqual([])
    const epoch = await source().beginAttempt(0)
    await source().finish({ epoch, published: [], purged: [], suppressionsApplied: id, changes: [], summary: {} })
    expect((await source().pending()).touched).toEqual([])
    expect(await listed(source().suppressed('email', 1, include))).toEqual(
      [...[first, second, cap].map(code => `${toHex(everywhere)}/${code}`), `${toHex(atCap)}/${cap}`].sort(),
    )
  })
})
