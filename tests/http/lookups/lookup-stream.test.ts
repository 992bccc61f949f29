import { describe, expect, test } from 'vitest'
import franceTravail from '../../../fixtures/catalogue/france-travail-2024.json' with { type: 'json' }
import type { Incident } from '../../../src/incident/record.ts'
import { summarise } from '../../../src/incident/summary.ts'
import { toBase64Url } from '../../../src/protocol/bytes.ts'
import { dataSet, digestNumber, partnerKey } from '../fake-publication.ts'
import { bearer, NO_SCOPE, PARTNER } from '../test-app.ts'
import { type Answer, answersOf, line, ndjson, setUp, summary } from './lookup-stream-app.ts'

describe('answers', () => {
  test('stand in the order of the lines, and the last line says that this was all', async () => {
    const { send } = await setUp()
    const response = await send([line(1), line(5), line(2, 'iban'), line(2), line(4)].join('\n'))
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
      200,
      'application/x-ndjson',
      'no-store',
    ])
    expect(response.headers.get('access-control-allow-origin')).toBe(null)
    expect(answersOf(await response.text())).toEqual([
      { line: 1, state: 'listed', datasets: [3] },
      { line: 2, state: 'not-listed' },
      { line: 3, state: 'not-covered' },
      { line: 4, state: 'listed', datasets: [3, 4] },
      { line: 5, state: 'unavailable' },
      summary({ lines: 5, listed: 2, notListed: 1, notCovered: 1, unavailable: 1 }),
    ])
  })
  test('come for every line of many blocks', async () => {
    const { ask } = await setUp()
    const lines = Array.from({ length: 2500 }, (_, index) => (index % 100 === 0 ? line(1) : line(1, 'iban')))
    const answers = await ask(lines.map(one => `${one}\n`).join(''))
    expect(answers).toHaveLength(2501)
    expect(answers.slice(0, -1).every((answer, index) => answer.line === index + 1)).toBe(true)
    expect(answers.filter(({ state }) => state === 'listed').map(answer => answer.line)).toEqual(
      Array.from({ length: 25 }, (_, index) => 100 * index + 1),
    )
    expect(answers.at(-1)).toEqual(summary({ lines: 2500, listed: 25, notCovered: 2475 }))
  })
  test('to nothing are nothing, and say so', async () => {
    const { ask } = await setUp()
    for (const body of [null, '']) expect(await ask(body)).toEqual([summary({ epoch: null })])
    expect(await ask('\n \r\n\n')).toEqual([summary({ lines: 3, epoch: null })])
  })
  test('come while lines are still to come', async () => {
    const { send } = await setUp()
    const pipe = new TransformStream<Uint8Array, Uint8Array>()
    const writer = pipe.writable.getWriter()
    const reader = (await send(pipe.readable)).body!.pipeThrough(new TextDecoderStream()).getReader()
    for (const number of [1, 2, 3]) {
      await writer.write(new TextEncoder().encode(`${line(number)}\n`))
      expect((await reader.read()).value).toContain(`{"line":${number},`)
    }
    await writer.close()
    expect((await reader.read()).value).toContain('"done":true,"lines":3')
    expect((await reader.read()).done).toBe(true)
  })
})

