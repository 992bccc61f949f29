import { beforeAll, expect, it } from 'vitest'
import { listEntries } from '../../src/audit/log.ts'
import { hashOfSecret } from '../../src/database/bearer-secret.ts'
import { createPublicationSource } from '../../src/intake/publication-source.ts'
import { createPartnerKey, importPartnerKey, revokePartnerKey, rotatePartnerKey } from '../../src/partner/keys.ts'
import { addPartner, changePartner, findPartner, listPartners } from '../../src/partner/partners.ts'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { describeDatabase, describeEachEngine } from '../support/databases.ts'
import { ACT, NOW } from './contributed.ts'
import { createDesk, DAY, type Desk, HOUR, type Person } from './desk.ts'

const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR)
/** NOW is 1 March 2026 in Paris. */
const CONTRACT = { from: '2026-03-01', until: '2026-06-30' }
const AGREEMENT = {
  name: 'Banque Exemple',
  purpose: 'Prévenir les titulaires de compte.',
  contacts: [{ name: 'Camille Bernard', email: 'camille@banque.example', role: 'technical' }],
  contract: CONTRACT,
  limits: { lookup: { minute: 100, month: 5_000_000_000 }, bulk: null },
} as const
const KEY = { label: 'first', scopes: ['lookup'], expiresAt: null, ...ACT } as const

