import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { listEntries } from '../../src/audit/log.ts'
import {
  createFeedToken,
  FEED_PREFIX,
  findFeedToken,
  officerOfFeed,
  revokeFeedToken,
} from '../../src/officer/feed-tokens.ts'
import { forgetEnded } from '../../src/officer/housekeeping.ts'
import { closeOfficer, restoreOfficer, suspendOfficer } from '../../src/officer/officers.ts'
import { describeDatabase } from '../support/databases.ts'
import { createDesk, DAY, type Desk, HOUR, type Person } from './desk.ts'

describeDatabase('the private address of an officer’s deadlines', database => {
  let desk: Desk
  let camille: Person
  let other: Person

  const create = async (person = camille) =>
    (await createFeedToken(desk.deps, await desk.stepUp(person, 'credential.feed', `officer:${person.id}`))).token
  const reads = (token: string) => officerOfFeed(desk.deps.db, { token, now: desk.now })

  it('takes a second factor, and is stored nowhere as it is', async () => {
    desk = await createDesk(database())
    await desk.root()
    const ville = await desk.organisation('Ville A')
    camille = await desk.person(ville, ['officer'], 'camille@ville-a.example')
    other = await desk.person(ville, ['reviewer'], 'other@ville-a.example')
    await expect(createFeedToken(desk.deps, desk.by(camille))).rejects.toMatchObject({ reason: 'step-up-required' })
    await expect(createFeedToken(desk.deps, desk.cli)).rejects.toMatchObject({ reason: 'forbidden' })
    // Proved for another account's address, it is worth nothing here.
    const foreign = await desk.stepUp(camille, 'credential.feed', `officer:${other.id}`)
    await expect(createFeedToken(desk.deps, foreign)).rejects.toMatchObject({ reason: 'step-up-required' })
    expect(await findFeedToken(desk.deps.db, camille.id)).toBe(null)

    const token = await create()
    expect(token).toMatch(/^vge_[A-Za-z0-9_-]{43}$/)
    expect(await reads(token)).toBe(camille.id)
    const rows = await database().db.selectFrom('feed_tokens').selectAll().execute()
    const log = await listEntries(database().db, { limit: 50 })
    expect(JSON.stringify([rows, log])).not.toContain(token.slice(FEED_PREFIX.length))
    expect(log[0]).toMatchObject({ action: 'officer.feed-created', subject: `officer:${camille.id}` })
  })

  it('is one at a time: another replaces it, and nobody else’s', async () => {
    const theirs = await create(other)
    const first = await create()
    const second = await create()
    expect(await Promise.all([first, second, theirs].map(reads))).toEqual([null, camille.id, other.id])
    await expect(
      sql`insert into feed_tokens (id, officer, hash, created_at) values ('x', ${camille.id}, ${new Uint8Array(32)}, now())`.execute(
        database().db,
      ),
    ).rejects.toThrow('SQLSTATE 23505')
    // Two at once: one of them stands.
    const act = await desk.stepUp(camille, 'credential.feed', `officer:${camille.id}`)
    await desk.stepUp(camille, 'credential.feed', `officer:${camille.id}`)
    const made = await Promise.allSettled([createFeedToken(desk.deps, act), createFeedToken(desk.deps, act)])
    const owners = await Promise.all(made.map(one => (one.status === 'fulfilled' ? reads(one.value.token) : null)))
    expect(owners.filter(one => one === camille.id)).toHaveLength(1)
    await revokeFeedToken(desk.deps.db, desk.by(other))
  })

  it('notes the day of its use and how often on that day, and no hour', async () => {
    const token = await create()
    expect((await findFeedToken(desk.deps.db, camille.id))?.used).toBe(null)
    // 23:30 in Paris, in winter.
    desk.now = new Date('2026-03-10T22:30:00Z')
    await Promise.all([reads(token), reads(token), reads(token)])
    expect((await findFeedToken(desk.deps.db, camille.id))?.used).toEqual({ day: '2026-03-10', times: 3 })
    desk.pass(HOUR)
    await reads(token)
    expect((await findFeedToken(desk.deps.db, camille.id))?.used).toEqual({ day: '2026-03-11', times: 1 })
    expect(await reads('vge_short')).toBe(null)
    expect(await reads(`vge_${'A'.repeat(43)}`)).toBe(null)
    expect(await reads(token.replace('vge_', 'vgo_'))).toBe(null)
  })

  it('is worth nothing once it is revoked, for good', async () => {
    const token = await create()
    await revokeFeedToken(desk.deps.db, desk.by(camille))
    expect(await reads(token)).toBe(null)
    const before = await listEntries(database().db, { limit: 1 })
    await revokeFeedToken(desk.deps.db, desk.by(camille))
    expect(await listEntries(database().db, { limit: 1 })).toEqual(before)
    const revive = database().db.updateTable('feed_tokens').set({ revoked_at: null }).where('officer', '=', camille.id)
    await expect(revive.execute()).rejects.toThrow('SQLSTATE VF002')
  })

  it('ends with the account’s suspension, and does not come back with it', async () => {
    const token = await create()
    await suspendOfficer(desk.deps.db, { officer: camille.id, ...desk.cli })
    expect(await reads(token)).toBe(null)
    await restoreOfficer(desk.deps.db, { officer: camille.id, ...desk.cli })
    expect(await reads(token)).toBe(null)
    await desk.comeBack(camille)
    const next = await create()
    await closeOfficer(desk.deps.db, { officer: camille.id, ...desk.cli })
    expect(await reads(next)).toBe(null)
    await expect(createFeedToken(desk.deps, desk.by(camille))).rejects.toMatchObject({ reason: 'inactive' })
  })

  it('is forgotten a month after its end', async () => {
    const count = async () => (await database().db.selectFrom('feed_tokens').select('id').execute()).length
    const kept = await create(other)
    expect(await count()).toBeGreaterThan(1)
    await forgetEnded(database().db, desk.pass(31 * DAY))
    expect([await count(), await reads(kept)]).toEqual([1, other.id])
  })
})
