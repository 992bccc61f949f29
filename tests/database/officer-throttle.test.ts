import { expect, it } from 'vitest'
import { admitAttempt, delaySeconds, noteSuccess } from '../../src/officer/throttle.ts'
import { describeDatabase } from '../support/databases.ts'
import { createDesk, DAY, type Desk, HOME, type Person, SECOND } from './desk.ts'

const REFUSED = { ok: false, reason: 'refused' }
const ADMITTED = { admitted: true }

describeDatabase('throttling', database => {
  let desk: Desk
  let camille: Person
  const wrong = (more: object = {}) => desk.signIn(camille, { password: 'trombone girafe seau', ...more })
  const guess = (account: string, address: string | null = HOME) =>
    admitAttempt(desk.deps.db, desk.deps.vault, { account, address, now: desk.now })
  const wait = async (account: string, address?: string) => {
    const admission = await guess(account, address)
    return admission.admitted ? 0 : admission.retryAfterSeconds
  }

  it('lets four failures pass, then doubles the wait up to a quarter of an hour', async () => {
    desk = await createDesk(database())
    await desk.root()
    camille = await desk.person(await desk.organisation('Ville A'), ['officer'], 'camille@ville-a.example')
    for (let i = 0; i < 4; i++) expect(await wrong()).toEqual(REFUSED)
    expect(await wrong()).toEqual(REFUSED)
    const work = desk.work
    expect(await wrong()).toEqual({ ok: false, reason: 'throttled', retryAfterSeconds: 1 })
    expect(desk.work).toBe(work)
    const waits: number[] = []
    for (let i = 0; i < 12; i++) {
      const result = await wrong()
      if (result.ok || result.reason !== 'throttled') throw new Error('not throttled')
      waits.push(result.retryAfterSeconds)
      desk.pass(result.retryAfterSeconds * SECOND)
      expect(await wrong()).toEqual(REFUSED)
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
  })

  it('delays the right password too, and from that site alone', async () => {
    expect(await desk.signIn(camille)).toMatchObject({ reason: 'throttled' })
    expect(await desk.signIn(camille, { address: '192.0.2.200' })).toMatchObject({ reason: 'throttled' })
    expect(await desk.signIn(camille, { address: '198.51.100.1' })).toMatchObject({ ok: true })
    expect(await desk.signIn(camille)).toMatchObject({ reason: 'throttled' })
    desk.pass(900 * SECOND)
    expect(await desk.signIn(camille)).toMatchObject({ ok: true })
  })

  it('begins anew after a success, and after a day', async () => {
    for (let i = 0; i < 5; i++) expect(await wrong()).toEqual(REFUSED)
    expect(await wrong()).toMatchObject({ reason: 'throttled' })
    desk.pass(DAY)
    for (let i = 0; i < 5; i++) expect(await wrong()).toEqual(REFUSED)
    expect(await wrong()).toMatchObject({ reason: 'throttled' })
  })

  it('counts an account that does not exist like any other', async () => {
    desk.pass(DAY)
    const answers = async (email: string, address: string) => {
      const all = []
      for (let i = 0; i < 8; i++) all.push(await wrong({ email, address }))
      return all
    }
    const known = await answers(camille.email, '203.0.113.1')
    expect(await answers('nobody@ville-a.example', '203.0.114.1')).toEqual(known)
    expect(await answers('not an address', '203.0.115.1')).toEqual(known)
  })

  it('counts attempts before they are made: a hundred at once gain nothing', async () => {
    desk.pass(DAY)
    const admissions = await Promise.all(Array.from({ length: 100 }, () => guess('at-once@example.org')))
    expect(admissions.filter(one => one.admitted)).toHaveLength(5)
  })

  it('slows down a host that tries many accounts, but not those who have been there before', async () => {
    desk.pass(DAY)
    const { db, vault } = desk.deps
    const office = '203.0.120.9'
    await db.transaction().execute(trx => {
      return noteSuccess(trx, vault, { officer: camille.id, account: camille.email, address: office, now: desk.now })
    })
    for (let i = 0; i < 21; i++) expect(await guess(`sprayed-${i}@example.org`, office)).toEqual(ADMITTED)
    expect(await wait('another@example.org', office)).toBe(1)
    expect(await guess('another@example.org', '203.0.120.10')).toEqual(ADMITTED)
    expect(await guess(camille.email, office)).toEqual(ADMITTED)
    for (let i = 0; i < 40; i++) {
      desk.pass((await wait(`more-${i}@example.org`, office)) * SECOND)
      await guess(`more-${i}@example.org`, office)
    }
    expect(await wait('another@example.org', office)).toBeLessThanOrEqual(15)
  })

  it('is not ended for a host by signing in to an account of one’s own', async () => {
    desk.pass(DAY)
    const { db, vault } = desk.deps
    const address = '203.0.121.1'
    for (let i = 0; i < 21; i++) expect(await guess(`victim-${i}@example.org`, address)).toEqual(ADMITTED)
    expect(await wait('victim@example.org', address)).toBe(1)
    await db.transaction().execute(trx => {
      return noteSuccess(trx, vault, { officer: camille.id, account: camille.email, address, now: desk.now })
    })
    expect(await wait('victim@example.org', address)).toBe(1)
  })

  it('never delays the owner, at home or elsewhere, for what others do from elsewhere', async () => {
    desk.pass(DAY)
    const { db, vault } = desk.deps
    const attempt = { account: camille.email, address: HOME, now: desk.now }
    await db.transaction().execute(trx => noteSuccess(trx, vault, { ...attempt, officer: camille.id }))
    for (let i = 0; i < 200; i++) {
      const address = `198.18.${i}.1`
      expect(await guess(camille.email, address)).toEqual(ADMITTED)
    }
    for (let i = 0; i < 5; i++) expect(await guess(camille.email, HOME)).toEqual(ADMITTED)
    expect(await guess(camille.email, '203.0.130.1')).toEqual(ADMITTED)
  })

  it('gives a stranger’s address one guess while an account is attacked from many', async () => {
    for (const [attempt, seconds] of [60, 120, 240, 480, 900, 900].entries()) {
      const address = '203.0.131.1'
      if (attempt === 0) expect(await guess(camille.email, address)).toEqual(ADMITTED)
      expect(await wait(camille.email, address)).toBe(seconds)
      desk.pass(seconds * SECOND)
      expect(await guess(camille.email, address)).toEqual(ADMITTED)
    }
  })

  it('takes what is no address for one place', async () => {
    for (let i = 0; i < 5; i++) expect(await guess('nowhere@example.org', null)).toEqual(ADMITTED)
    expect(await wait('nowhere@example.org', 'unknown')).toBe(1)
  })

  it('keeps neither logins nor addresses', async () => {
    const rows = await desk.deps.db.selectFrom('officer_throttles').selectAll().execute()
    expect(rows.length).toBeGreaterThan(100)
    expect(rows.every(row => row.key.length === 32)).toBe(true)
    expect(Object.keys(rows[0]!).sort()).toEqual(['blocked_until', 'failed_at', 'failures', 'key'])
  })

  it('never waits for ever', () => {
    expect(delaySeconds(1_000_000, { free: 4, first: 1, cap: 900 })).toBe(900)
    expect(delaySeconds(0, { free: 0, first: 60, cap: 900 })).toBe(0)
  })
})
