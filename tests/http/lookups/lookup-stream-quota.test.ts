import { describe, expect, test } from 'vitest'
import { partnerKey } from '../fake-publication.ts'
import { PARTNER } from '../test-app.ts'
import { line, setUp } from './lookup-stream-app.ts'

describe('the quota', () => {
  const MINUTE = 60_000

  /** A partner with so many units a minute. */
  async function withLimit(minute: number) {
    const parts = await setUp()
    const limits = { lookup: { minute, month: 10_000 }, bulk: null }
    parts.state.keys = [await partnerKey(PARTNER, { scopes: ['lookup', 'lookup:phone'], limits })]
    return parts
  }
  const body = (count: number) => `${line(1, 'iban')}\n`.repeat(count)

  test('is used to its last unit, and the rest goes on when it is there again', async () => {
    const { ask, clock } = await withLimit(1337)
    const first = await ask(body(2500))
    expect(first.at(-1)).toMatchObject({ done: false, error: 'quota-exceeded', lines: 1337, resumeAtLine: 1338 })
    expect(first).toHaveLength(1338)
    const { retryAfter } = first.at(-1) as { retryAfter: number }
    expect(retryAfter).toBeGreaterThan(0)
    expect((await ask(body(1))).at(-1)).toMatchObject({ lines: 0, resumeAtLine: 1 })
    clock.now += retryAfter * 1000
    expect((await ask(body(1163))).at(-1)).toMatchObject({ done: true, lines: 1163 })
  })
  test('that is smaller than a block lets work through all the same', async () => {
    const { ask, clock } = await withLimit(7)
    let left = 20
    for (let minute = 0; minute < 3; minute++) {
      left -= ((await ask(body(left))).at(-1) as { lines: number }).lines
      clock.now += MINUTE
    }
    expect(left).toBe(0)
  })
  test('is taken for questions only, whatever stands around them', async () => {
    const { ask } = await withLimit(2)
    const answers = await ask(['bad', line(1), '', line(1, 'phone'), 'bad', line(1), 'bad'].join('\n'))
    expect(answers).toEqual([
      { line: 1, error: 'malformed' },
      { line: 2, state: 'listed', datasets: [3] },
      { line: 4, state: 'not-covered' },
      { line: 5, error: 'malformed' },
      expect.objectContaining({ error: 'quota-exceeded', resumeAtLine: 6, lines: 5, errors: 2 }),
    ])
  })
  test('of a stream counts as one request, in the scopes of its lines', async () => {
    const { ask, services } = await setUp()
    const charge = services.quotas.charge.bind(services.quotas)
    const charges: unknown[] = []
    Object.assign(services.quotas, {
      charge: (given: Parameters<typeof charge>[0]) => {
        charges.push([given.scope, given.units, given.requests, given.among])
        return charge(given)
      },
    })
    await ask(`${body(1500)}${line(1, 'phone')}\n`)
    expect(charges).toEqual([
      ['lookup', 1000, 1, undefined],
      ['lookup', 501, 0, { scope: 'lookup:phone', units: 1 }],
    ])
  })
  test('of two scopes is one: nothing is taken for phones while others are refused', async () => {
    const { ask, services, state } = await withLimit(600)
    const [mails, phones] = [`${line(1, 'iban')}\n`.repeat(500), `${line(1, 'phone')}\n`.repeat(500)]
    expect((await ask(mails + phones)).at(-1)).toMatchObject({ lines: 600, resumeAtLine: 601 })
    const today = new Date(services.now()).toISOString().slice(0, 10)
    const { days } = await services.quotas.usage(state.keys[0]!.partner, { from: today, to: today })
    expect(days.map(({ scope, units }) => [scope, units])).toEqual([
      ['lookup', 500],
      ['lookup:phone', 100],
    ])
  })
})

describe('streams at once', () => {
  test('are limited for each partner, and given back however they end', async () => {
    const { send, ask, state } = await setUp({ streams: { atOnce: 2 } })
    const other = 'vgf_live_another-partner'
    state.keys = [...state.keys, await partnerKey(other, { id: 'another' })]
    const endless = () => new ReadableStream<Uint8Array>({ start() {} })
    const open = [await send(endless()), await send(endless())]
    const refused = await send(line(1))
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10'])
    expect(await refused.text()).toContain('urn:vigifuite:problem:too-many-streams')
    expect((await ask(line(1), '', other)).at(-1)).toMatchObject({ done: true })
    await open[0]!.body!.cancel()
    expect((await ask(line(1))).at(-1)).toMatchObject({ done: true })
    expect((await ask('bad')).at(-1)).toMatchObject({ done: true })
    const reader = open[1]!.body!.getReader()
    const reading = reader.read().catch(() => undefined)
    await reader.cancel()
    await reading
    const two = [await send(endless()), await send(endless())]
    expect(two.map(({ status }) => status)).toEqual([200, 200])
    await Promise.all(two.map(response => response.body!.cancel()))
  })
  test('of test keys take none of the others', async () => {
    const { send, state } = await setUp({ streams: { atOnce: 1 } })
    const rehearsal = 'vgf_test_the-same-partner'
    state.keys = [
      ...state.keys,
      { ...(await partnerKey(rehearsal)), partner: state.keys[0]!.partner, environment: 'test' },
    ]
    const endless = await send(new ReadableStream<Uint8Array>({ start() {} }), '', rehearsal)
    expect((await send(line(1))).status).toBe(200)
    await endless.body!.cancel()
  })
  test('are not taken by a request that was given up before it began', async () => {
    const { send, services } = await setUp({ streams: { atOnce: 1 }, timeoutMs: 5 })
    const { reader } = services
    const slow = async () => {
      await new Promise(resolve => setTimeout(resolve, 20))
      return reader.snapshot()
    }
    Object.assign(services, { reader: { ...reader, snapshot: slow } })
    expect((await send(line(1))).status).toBe(503)
    await new Promise(resolve => setTimeout(resolve, 40))
    Object.assign(services, { reader })
    expect((await send(line(1))).status).toBe(200)
  })
  test('are not taken by what is refused before', async () => {
    const { send } = await setUp({ streams: { atOnce: 1 } })
    for (let i = 0; i < 3; i++) await send(line(1), '?expand=maybe')
    expect((await send(line(1))).status).toBe(200)
  })
})