describe('bad lines', () => {
  const digest = toBase64Url(digestNumber(1))
  const BAD: readonly [string, string][] = [
    ['malformed', '{"kind":"email"'],
    ['malformed', 'planted@example.org'],
    ['malformed', '[]'],
    ['malformed', 'null'],
    ['malformed', '"planted"'],
    ['malformed', '\u0000'],
    ['invalid-kind', `{"kind":"nir","digest":"${digest}"}`],
    ['invalid-kind', `{"digest":"${digest}"}`],
    ['invalid-kind', `{"kind":["email"],"digest":"${digest}"}`],
    ['invalid-digest', '{"kind":"email"}'],
    ['invalid-digest', '{"kind":"email","digest":"planted@example.org"}'],
    ['invalid-digest', `{"kind":"email","digest":"${digest}="}`],
    ['invalid-digest', `{"kind":"email","digest":"${digest.slice(0, -1)}_"}`],
    ['invalid-digest', `{"kind":"email","digest":["${digest}"]}`],
    ['unknown-field', `{"kind":"email","digest":"${digest}","planted":1}`],
    ['unknown-field', `{"kind":"email","digest":"${digest}","__proto__":{}}`],
    ['too-long', `{"kind":"email","digest":"${digest}"${' '.repeat(300)}}`],
  ]

  test('are told by number and reason, cost nothing, and the rest goes on', async () => {
    const { ask, lines } = await setUp()
    const body = BAD.flatMap(([, bad]) => [bad, line(1)]).join('\n')
    const text = JSON.stringify(await ask(body))
    expect(JSON.parse(text)).toEqual([
      ...BAD.flatMap(([error], index) => [
        { line: 2 * index + 1, error },
        { line: 2 * index + 2, state: 'listed', datasets: [3] },
      ]),
      summary({ lines: 2 * BAD.length, listed: BAD.length, errors: BAD.length }),
    ])
    expect(text + JSON.stringify(lines)).not.toContain('planted')
  })
  test('alone make a stream that is done', async () => {
    const { ask } = await setUp()
    expect(await ask('no\nneither')).toEqual([
      { line: 1, error: 'malformed' },
      { line: 2, error: 'malformed' },
      summary({ lines: 2, errors: 2, epoch: null }),
    ])
  })
  test('about phones need the scope', async () => {
    const { ask, state } = await setUp()
    state.keys = [await partnerKey('vgf_live_without-phones', { scopes: ['lookup'] })]
    expect(await ask(`${line(1, 'phone')}\n${line(1)}`, '', 'vgf_live_without-phones')).toEqual([
      { line: 1, error: 'scope-missing' },
      { line: 2, state: 'listed', datasets: [3] },
      summary({ lines: 2, listed: 1, errors: 1 }),
    ])
  })
})

describe('expand', () => {
  test('puts what the codes stand for into the last line, each once', async () => {
    const { ask, state } = await setUp({ catalogue: [franceTravail] })
    state.datasets = [dataSet(3, 'email'), dataSet(4, 'email'), dataSet(9, 'email')].map(one => ({
      ...one,
      incident: franceTravail.id,
    }))
    const answers = await ask([line(2), line(1), line(5)].join('\n'), '?expand=true')
    expect(answers.at(-1)).toEqual({
      ...summary({ lines: 3, listed: 2, notListed: 1 }),
      datasets: state.datasets.slice(0, 2),
      incidents: [summarise(franceTravail as unknown as Incident)],
    })
  })
  test('of nothing is nothing', async () => {
    const { ask } = await setUp()
    expect(await ask(line(5), '?expand=true')).toEqual([
      { line: 1, state: 'not-listed' },
      summary({ lines: 1, notListed: 1, datasets: [], incidents: [] }),
    ])
    expect(await ask('', '?expand=true')).toEqual([summary({ epoch: null, datasets: [], incidents: [] })])
  })
  test('that fails makes the stream unfinished, with every line answered', async () => {
    const { ask, publication } = await setUp()
    publication.snapshot.catalogue = () => Promise.reject(new Error('gone'))
    expect(await ask(line(1), '?expand=true')).toEqual([
      { line: 1, state: 'listed', datasets: [3] },
      { ...summary({ lines: 1, listed: 1 }), done: false, error: 'unavailable', resumeAtLine: 2, retryAfter: 5 },
    ])
  })
})

