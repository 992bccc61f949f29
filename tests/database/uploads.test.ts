import { describe, expect, it } from 'vitest'
import { verifyChain } from '../../src/audit/log.ts'
import { type Database, openDatabase } from '../../src/database/connect.ts'
import { approveDataSet, findDataSet, withdrawDataSet } from '../../src/intake/data-sets.ts'
import { completeUpload, openUpload, putChunk, uploadState } from '../../src/intake/uploads.ts'
import { fromHex } from '../../src/protocol/bytes.ts'
import { createPostgresDatabase, describeEachEngine } from '../support/databases.ts'
import { packedElements } from '../support/elements.ts'
import { ristretto255 } from '../support/ristretto255.ts'
import { ACT, anyElement, CONTRIBUTOR, draft, NOW, sha256, submitted } from './contributed.ts'

const open = (
  { db }: Database,
  dataset: number,
  clientKey = 'client-key-1',
  contributor = CONTRIBUTOR as { id: string },
) => openUpload(db, { contributor, dataset, keyVersion: 1, clientKey, now: NOW })
const put = ({ db }: Database, uploadId: string, number: number, elements: Uint8Array, more: object = {}) =>
  putChunk(db, {
    contributor: CONTRIBUTOR,
    uploadId,
    number,
    elements,
    sha256: sha256(elements),
    isValidElement: anyElement,
    ...more,
  })
const complete = ({ db }: Database, uploadId: string, chunks: number) =>
  completeUpload(db, { contributor: CONTRIBUTOR, uploadId, chunks, now: NOW })
const rows = async ({ db }: Database, code: number) => {
  const { count } = await db
    .selectFrom('exposures')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('data_set', '=', code)
    .executeTakeFirstOrThrow()
  return Number(count)
}

