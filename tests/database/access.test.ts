import { expect, it } from 'vitest'
import { hashOfSecret } from '../../src/database/bearer-secret.ts'
import { createPublicationSource } from '../../src/intake/publication-source.ts'
import {
  createContributorToken,
  listContributorTokens,
  revokeContributorToken,
  verifyContributorToken,
} from '../../src/intake/tokens.ts'
import {
  addPartner,
  createPartnerKey,
  importPartnerKey,
  listPartners,
  revokePartnerKey,
  verifyPartnerKey,
} from '../../src/partner/keys.ts'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { describeEachEngine } from '../support/databases.ts'
import { ACT, NOW } from './contributed.ts'

const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)

describeEachEngine('contributor tokens', database => {
  it('work for their scopes until they end or are revoked', async () => {
    const { db } = database()
    const given = { label: 'a controller', scopes: ['upload'] as const, expiresAt: later(24), ...ACT }
    const { id, token } = await createContributorToken(db, given)
    expect(token).toMatch(/^vgc_[A-Za-z0-9_-]{43}$/)
    expect(await verifyContributorToken(db, token, 'upload', later(1))).toEqual({ id, officer: null, dataSet: null })
    expect(await verifyContributorToken(db, token, 'evaluate:bulk', later(1))).toBe('scope')
    expect(await verifyContributorToken(db, token, 'upload', later(24))).toBe('expired')
    const changed = token.slice(0, -1) + (token.endsWith('A') ? 'E' : 'A')
    for (const wrong of ['', 'vgc_', changed, token.slice(4), `${token}A`, `vgf_live_${token.slice(4)}`]) {
      expect(await verifyContributorToken(db, wrong, 'upload', later(1))).toBeNull()
    }
    await revokeContributorToken(db, { id, ...ACT })
    expect(await verifyContributorToken(db, token, 'upload', later(1))).toBeNull()
    expect(await listContributorTokens(db)).toMatchObject([{ id, label: 'a controller', revokedAt: NOW }])
    await expect(revokeContributorToken(db, { id: 'unknown', ...ACT })).rejects.toMatchObject({
      reason: 'unknown-token',
    })
  })

  it('need a scope and a future end', async () => {
    const given = { label: 'x', scopes: ['upload'] as const, expiresAt: NOW, ...ACT }
    await expect(createContributorToken(database().db, given)).rejects.toMatchObject({ reason: 'invalid' })
    const without = { ...given, scopes: [], expiresAt: later(1) }
    await expect(createContributorToken(database().db, without)).rejects.toMatchObject({ reason: 'invalid' })
  })

  it('are not in the database, and their labels not in the audit log', async () => {
    const { db } = database()
    const random = (length: number) => new Uint8Array(length).fill(7)
    const given = { label: 'canary label', scopes: ['upload'] as const, expiresAt: later(1), ...ACT }
    const { token } = await createContributorToken(db, given, random)
    const tokens = await db.selectFrom('contributor_tokens').selectAll().execute()
    expect(Buffer.from(tokens.find(row => row.label === 'canary label')!.hash)).toEqual(
      Buffer.from(hashOfSecret(token)),
    )
    expect(JSON.stringify(tokens)).not.toContain(token.slice(4))
    expect(
      JSON.stringify(await db.selectFrom('audit').select(['actor', 'subject', 'details']).execute()),
    ).not.toContain('canary')
  })
})

describeEachEngine('partners', database => {
  const source = () => createPublicationSource(database().db, { now: () => NOW, keyVersion: 1 })

  it('have keys that are published by their hashes until they are revoked', async () => {
    const { db } = database()
    const { id: partner } = await addPartner(db, { name: 'Banque Exemple', ...ACT })
    const given = { partner, label: 'first', scopes: ['lookup'] as const, ...ACT }
    const live = await createPartnerKey(db, { ...given, environment: 'live', expiresAt: null })
    const test = await createPartnerKey(db, { ...given, environment: 'test', expiresAt: later(2) })
    expect(live.key).toMatch(/^vgf_live_[A-Za-z0-9_-]{43}$/)
    expect(test.key).toMatch(/^vgf_test_[A-Za-z0-9_-]{43}$/)
    expect(await verifyPartnerKey(db, live.key, 'lookup', later(1))).toEqual({ id: live.id, partner })
    expect(await verifyPartnerKey(db, test.key, 'lookup', later(2))).toBe('expired')
    expect(await verifyPartnerKey(db, 'vgf_live_short', 'lookup', NOW)).toBeNull()
    const published = await source().keys()
    expect(published).toHaveLength(2)
    expect(published).toContainEqual({
      id: live.id,
      environment: 'live',
      hash: toBase64Url(hashOfSecret(live.key)),
      scopes: ['lookup'],
      expiresAt: null,
    })
    expect(published).toContainEqual(expect.objectContaining({ id: test.id, expiresAt: later(2).toISOString() }))

    await revokePartnerKey(db, { id: live.id, ...ACT })
    await revokePartnerKey(db, { id: live.id, ...ACT })
    expect((await source().keys()).map(key => key.id)).toEqual([test.id])
    expect(await verifyPartnerKey(db, live.key, 'lookup', NOW)).toBeNull()
    const [listed] = await listPartners(db)
    expect(listed).toMatchObject({ id: partner, name: 'Banque Exemple' })
    expect(listed!.keys.find(key => key.id === live.id)).toMatchObject({ revokedAt: NOW, environment: 'live' })
  })

  it('can bring a key that was made elsewhere', async () => {
    const { db } = database()
    const { id: partner } = await addPartner(db, { name: 'Mairie Exemple', ...ACT })
    const key = `vgf_test_${'A'.repeat(43)}`
    const { id } = await importPartnerKey(db, { partner, key, label: 'demo', scopes: ['lookup'], ...ACT })
    expect(await verifyPartnerKey(db, key, 'lookup', NOW)).toEqual({ id, partner })
    const twice = importPartnerKey(db, { partner, key, label: 'demo', scopes: ['lookup'], ...ACT })
    await expect(twice).rejects.toMatchObject({ code: '23505', constraint: 'partner_keys_hash_key' })
  })

  it('are refused when unknown, without an end in the future, or in another form', async () => {
    const { db } = database()
    const given = {
      partner: 'nobody',
      environment: 'live',
      label: 'x',
      scopes: ['lookup'],
      expiresAt: null,
      ...ACT,
    } as const
    await expect(createPartnerKey(db, given)).rejects.toMatchObject({ reason: 'unknown-partner' })
    await expect(createPartnerKey(db, { ...given, expiresAt: NOW })).rejects.toMatchObject({ reason: 'invalid' })
    await expect(importPartnerKey(db, { ...given, key: 'vgf_test_short' })).rejects.toMatchObject({ reason: 'invalid' })
    await expect(revokePartnerKey(db, { id: 'unknown', ...ACT })).rejects.toMatchObject({ reason: 'unknown-key' })
    await expect(addPartner(db, { name: ' ', ...ACT })).rejects.toMatchObject({ reason: 'invalid' })
  })
})