describeEachEngine('partners', database => {
  const source = () => createPublicationSource(database().db, { now: () => NOW, keyVersion: 1 })
  const add = async (more: object = {}) => (await addPartner(database().db, { ...AGREEMENT, ...ACT, ...more })).id

  it('are kept as agreed, and changed as a whole', async () => {
    const { db } = database()
    const id = await add({
      name: '  Banque Exemple ',
      contacts: [{ ...AGREEMENT.contacts[0], email: 'Camille@Banque.example' }],
    })
    const kept = await findPartner(db, id)
    expect(kept).toEqual({ id, ...AGREEMENT, createdAt: NOW, changedAt: NOW, keys: [] })
    const given = { partner: id, ...AGREEMENT, since: kept!.changedAt, ...ACT }
    await changePartner(db, given)
    expect((await findPartner(db, id))!.changedAt).toEqual(NOW)
    await changePartner(db, { ...given, purpose: null, contract: { from: null, until: null } })
    expect(await findPartner(db, id)).toMatchObject({ purpose: null, contract: { from: null, until: null } })
    await expect(changePartner(db, { ...given, name: 'Autre' })).rejects.toMatchObject({ reason: 'clash' })
    const [entry] = await listEntries(db, { limit: 1 })
    expect(entry).toMatchObject({ action: 'partner.changed', details: { purpose: true, contract: true } })
    await expect(changePartner(db, { ...given, partner: 'nobody' })).rejects.toMatchObject({
      reason: 'unknown-partner',
    })
    expect((await listPartners(db)).map(one => one.id)).toContain(id)
  })

  it('are refused with every part that does not do', async () => {
    const refused = async (more: object) => {
      const error = await add(more).catch(
        (one: unknown) => one as { reason: string; faults: string[]; message: string },
      )
      expect(error).toMatchObject({ reason: 'invalid' })
      return (error as { faults: string[] }).faults
    }
    const contact = AGREEMENT.contacts[0]
    expect(await refused({ name: ' ', purpose: 'x'.repeat(2001) })).toEqual(['name', 'purpose'])
    expect(await refused({ name: '1 84 12 76 451 089 46', contacts: [{ ...contact, email: 'nobody' }] })).toEqual([
      'name',
      'contacts',
    ])
    expect(await refused({ contacts: Array(11).fill(contact) })).toEqual(['contacts'])
    expect(await refused({ contacts: [{ ...contact, role: 'boss' }] })).toEqual(['contacts'])
    expect(await refused({ contract: { from: '2026-03-02', until: '2026-03-01' } })).toEqual(['contract'])
    expect(await refused({ contract: { from: '2026-02-30', until: null } })).toEqual(['contract'])
    expect(await refused({ limits: { lookup: { minute: 0, month: 1 }, bulk: null } })).toEqual(['limits'])
  })

  it('have keys that are published by their hashes until they are revoked', async () => {
    const { db } = database()
    const partner = await add()
    const addresses = ['2001:db8::/32', '192.0.2.7', '192.0.2.7/32', '::ffff:198.51.100.0/120']
    const live = await createPartnerKey(db, { partner, ...KEY, environment: 'live', addresses })
    const test = await createPartnerKey(db, { partner, ...KEY, environment: 'test', expiresAt: later(2) })
    expect(live.key).toMatch(/^vgf_live_[A-Za-z0-9_-]{43}$/)
    expect(test.key).toMatch(/^vgf_test_[A-Za-z0-9_-]{43}$/)
    const published = async () => (await source().keys()).filter(key => key.partner === partner)
    expect(await published()).toHaveLength(2)
    expect(await published()).toContainEqual({
      id: live.id,
      partner,
      environment: 'live',
      hash: toBase64Url(hashOfSecret(live.key)),
      scopes: ['lookup'],
      // The first moment of July in Paris: the contract's end is the key's.
      expiresAt: '2026-06-30T22:00:00.000Z',
      addresses: ['192.0.2.7/32', '198.51.100.0/24', '2001:db8::/32'],
      limits: AGREEMENT.limits,
    })
    expect(await published()).toContainEqual(
      expect.objectContaining({ id: test.id, expiresAt: later(2).toISOString() }),
    )
    const rows = JSON.stringify(await db.selectFrom('partner_keys').selectAll().execute())
    expect(rows).not.toContain(live.key.slice(9))

    await revokePartnerKey(db, { id: live.id, ...ACT })
    await revokePartnerKey(db, { id: live.id, ...ACT })
    expect((await published()).map(key => key.id)).toEqual([test.id])
    const listed = (await findPartner(db, partner))!.keys
    expect(listed.find(key => key.id === live.id)).toMatchObject({ revokedAt: NOW, environment: 'live' })
    await expect(
      db.updateTable('partner_keys').set({ revoked_at: null }).where('id', '=', live.id).execute(),
    ).rejects.toMatchObject({ code: 'VF002' })
  })

  it('cannot have keys of a former contract come back before the next one', async () => {
    const { db } = database()
    const partner = await add({ contract: { from: null, until: '2026-06-30' } })
    const { id } = await createPartnerKey(db, { partner, ...KEY, environment: 'live' })
    const next = {
      partner,
      ...AGREEMENT,
      contract: { from: '2027-01-01', until: null },
      actor: 'cli',
      now: new Date('2026-08-01T00:00:00Z'),
    }
    await expect(changePartner(db, next)).rejects.toMatchObject({ reason: 'keys-in-use' })
    await revokePartnerKey(db, { id, ...ACT })
    await changePartner(db, next)
  })

  it('can bring a key that was made elsewhere, once', async () => {
    const { db } = database()
    const partner = await add()
    const key = `vgf_test_${'A'.repeat(43)}`
    const given = { partner, key, label: 'demo', scopes: ['lookup'] as const, ...ACT }
    const { id } = await importPartnerKey(db, given)
    const hash = toBase64Url(hashOfSecret(key))
    expect(await source().keys()).toContainEqual(expect.objectContaining({ id, hash, environment: 'test' }))
    await expect(importPartnerKey(db, given)).rejects.toMatchObject({
      code: '23505',
      constraint: 'partner_keys_hash_key',
    })
    await expect(importPartnerKey(db, { ...given, key: 'vgf_test_short' })).rejects.toMatchObject({ reason: 'invalid' })
  })
})