describeEachEngine('an upload', database => {
  it('stores chunks, collapses duplicates, and submits the data set', async () => {
    const code = await draft(database())
    const { id } = await open(database(), code)
    const elements = packedElements(3000, 1)
    expect(await put(database(), id, 1, elements.subarray(32 * 1000))).toEqual({ accepted: 2000, alreadyHad: false })
    expect(await put(database(), id, 0, elements.subarray(0, 32 * 1500))).toEqual({ accepted: 1500, alreadyHad: false })
    expect(await open(database(), code)).toEqual({ id, received: [0, 1], status: 'open' })
    expect(await complete(database(), id, 2)).toEqual({ elements: 3500, distinct: 3000 })
    expect(await complete(database(), id, 2)).toEqual({ elements: 3500, distinct: 3000 })
    expect(await findDataSet(database().db, code)).toMatchObject({ status: 'submitted', entries: 3000 })
    expect(await rows(database(), code)).toBe(3000)
    expect(await uploadState(database().db, { contributor: CONTRIBUTOR, uploadId: id })).toEqual({
      id,
      received: [0, 1],
      status: 'complete',
    })
  })

  it('takes a chunk that is sent again, also after the end, and refuses another of its number', async () => {
    const code = await draft(database())
    const { id } = await open(database(), code)
    const elements = packedElements(10, 2)
    await put(database(), id, 0, elements)
    expect(await put(database(), id, 0, elements)).toEqual({ accepted: 10, alreadyHad: true })
    await expect(put(database(), id, 0, packedElements(10, 3))).rejects.toMatchObject({ reason: 'chunk-differs' })
    await complete(database(), id, 1)
    expect(await put(database(), id, 0, elements)).toEqual({ accepted: 10, alreadyHad: true })
    await expect(put(database(), id, 1, packedElements(10, 3))).rejects.toMatchObject({ reason: 'wrong-state' })
    expect(await rows(database(), code)).toBe(10)
  })

  it('is complete only with every chunk', async () => {
    const { id } = await open(database(), await draft(database()))
    await expect(complete(database(), id, 0)).rejects.toMatchObject({ reason: 'chunks-missing' })
    await put(database(), id, 0, packedElements(1, 4))
    await put(database(), id, 2, packedElements(1, 5))
    for (const chunks of [1, 2, 3]) {
      await expect(complete(database(), id, chunks)).rejects.toMatchObject({ reason: 'chunks-missing' })
    }
    await put(database(), id, 1, packedElements(1, 6))
    expect(await complete(database(), id, 3)).toEqual({ elements: 3, distinct: 3 })
    await expect(complete(database(), id, 2)).rejects.toMatchObject({ reason: 'wrong-state' })
  })

  it('refuses wrong lengths, wrong hashes and what is no element, and keeps nothing of it', async () => {
    const code = await draft(database())
    const { id } = await open(database(), code)
    const elements = packedElements(200, 7)
    const group = ristretto255()
    const isValidElement = (bytes: Uint8Array) => group.isValidElement(bytes)
    await expect(put(database(), id, 0, elements.subarray(1))).rejects.toMatchObject({ reason: 'wrong-length' })
    await expect(put(database(), id, 0, new Uint8Array())).rejects.toMatchObject({ reason: 'wrong-length' })
    await expect(put(database(), id, 0, new Uint8Array(65_537 * 32))).rejects.toMatchObject({ reason: 'wrong-length' })
    await expect(put(database(), id, 0, elements, { sha256: new Uint8Array(32) })).rejects.toMatchObject({
      reason: 'wrong-hash',
    })
    await expect(put(database(), id, 0, elements, { isValidElement })).rejects.toMatchObject({
      reason: 'invalid-element',
    })
    const identity = new Uint8Array(32)
    await expect(put(database(), id, 0, identity, { isValidElement })).rejects.toMatchObject({
      reason: 'invalid-element',
    })
    expect((await open(database(), code)).received).toEqual([])
    const valid = fromHex('e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76')
    expect(await put(database(), id, 0, valid, { isValidElement })).toEqual({ accepted: 1, alreadyHad: false })
  })

  it('belongs to its contributor, or to who knows its client key', async () => {
    const code = await draft(database())
    const { id } = await open(database(), code)
    const other = { id: 'contributor-2' }
    const theirs = { contributor: other, uploadId: id }
    const unknown = { reason: 'unknown-upload' }
    await expect(put(database(), id, 0, packedElements(1, 8), { contributor: other })).rejects.toMatchObject(unknown)
    await expect(uploadState(database().db, theirs)).rejects.toMatchObject(unknown)
    await expect(completeUpload(database().db, { ...theirs, chunks: 1, now: NOW })).rejects.toMatchObject(unknown)
    await put(database(), id, 0, packedElements(1, 8))
    await expect(open(database(), code, 'another-key', other)).rejects.toMatchObject({ reason: 'wrong-state' })
    expect(await open(database(), code, 'client-key-1', other)).toMatchObject({ id, received: [0] })
    expect(await uploadState(database().db, theirs)).toMatchObject({ received: [0] })
  })

  it('gives way to another only while it has sent nothing', async () => {
    const code = await draft(database())
    const first = await open(database(), code)
    const second = await open(database(), code, 'another-key')
    expect(second.id).not.toBe(first.id)
    await expect(put(database(), first.id, 0, packedElements(1, 9))).rejects.toMatchObject({ reason: 'unknown-upload' })
    await put(database(), second.id, 0, packedElements(1, 9))
    await expect(open(database(), code)).rejects.toMatchObject({ reason: 'wrong-state' })
  })

  it('is for drafts only', async () => {
    await expect(open(database(), 60_000)).rejects.toMatchObject({ reason: 'unknown-data-set' })
    const code = await submitted(database(), packedElements(2, 10))
    await expect(open(database(), code, 'another-key')).rejects.toMatchObject({ reason: 'wrong-state' })
    await expect(approveDataSet(database().db, { code: 60_000, ...ACT })).rejects.toMatchObject({
      reason: 'unknown-data-set',
    })
    await approveDataSet(database().db, { code, ...ACT })
    await expect(approveDataSet(database().db, { code, ...ACT })).rejects.toMatchObject({ reason: 'wrong-state' })
    const drafted = await draft(database())
    const { id } = await open(database(), drafted)
    await withdrawDataSet(database().db, { code: drafted, ...ACT })
    await withdrawDataSet(database().db, { code: drafted, ...ACT })
    await expect(put(database(), id, 0, packedElements(1, 11))).rejects.toMatchObject({ reason: 'wrong-state' })
    await expect(approveDataSet(database().db, { code: drafted, ...ACT })).rejects.toMatchObject({
      reason: 'wrong-state',
    })
  })

  it('leaves no element in the audit log', async () => {
    expect(await verifyChain(database().db)).toMatchObject({ ok: true })
    const entries = JSON.stringify(
      await database().db.selectFrom('audit').select(['actor', 'subject', 'details']).execute(),
    )
    for (const element of [packedElements(1, 1), packedElements(1, 8)]) {
      for (const form of ['hex', 'base64', 'base64url'] as const) {
        expect(entries).not.toContain(Buffer.from(element).toString(form).slice(0, 20))
      }
    }
  })
})

describe('uploads from many connections', () => {
  it('store each chunk once, whoever is first', async () => {
    const { url, drop } = await createPostgresDatabase('migrated')
    const databases = await Promise.all(Array.from({ length: 6 }, () => openDatabase({ url })))
    try {
      const code = await draft(databases[0]!)
      const opened = await Promise.all(databases.map(one => open(one, code)))
      expect(new Set(opened.map(one => one.id)).size).toBe(1)
      const { id } = opened[0]!
      const chunks = [packedElements(5000, 20), packedElements(5000, 21), packedElements(5000, 20)]
      const sent = databases.flatMap(one => chunks.map((elements, n) => put(one, id, n, elements)))
      const stored = (await Promise.all(sent)).filter(one => !one.alreadyHad)
      expect(stored).toHaveLength(3)
      const differing = databases.map((one, i) => put(one, id, 3, packedElements(100, 30 + i)))
      const outcomes = await Promise.allSettled(differing)
      expect(outcomes.filter(one => one.status === 'fulfilled')).toHaveLength(1)
      const ended = await Promise.all(databases.map(one => complete(one, id, 4)))
      expect(ended).toEqual(databases.map(() => ({ elements: 15_100, distinct: 10_100 })))
      expect(await rows(databases[0]!, code)).toBe(10_100)
      const audit = await databases[0]!.db
        .selectFrom('audit')
        .select('action')
        .where('action', '=', 'data-set.submitted')
        .execute()
      expect(audit).toHaveLength(1)
    } finally {
      await Promise.all(databases.map(one => one.close()))
      await drop()
    }
  })
})
