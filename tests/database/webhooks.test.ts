import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { createVault, type Vault } from '../../src/database/vault.ts'
import { createPublicationSource } from '../../src/intake/publication-source.ts'
import { addPartner, changePartner } from '../../src/partner/partners.ts'
import { createDeliverer, type SendWebhook } from '../../src/partner/webhooks/deliver.ts'
import { forgetDeliveries, listDeliveries, replayDead, sendTest } from '../../src/partner/webhooks/deliveries.ts'
import {
  createEndpoint,
  deleteEndpoint,
  listEndpoints,
  rotateSecret,
  setStatus,
} from '../../src/partner/webhooks/endpoints.ts'
import type { ChangeEvent, ChangeType } from '../../src/publication/change-event.ts'
import { describeEachEngine } from '../support/databases.ts'
import { NOW } from './contributed.ts'

const EXAMPLE = { name: 'Banque Exemple' }
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describeEachEngine('webhooks', database => {
  let partner: string
  let other: string
  let vault: Vault
  let now: Date
  let sequence = 0
  let epoch = 0
  const sent: { url: string; body: string; headers: Record<string, string> }[] = []
  let respond: (url: string) => Awaited<ReturnType<SendWebhook>> | Promise<Awaited<ReturnType<SendWebhook>>>

  const db = () => database().db
  const act = () => ({ actor: 'cli', now })
  const deps = () => ({ db: db(), vault, random: (length: number) => new Uint8Array(randomBytes(length)) })
  const deliverer = () =>
    createDeliverer({
      ...deps(),
      now: () => now,
      send: async (url, body, headers) => {
        sent.push({ url, body, headers: { ...headers } })
        return respond(url)
      },
    })
  /** Everything that is due, until nothing is. */
  const deliver = async (one = deliverer()) => {
    do await one.idle()
    while ((await one.begin()) > 0)
    await one.idle()
  }
  const endpoint = (url = 'https://hooks.example.org/', events: ChangeType[] = []) =>
    createEndpoint(deps(), { partner, url, events, ...act() })
  /** A publication that changed this, told twice as after a crash. */
  const published = async (...types: ChangeType[]) => {
    const source = createPublicationSource(db(), { now: () => now, keyVersion: 1 })
    epoch = await source.beginAttempt(epoch)
    const changes = types.map(
      (type): ChangeEvent => ({ sequence: ++sequence, epoch, at: now.toISOString(), type, incident: 'incident-1' }),
    )
    const outcome = { epoch, published: [], purged: [], suppressionsApplied: 0, changes, summary: {} }
    await source.finish(outcome)
    await source.finish(outcome)
  }
  const only = async () => (await listEndpoints(db(), partner))[0]!

  beforeAll(async () => {
    now = NOW
    vault = createVault({ current: new Uint8Array(32).fill(3) }, length => new Uint8Array(randomBytes(length)))
    partner = (await addPartner(db(), { ...EXAMPLE, ...act() })).id
    other = (await addPartner(db(), { name: 'Assurance Exemple', ...act() })).id
  })
  beforeEach(async () => {
    await db().deleteFrom('webhook_endpoints').execute()
    sent.length = 0
    respond = () => ({ status: 200 })
    now = new Date(now.getTime() + DAY)
  })

  it('tells an endpoint what it asked for, once, signed', async () => {
    const { secret } = await endpoint('https://hooks.example.org/in', ['incident.published'])
    await published('incident.published', 'incident.revised', 'incident.published')
    await deliver()
    expect(sent.map(({ url }) => url)).toEqual(['https://hooks.example.org/in', 'https://hooks.example.org/in'])
    const { body, headers } = sent[0]!
    const timestamp = String(Math.floor(Date.now() / 1000))
    const signed = new Webhook(secret).sign(headers['webhook-id']!, now, body)
    expect(headers['webhook-signature']).toBe(signed)
    expect(Number(headers['webhook-timestamp'])).not.toBe(Number(timestamp))
    const data = { sequence: sequence - 2, epoch, incident: 'incident-1' }
    expect(JSON.parse(body)).toEqual({ type: 'incident.published', timestamp: now.toISOString(), data })
    await deliver()
    expect(sent).toHaveLength(2)
    expect(await listDeliveries(db(), await only())).toMatchObject([
      { state: 'delivered', attempts: 1, last: 200, nextAt: null },
      { state: 'delivered' },
    ])
  })

  it('tries for a day, gives up, and sends again when asked, under the same id', async () => {
    await endpoint()
    await published('dataset.published')
    respond = () => ({ status: 500 })
    const start = now.getTime()
    for (let round = 0; round < 200 && (await only()).waiting > 0; round++) {
      await deliver()
      now = new Date(now.getTime() + 15 * MINUTE)
    }
    expect(await only()).toMatchObject({ waiting: 0, dead: 1, status: 'active' })
    expect(sent).toHaveLength(9)
    expect((now.getTime() - start) / DAY).toBeGreaterThan(0.85)
    expect((now.getTime() - start) / DAY).toBeLessThan(1.2)
    respond = () => ({ status: 200 })
    expect(await replayDead(db(), { id: (await only()).id, ...act() })).toBe(1)
    await deliver()
    expect(new Set(sent.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(await only()).toMatchObject({ waiting: 0, dead: 0 })
  })

  it('holds back what happens while it is paused', async () => {
    const { id } = await endpoint()
    await setStatus(deps(), { id, status: 'paused', ...act() })
    await published('incident.revised')
    await deliver()
    expect(sent).toEqual([])
    await expect(sendTest(db(), { id, ...act() }, randomBytes)).rejects.toMatchObject({ reason: 'wrong-state' })
    await setStatus(deps(), { id, status: 'active', ...act() })
    await deliver()
    expect(sent).toHaveLength(1)
  })

  it('stops for good at 410, until it is resumed', async () => {
    const { id } = await endpoint()
    await published('incident.revised', 'incident.revised')
    respond = () => ({ status: 410 })
    await deliver()
    expect(await only()).toMatchObject({ status: 'disabled', waiting: 2, dead: 0 })
    await published('incident.revised')
    await deliver()
    expect(sent).toHaveLength(1)
    const actions = await db().selectFrom('audit').select('action').where('subject', '=', `webhook:${id}`).execute()
    expect(actions.map(({ action }) => action)).toEqual(['webhook.created', 'webhook.disabled'])
    await setStatus(deps(), { id, status: 'active', ...act() })
    respond = () => ({ status: 200 })
    await deliver()
    expect(sent).toHaveLength(4)
    expect(await only()).toMatchObject({ status: 'active', waiting: 0, dead: 0 })
  })

  it('sends nothing more once it is paused, also of what was begun', async () => {
    const { id } = await endpoint()
    await published('incident.revised', 'incident.revised')
    respond = async () => {
      await setStatus(deps(), { id, status: 'paused', ...act() })
      return { status: 200 }
    }
    await deliver()
    expect(sent).toHaveLength(1)
    const [waits] = (await listDeliveries(db(), { id })).filter(({ state }) => state === 'waiting')
    expect(waits).toMatchObject({ attempts: 0, last: null })
  })

  it('lets the outcome of a claim that ended change nothing', async () => {
    await endpoint()
    await published('incident.revised')
    let fail = () => {}
    respond = () =>
      new Promise(resolve => {
        fail = () => resolve({ status: 500 })
      })
    const slow = deliverer()
    await slow.begin()
    await expect.poll(() => sent.length).toBe(1)
    now = new Date(now.getTime() + 2 * MINUTE)
    respond = () => ({ status: 200 })
    await deliver()
    fail()
    await slow.idle()
    expect(await listDeliveries(db(), await only())).toMatchObject([{ state: 'delivered', last: 200 }])
  })

  it('is for the time of a contract', async () => {
    await endpoint()
    await published('incident.revised')
    const today = now.toISOString().slice(0, 10)
    const tomorrow = new Date(now.getTime() + DAY)
    await changePartner(db(), { ...EXAMPLE, partner, contract: { from: null, until: today }, ...act() })
    now = tomorrow
    await deliver()
    expect(sent).toEqual([])
    await changePartner(db(), { ...EXAMPLE, partner, ...act() })
    await deliver()
    expect(sent).toHaveLength(1)
  })

  it('is tested once at a time', async () => {
    const { id } = await endpoint()
    await sendTest(db(), { id, ...act() }, randomBytes)
    await expect(sendTest(db(), { id, ...act() }, randomBytes)).rejects.toMatchObject({ reason: 'wrong-state' })
    await deliver()
    await sendTest(db(), { id, ...act() }, randomBytes)
  })

  it('does not let one that hangs hold up the others, nor be asked twice at once', async () => {
    await endpoint('https://slow.example.org/')
    await endpoint('https://quick.example.org/')
    await published('incident.revised', 'incident.revised')
    let release = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    respond = async url => {
      if (url.includes('slow')) await held
      return { status: 200 }
    }
    const one = deliverer()
    await one.begin()
    await expect.poll(() => sent.filter(({ url }) => url.includes('quick')).length).toBe(2)
    await one.begin()
    expect(sent.filter(({ url }) => url.includes('slow'))).toHaveLength(1)
    release()
    await deliver(one)
    expect(sent).toHaveLength(4)
  })

  it('shares the work among processes, and takes over what one of them left', async () => {
    await endpoint()
    await published('incident.revised', 'incident.revised', 'incident.revised')
    const several = [deliverer(), deliverer(), deliverer()]
    await Promise.all(several.map(one => one.begin()))
    await Promise.all(several.map(one => one.idle()))
    expect(sent).toHaveLength(3)
    await published('incident.revised')
    respond = () => new Promise(() => undefined)
    await deliverer().begin()
    await expect.poll(() => sent.length).toBe(4)
    respond = () => ({ status: 200 })
    await deliver()
    expect(sent).toHaveLength(4)
    now = new Date(now.getTime() + 2 * MINUTE)
    await deliver()
    expect(sent).toHaveLength(5)
    expect(sent[4]!.headers['webhook-id']).toBe(sent[3]!.headers['webhook-id'])
  })

  it('signs with the former secret too, for a day; secrets are sealed', async () => {
    const first = await endpoint()
    const second = await rotateSecret(deps(), { id: first.id, ...act() })
    await sendTest(db(), { id: first.id, ...act() }, randomBytes)
    await deliver()
    const { headers, body } = sent[0]!
    const signatures = [second.secret, first.secret].map(one =>
      new Webhook(one).sign(headers['webhook-id']!, now, body),
    )
    expect(headers['webhook-signature']).toBe(signatures.join(' '))
    expect(JSON.parse(body)).toMatchObject({ type: 'webhook.test' })
    now = new Date(now.getTime() + DAY + 1)
    await sendTest(db(), { id: first.id, ...act() }, randomBytes)
    await deliver()
    expect(sent[1]!.headers['webhook-signature']).not.toContain(' ')
    const rows = JSON.stringify(await db().selectFrom('webhook_endpoints').selectAll().execute())
    for (const { secret } of [first, second]) {
      const bytes = Buffer.from(secret.slice('whsec_'.length), 'base64')
      expect(rows).not.toContain(JSON.stringify([...bytes]).slice(1, -1))
    }
  })

  it('says when the secret cannot be opened any more', async () => {
    await endpoint()
    await published('incident.revised')
    const known = vault
    vault = createVault({ current: new Uint8Array(32).fill(4) }, length => new Uint8Array(randomBytes(length)))
    await deliver()
    vault = known
    expect(sent).toEqual([])
    expect(await listDeliveries(db(), await only())).toMatchObject([{ last: 'secret', state: 'waiting' }])
  })

  it('is nothing to other partners, and refuses addresses that are not public', async () => {
    const { id } = await endpoint()
    const theirs = { id, partner: other, ...act() }
    const unknown = { name: 'WebhookError', reason: 'unknown' }
    await expect(setStatus(deps(), { ...theirs, status: 'paused' })).rejects.toMatchObject(unknown)
    await expect(rotateSecret(deps(), theirs)).rejects.toMatchObject(unknown)
    await expect(listDeliveries(db(), theirs)).rejects.toMatchObject(unknown)
    await expect(replayDead(db(), theirs)).rejects.toMatchObject(unknown)
    await expect(sendTest(db(), theirs, randomBytes)).rejects.toMatchObject(unknown)
    await expect(deleteEndpoint(deps(), theirs)).rejects.toMatchObject(unknown)
    expect(await listEndpoints(db(), other)).toEqual([])
    await expect(endpoint('https://169.254.169.254/')).rejects.toMatchObject({ reason: 'url' })
    for (let i = 1; i < 20; i++) await endpoint()
    await expect(endpoint()).rejects.toMatchObject({ reason: 'too-many' })
  })

  it('forgets what ended a month ago, or could not be sent for a month, and all of what is deleted', async () => {
    const { id } = await endpoint()
    await published('incident.revised')
    await deliver()
    now = new Date(now.getTime() + 31 * DAY)
    await published('incident.revised')
    await forgetDeliveries(db(), now)
    expect(await listDeliveries(db(), { id })).toMatchObject([{ state: 'waiting' }])
    await setStatus(deps(), { id, status: 'paused', ...act() })
    now = new Date(now.getTime() + 31 * DAY)
    await forgetDeliveries(db(), now)
    expect(await listDeliveries(db(), { id })).toMatchObject([{ state: 'waiting' }])
    await db().updateTable('webhook_endpoints').set({ status: 'disabled' }).execute()
    await forgetDeliveries(db(), now)
    expect(await listDeliveries(db(), { id })).toEqual([])
    await deleteEndpoint(deps(), { id, ...act() })
    expect(await db().selectFrom('webhook_deliveries').selectAll().execute()).toEqual([])
  })
})
