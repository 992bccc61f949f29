import { expect, it } from 'vitest'
import { CHALLENGE_MS } from '../../src/officer/challenges.ts'
import { inviteOfficer } from '../../src/officer/links.ts'
import { suspendOfficer } from '../../src/officer/officers.ts'
import {
  beginPasskeySignIn,
  beginPasskeyStepUp,
  signInWithPasskey,
  stepUpWithPasskey,
} from '../../src/officer/passkey-sign-in.ts'
import { addPasskey, beginPasskey, listPasskeys, removePasskey } from '../../src/officer/passkeys.ts'
import { acceptInvitation, challengeForLink } from '../../src/officer/use-link.ts'
import { describeDatabase } from '../support/databases.ts'
import { type Authenticator, answerOf, createDesk, type Desk, HOUR, type Person } from './desk.ts'

const REFUSED = { ok: false, reason: 'refused' }

describeDatabase('passkeys', database => {
  let desk: Desk
  let ville: string
  let camille: Person
  const phone: Authenticator = { id: 'phone-1', key: 'key of the phone', counter: 0 }
  const stick: Authenticator = { id: 'stick-1', key: 'key of the stick', counter: 7 }

  const register = async (authenticator: Authenticator, person = camille) => {
    const act = await desk.stepUp(person, 'credential.passkey-add', `officer:${person.id}`)
    const { challenge } = await beginPasskey(desk.deps, act)
    const response = answerOf(authenticator, challenge)
    return addPasskey(desk.deps, { response, challenge, label: authenticator.id, ...act })
  }
  const signIn = async (authenticator: Authenticator) => {
    const challenge = await beginPasskeySignIn(desk.deps, desk.now)
    return signInWithPasskey(desk.deps, { response: answerOf(authenticator, challenge), challenge, now: desk.now })
  }

  it('are added with a step-up, once each', async () => {
    desk = await createDesk(database())
    await desk.root()
    ville = await desk.organisation('Ville A')
    camille = await desk.person(ville, ['officer'], 'camille@ville-a.example')
    const act = desk.by(camille)
    const { challenge } = await beginPasskey(desk.deps, act)
    const adding = { response: answerOf(phone, challenge), challenge, label: 'Téléphone' }
    await expect(addPasskey(desk.deps, { ...adding, ...act })).rejects.toMatchObject({ reason: 'step-up-required' })
    await register(phone)
    await expect(register(phone)).rejects.toMatchObject({ reason: 'wrong-state' })
    await register(stick)
    expect((await listPasskeys(desk.deps.db, camille.id)).map(one => one.label).sort()).toEqual(['phone-1', 'stick-1'])
    expect((await beginPasskey(desk.deps, desk.by(camille))).exclude).toHaveLength(2)
  })

  it('sign in without a login, and with nothing else', async () => {
    expect(await signIn(phone)).toMatchObject({ ok: true, session: { officer: camille.id } })
    expect(await signIn({ ...phone, key: 'another key' })).toEqual(REFUSED)
    expect(await signIn({ ...phone, id: 'unknown' })).toEqual(REFUSED)
    const challenge = await beginPasskeySignIn(desk.deps, desk.now)
    for (const response of [null, 'x', {}, { id: 'phone-1' }, []]) {
      expect(await signInWithPasskey(desk.deps, { response, challenge, now: desk.now })).toEqual(REFUSED)
    }
  })

  it('answer a challenge once, for what it was made, within five minutes', async () => {
    const challenge = await beginPasskeySignIn(desk.deps, desk.now)
    const request = { response: answerOf(phone, challenge), challenge, now: desk.now }
    expect(await signInWithPasskey(desk.deps, request)).toMatchObject({ ok: true })
    expect(await signInWithPasskey(desk.deps, request)).toEqual(REFUSED)
    const shared = await beginPasskeySignIn(desk.deps, desk.now)
    const same = { response: answerOf(phone, shared), challenge: shared, now: desk.now }
    const results = await Promise.all([1, 2, 3].map(() => signInWithPasskey(desk.deps, same)))
    expect(results.filter(one => one.ok)).toHaveLength(1)
    const late = await beginPasskeySignIn(desk.deps, desk.now)
    desk.pass(CHALLENGE_MS)
    expect(
      await signInWithPasskey(desk.deps, { response: answerOf(phone, late), challenge: late, now: desk.now }),
    ).toEqual(REFUSED)
    const made = answerOf(phone, 'A'.repeat(43))
    expect(await signInWithPasskey(desk.deps, { response: made, challenge: made.challenge, now: desk.now })).toEqual(
      REFUSED,
    )
    const { challenge: forAnother } = await beginPasskey(desk.deps, desk.by(camille))
    const moved = { response: answerOf(phone, forAnother), challenge: forAnother, now: desk.now }
    expect(await signInWithPasskey(desk.deps, moved)).toEqual(REFUSED)
  })

  it('are refused when their counter does not grow: there may be a copy', async () => {
    stick.counter = 8
    expect(await signIn(stick)).toMatchObject({ ok: true })
    expect(await signIn(stick)).toEqual(REFUSED)
    expect(await signIn({ ...stick, counter: 3 })).toEqual(REFUSED)
    expect(await signIn({ ...stick, counter: 0 })).toEqual(REFUSED)
    expect(await signIn({ ...stick, counter: 9 })).toMatchObject({ ok: true })
  })

  it('prove a second factor for one act, in the session that asked', async () => {
    await desk.comeBack(camille)
    const act = { action: 'credential.passkey-remove', subject: 'passkey:x', ...desk.by(camille) } as const
    const { challenge, allow } = await beginPasskeyStepUp(desk.deps, act)
    expect(allow).toHaveLength(2)
    const other = await desk.person(ville, ['officer'], 'other@ville-a.example')
    const stolen = { response: answerOf(phone, challenge), challenge, ...act, ...desk.by(other) }
    expect(await stepUpWithPasskey(desk.deps, stolen)).toEqual(REFUSED)
    expect(await stepUpWithPasskey(desk.deps, { ...stolen, ...desk.by(camille) })).toMatchObject({ ok: true })
    expect(await stepUpWithPasskey(desk.deps, { ...stolen, ...desk.by(camille) })).toEqual(REFUSED)
    const own = await beginPasskeyStepUp(desk.deps, { ...act, ...desk.by(other) })
    const foreign = { response: answerOf(phone, own.challenge), challenge: own.challenge, ...act, ...desk.by(other) }
    expect(await stepUpWithPasskey(desk.deps, foreign)).toEqual(REFUSED)
  })

  it('open an account by themselves, whose last one stays', async () => {
    const { deps } = desk
    const { token } = await inviteOfficer(deps, {
      organisation: ville,
      email: 'key@ville-a.example',
      roles: ['officer'],
      ...desk.cli,
    })
    const laptop: Authenticator = { id: 'laptop', key: 'key of the laptop', counter: 0 }
    const challenge = await challengeForLink(deps, { token, now: desk.now })
    const accept = (challenge: string, response: unknown) => {
      const credentials = { kind: 'passkey', challenge, response, label: 'Portable' } as const
      return acceptInvitation(deps, { token, displayName: 'Key', credentials, now: desk.now })
    }
    await expect(accept(challenge, answerOf(laptop, 'x'))).rejects.toMatchObject({ reason: 'not-proved' })
    await expect(accept(challenge, answerOf(laptop, challenge))).rejects.toMatchObject({ reason: 'not-proved' })
    const fresh = await challengeForLink(deps, { token, now: desk.now })
    const { officer, session } = await accept(fresh, answerOf(laptop, fresh))
    expect(await signIn(laptop)).toMatchObject({ ok: true, session: { officer } })
    const [passkey] = await listPasskeys(deps.db, officer)
    const subject = `passkey:${passkey!.id}`
    const act = { actor: `officer:${officer}`, session: session.id, now: desk.now }
    const target = { action: 'credential.passkey-remove', subject, ...act } as const
    const stepUp = await beginPasskeyStepUp(deps, target)
    const proof = { response: answerOf(laptop, stepUp.challenge), challenge: stepUp.challenge }
    expect(await stepUpWithPasskey(deps, { ...proof, ...target })).toMatchObject({ ok: true })
    await expect(removePasskey(deps.db, { id: passkey!.id, ...act })).rejects.toMatchObject({
      reason: 'last-credential',
    })
    expect(await listPasskeys(deps.db, officer)).toHaveLength(1)
  })

  it('are removed by their officer alone, and are then worth nothing', async () => {
    const { deps } = desk
    const other = await desk.person(ville, ['officer'], 'else@ville-a.example')
    const [passkey] = (await listPasskeys(deps.db, camille.id)).filter(one => one.label === 'phone-1')
    const subject = `passkey:${passkey!.id}`
    const foreign = { id: passkey!.id, ...(await desk.stepUp(other, 'credential.passkey-remove', subject)) }
    await expect(removePasskey(deps.db, foreign)).rejects.toMatchObject({ reason: 'unknown' })
    await removePasskey(deps.db, {
      id: passkey!.id,
      ...(await desk.stepUp(camille, 'credential.passkey-remove', subject)),
    })
    expect(await signIn(phone)).toEqual(REFUSED)
  })

  it('do not let a suspended officer in', async () => {
    desk.pass(HOUR)
    await suspendOfficer(desk.deps.db, { officer: camille.id, ...desk.cli })
    expect(await signIn({ ...stick, counter: 20 })).toEqual(REFUSED)
  })
})