describeDatabase('partner keys', database => {
  const add = async (more: object = {}) => (await addPartner(database().db, { ...AGREEMENT, ...ACT, ...more })).id
  const create = (partner: string, more: object = {}) =>
    createPartnerKey(database().db, { partner, environment: 'live', ...KEY, ...more })
  const summary = async (partner: string, id: string) =>
    (await findPartner(database().db, partner))!.keys.find(key => key.id === id)!
  const publishedEnd = async (id: string) => {
    const keys = await createPublicationSource(database().db, { now: () => NOW, keyVersion: 1 }).keys()
    return keys.find(key => key.id === id)?.expiresAt
  }

  it('are refused where a part does not do, each named', async () => {
    const partner = await add()
    const faults = async (more: object) =>
      (await create(partner, more).catch((one: unknown) => one as { faults: string[] })) as { faults: string[] }
    expect(await faults({ label: ' ', scopes: [] })).toMatchObject({ reason: 'invalid', faults: ['label', 'scopes'] })
    expect(await faults({ scopes: ['lookup:phone'] })).toMatchObject({ faults: ['scopes'] })
    expect(await faults({ scopes: ['lookup', 'everything'] })).toMatchObject({ faults: ['scopes'] })
    for (const expiresAt of [NOW, later(-1), new Date(Number.NaN), new Date('2026-06-30T22:00:00.001Z')]) {
      expect(await faults({ expiresAt })).toMatchObject({ faults: ['expiry'] })
    }
    for (const one of [
      '',
      'example.org',
      '192.0.2.0/33',
      '192.0.2.1/24',
      '0.0.0.0/0',
      '::/0',
      '010.0.0.1',
      '1',
      '192.0.2.1/24/3',
      'fe80::1%eth0',
    ]) {
      expect(await faults({ addresses: [one] }), one).toMatchObject({ faults: ['addresses'] })
    }
    await expect(create('nobody')).rejects.toMatchObject({ reason: 'unknown-partner' })
    await expect(revokePartnerKey(database().db, { id: 'unknown', ...ACT })).rejects.toMatchObject({
      reason: 'unknown-key',
    })
    expect((await findPartner(database().db, partner))!.keys).toEqual([])
  })

  it('never outlive the contract, and live ones do not begin before it', async () => {
    const { db } = database()
    const future = await add({ contract: { from: '2026-03-02', until: null } })
    await expect(create(future)).rejects.toMatchObject({ reason: 'no-contract' })
    await create(future, { environment: 'test' })
    const over = await add({ contract: { from: null, until: '2026-02-28' } })
    for (const environment of ['live', 'test'])
      await expect(create(over, { environment })).rejects.toMatchObject({ reason: 'no-contract' })

    const partner = await add()
    const own = await create(partner, { expiresAt: new Date('2026-06-01T00:00:00Z') })
    const open = await create(partner)
    const shorten = (until: string | null) =>
      changePartner(db, { ...AGREEMENT, partner, contract: { from: '2026-03-01', until }, ...ACT })
    await shorten('2026-03-28')
    // Summer time begins on the 29th.
    for (const { id } of [own, open]) expect(await publishedEnd(id)).toBe('2026-03-28T23:00:00.000Z')
    await shorten(null)
    expect([await publishedEnd(own.id), await publishedEnd(open.id)]).toEqual(['2026-06-01T00:00:00.000Z', null])
    const begin = (from: string) =>
      changePartner(db, { ...AGREEMENT, partner, contract: { from, until: null }, ...ACT })
    await expect(begin('2026-03-02')).rejects.toMatchObject({ reason: 'keys-in-use' })
    for (const { id } of [own, open]) await revokePartnerKey(db, { id, ...ACT })
    await begin('2026-03-02')
  })

  it('are replaced by one with the same rights, and overlap with it', async () => {
    const { db } = database()
    const partner = await add()
    const rights = { scopes: ['lookup', 'lookup:phone'] as const, addresses: ['192.0.2.0/24'] }
    const old = await create(partner, { ...rights, expiresAt: later(240) })
    const rotated = await rotatePartnerKey(db, { id: old.id, ...ACT })
    expect(rotated.key).not.toBe(old.key)
    expect(rotated.oldEndsAt).toEqual(new Date(NOW.getTime() + 7 * DAY))
    expect(await summary(partner, rotated.id)).toMatchObject({
      ...rights,
      environment: 'live',
      label: 'first',
      expiresAt: later(240),
      replaces: old.id,
    })
    expect(await summary(partner, old.id)).toMatchObject({ expiresAt: rotated.oldEndsAt, revokedAt: null })
    expect((await listEntries(db, { limit: 2 })).map(one => [one.action, one.details])).toEqual([
      ['partner-key.created', { environment: 'live' }],
      ['partner-key.rotated', { hours: 168 }],
    ])
    await expect(rotatePartnerKey(db, { id: old.id, ...ACT })).rejects.toMatchObject({ reason: 'key-ended' })
    await expect(rotatePartnerKey(db, { id: 'unknown', ...ACT })).rejects.toMatchObject({ reason: 'unknown-key' })
    await expect(rotatePartnerKey(db, { id: rotated.id, overlapMs: 91 * DAY, ...ACT })).rejects.toMatchObject({
      faults: ['overlap'],
    })

    // At once, and for longer; then close to the end of the one before.
    const second = await rotatePartnerKey(db, { id: rotated.id, overlapMs: 0, expiresAt: null, ...ACT })
    expect((await summary(partner, rotated.id)).revokedAt).toEqual(NOW)
    expect((await summary(partner, second.id)).endsAt).toEqual(new Date('2026-06-30T22:00:00Z'))
    const late = { now: new Date('2026-06-29T00:00:00Z'), actor: 'cli' }
    const third = await rotatePartnerKey(db, { id: second.id, ...late })
    expect(third.oldEndsAt).toEqual(new Date('2026-06-30T22:00:00Z'))
    const afterwards = { ...late, now: new Date('2026-07-01T00:00:00Z') }
    await expect(rotatePartnerKey(db, { id: third.id, ...afterwards })).rejects.toMatchObject({ reason: 'key-ended' })
  })

  it('are replaced once, whoever asks at the same time', async () => {
    const { db } = database()
    const old = await create(await add())
    const results = await Promise.allSettled([1, 2, 3].map(() => rotatePartnerKey(db, { id: old.id, ...ACT })))
    expect(results.filter(one => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of results) if (one.status === 'rejected') expect(one.reason).toMatchObject({ reason: 'key-ended' })
  })
})

describeDatabase('partners at the desk', database => {
  let desk: Desk
  let root: Person
  let other: Person

  beforeAll(async () => {
    desk = await createDesk(database())
    root = await desk.root()
    other = await desk.person(await desk.organisation('Ville A'), ['administrator', 'officer'], 'a@ville-a.example')
  })

  it('are the platform’s administrators’; making and ending a key takes a second factor for that key', async () => {
    const { db } = database()
    const given = { ...AGREEMENT, contract: { from: null, until: null } }
    await expect(addPartner(db, { ...given, ...desk.by(other) })).rejects.toMatchObject({ reason: 'unknown' })
    const { id: partner } = await addPartner(db, { ...given, ...desk.by(root) })
    await expect(changePartner(db, { partner, ...given, ...desk.by(other) })).rejects.toMatchObject({
      reason: 'unknown',
    })
    const key = { partner, label: 'x', scopes: ['lookup'], expiresAt: null, environment: 'live' } as const
    await expect(createPartnerKey(db, { ...key, ...desk.by(root) })).rejects.toMatchObject({
      reason: 'step-up-required',
      stepUp: { action: 'partner.create-key', subject: `partner:${partner}` },
    })
    const { id } = await createPartnerKey(db, {
      ...key,
      ...(await desk.stepUp(root, 'partner.create-key', `partner:${partner}`)),
    })
    await expect(createPartnerKey(db, { ...key, ...desk.by(root) })).rejects.toMatchObject({
      reason: 'step-up-required',
    })
    const subject = `partner-key:${id}`
    await expect(rotatePartnerKey(db, { id, ...desk.by(root) })).rejects.toMatchObject({
      stepUp: { action: 'partner.rotate-key', subject },
    })
    const rotated = await rotatePartnerKey(db, { id, ...(await desk.stepUp(root, 'partner.rotate-key', subject)) })
    await expect(revokePartnerKey(db, { id: rotated.id, ...desk.by(root) })).rejects.toMatchObject({
      reason: 'step-up-required',
    })
    const proved = await desk.stepUp(root, 'partner.revoke-key', `partner-key:${rotated.id}`)
    await revokePartnerKey(db, { id: rotated.id, ...proved })
    const [entry] = await listEntries(db, { limit: 1 })
    expect(entry).toMatchObject({
      action: 'partner-key.revoked',
      actor: `officer:${root.id}`,
      subject: `partner-key:${rotated.id}`,
    })
  })

  it('leave neither names nor keys in the audit log', async () => {
    const entries = JSON.stringify(await listEntries(database().db, { limit: 100 }))
    expect(entries).toContain('partner-key.rotated')
    expect(entries).not.toMatch(/Banque|camille|vgf_|192\.0\.2/i)
  })
})