describe('before the first line', () => {
  test('keys are checked as everywhere', async () => {
    const { send } = await setUp()
    expect((await send(line(1), '', 'vgf_live_never-issued')).status).toBe(401)
    expect((await send(line(1), '', NO_SCOPE)).status).toBe(403)
  })
  test('requests are refused that break a rule', async () => {
    const { send, request } = await setUp()
    for (const query of ['?expand=yes', '?expand=', '?other=1']) {
      expect((await send(line(1), query)).status).toBe(422)
    }
    for (const headers of [{}, { 'content-type': 'application/json' }, { ...ndjson, 'content-encoding': 'gzip' }]) {
      const init = { method: 'POST', headers: { ...headers, ...bearer(PARTNER) }, body: line(1) }
      expect((await request('/v1/lookups/stream', init)).status).toBe(415)
    }
    expect((await request('/v1/lookups/stream', { headers: bearer(PARTNER) })).status).toBe(405)
  })
})

describe('a stream that cannot go on says where to begin again', () => {
  const stopped = (rest: Answer) => summary({ done: false, retryAfter: 0, ...rest })

  test('when the publication is gone', async () => {
    const { ask, state } = await setUp()
    state.broken.datasets = true
    expect(await ask(line(1))).toEqual([{ line: 1, state: 'unavailable' }, summary({ lines: 1, unavailable: 1 })])
    const { send, state: gone } = await setUp()
    const response = await send(line(1))
    gone.broken.snapshot = true
    expect(answersOf(await response.text())).toEqual([
      stopped({ error: 'unavailable', resumeAtLine: 1, retryAfter: 5, epoch: null }),
    ])
  })
  test('when the key is revoked while it runs', async () => {
    const { send, state } = await setUp()
    const pipe = new TransformStream<Uint8Array, Uint8Array>()
    const writer = pipe.writable.getWriter()
    const reader = (await send(pipe.readable)).body!.pipeThrough(new TextDecoderStream()).getReader()
    await writer.write(new TextEncoder().encode(`${line(1)}\n`))
    expect((await reader.read()).value).toContain('"state":"listed"')
    state.keys = []
    await writer.write(new TextEncoder().encode(`${line(2)}\n`))
    expect(answersOf((await reader.read()).value!)).toEqual([
      stopped({ error: 'unauthenticated', resumeAtLine: 2, lines: 1, listed: 1 }),
    ])
    expect((await reader.read()).done).toBe(true)
  })
  test('when something happens that nobody foresaw; only its name is logged', async () => {
    const { ask, services, lines } = await setUp()
    Object.assign(services.quotas, { charge: () => Promise.reject(new RangeError('planted')) })
    expect(await ask(line(1))).toEqual([stopped({ error: 'internal', resumeAtLine: 1, epoch: null })])
    expect(lines.at(-1)).toMatchObject({ route: '/v1/lookups/stream', error: 'RangeError' })
    expect(JSON.stringify(lines)).not.toContain('planted')
  })
  test('never without letting others have their turn, whatever its lines are', async () => {
    const { ask, services } = await setUp()
    let turns = 0
    const pause = async () => {
      turns++
    }
    Object.assign(services, { pause })
    for (const text of ['', '{', 'bad', ' \t ']) {
      turns = 0
      expect((await ask(`${text}\n`.repeat(5000))).at(-1)).toMatchObject({ done: true, lines: 5000 })
      expect(turns).toBe(5)
    }
  })
  test('when this server takes no more in one stream', async () => {
    const many = `${line(1, 'iban')}\n`.repeat(3000)
    const byLines = await (await setUp({ streams: { lines: 1500 } })).ask(many)
    expect(byLines.at(-1)).toEqual(
      stopped({ error: 'stream-limit', resumeAtLine: 2001, lines: 2000, notCovered: 2000 }),
    )
    const byListed = await (await setUp({ streams: { listed: 1 } })).ask(`${line(1)}\n${many}`)
    expect(byListed.at(-1)).toMatchObject({ error: 'stream-limit', resumeAtLine: 1001, listed: 1 })
  })
})
