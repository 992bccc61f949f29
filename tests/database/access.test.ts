import { expect, it } from 'vitest'
import { hashOfSecret } from '../../src/database/bearer-secret.ts'
import {
  createContributorToken,
  listContributorTokens,
  revokeContributorToken,
  verifyContributorToken,
} from '../../src/intake/tokens.ts'
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
