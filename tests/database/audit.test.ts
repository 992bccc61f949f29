import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { append, head, listEntries, verifyChain } from '../../src/audit/log.ts'
import { type Database, openDatabase } from '../../src/database/connect.ts'
import { toHex } from '../../src/protocol/bytes.ts'
import { canonicalJson } from '../../src/protocol/canonical-json.ts'
import { createPostgresDatabase, describeEachEngine } from '../support/databases.ts'
import { NOW } from './contributed.ts'

const event = (subject: string, details = {}) => ({ actor: 'cli', action: 'data-set.created', subject, details })
const record = ({ db }: Database, subject: string, details = {}) =>
  db.transaction().execute(trx => append(trx, event(subject, details), NOW))

describe('canonical JSON', () => {
  it('orders names and leaves out white space, as RFC 8785 does', () => {
    expect(canonicalJson({ b: 1, a: 'é"\n', '\u20ac': true, c: { z: 1, y: 0 } })).toBe(
      '{"a":"é\\"\\n","b":1,"c":{"y":0,"z":1},"\u20ac":true}',
    )
    expect(() => canonicalJson({ a: 0.5 })).toThrow(TypeError)
  })
})

describeEachEngine('the audit log', database => {
  it('chains its entries, the same bytes on every engine', async () => {
    expect(await head(database().db)).toBeNull()
    expect(await verifyChain(database().db)).toEqual({ ok: true, entries: 0, head: null })
    await record(database(), 'data-set:1', { kind: 'email', entries: 3, synthetic: true })
    const last = await record(database(), 'data-set:2')
    // SHA-256 computed elsewhere over the two canonical JSON texts: the form is for good.
    expect(toHex(last.hash)).toBe('129d89452800121280cfd674129323d769c5457e0f68731adc23fad24d11d1f1')
    expect(await head(database().db)).toMatchObject({ sequence: 2 })
    expect(await verifyChain(database().db, [last.hash])).toMatchObject({ ok: true, entries: 2 })
    const [newest] = await listEntries(database().db, { limit: 1 })
    expect(newest).toMatchObject({ sequence: 2, subject: 'data-set:2', at: NOW })
  })

  it('is rolled back with the act it records', async () => {
    const failing = database()
      .db.transaction()
      .execute(async trx => {
        await append(trx, event('data-set:3'), NOW)
        throw new Error('the act failed')
      })
    await expect(failing).rejects.toThrow('the act failed')
    expect(await head(database().db)).toMatchObject({ sequence: 2 })
  })

  it.each(['update audit set actor = $1', 'delete from audit', 'truncate audit'])('refuses to %s', async statement => {
    await expect(sql.raw(statement.replace('$1', "'x'")).execute(database().db)).rejects.toMatchObject({
      code: 'VF001',
    })
    expect(await verifyChain(database().db)).toMatchObject({ ok: true, entries: 2 })
  })

  it('takes nothing that could be an identifier or an element, and does not repeat it', async () => {
    const canary = 'camille.exemple@example.org'
    const hostile = [
      { ...event('data-set:1'), actor: canary },
      event(`data-set:${canary}`),
      event('data-set:1', { note: canary }),
      event('data-set:1', { note: '0639980123' }),
      event('data-set:1', { note: 'ab'.repeat(32) }),
      event('data-set:1', { note: 'DUPONT|CAMILLE|1990-01-01' }),
      event('data-set:1', { note: 0.5 }),
    ]
    for (const one of hostile) {
      const refused = database()
        .db.transaction()
        .execute(trx => append(trx, one, NOW))
      await expect(refused).rejects.toThrow(TypeError)
      await expect(refused).rejects.not.toThrow(/camille|0639|abab|DUPONT/i)
    }
  })

  it('shows which entry was changed behind its back, and that its end was cut off', async () => {
    const { db } = database()
    const { hash } = await record(database(), 'data-set:4')
    await sql`alter table audit disable trigger audit_is_append_only`.execute(db)
    await sql`update audit set actor = 'somebody' where sequence = 2`.execute(db)
    expect(await verifyChain(db)).toEqual({ ok: false, why: 'broken', sequence: 2 })
    await sql`update audit set actor = 'cli' where sequence = 2`.execute(db)
    expect(await verifyChain(db)).toMatchObject({ ok: true, entries: 3 })
    await sql`delete from audit where sequence = 3`.execute(db)
    expect(await verifyChain(db)).toMatchObject({ ok: true, entries: 2 })
    expect(await verifyChain(db, [hash])).toEqual({ ok: false, why: 'missing', sequence: 3 })
  })
})

describe('the audit log under load', () => {
  it('stays one chain when 20 connections write at once', async () => {
    const { url, drop } = await createPostgresDatabase('migrated')
    const databases = await Promise.all(Array.from({ length: 20 }, () => openDatabase({ url })))
    try {
      await Promise.all(
        databases.map(async (database, i) => {
          for (let n = 0; n < 10; n++) await record(database, `data-set:${i}`, { n })
        }),
      )
      expect(await verifyChain(databases[0]!.db)).toMatchObject({ ok: true, entries: 200 })
    } finally {
      await Promise.all(databases.map(database => database.close()))
      await drop()
    }
  })
})
