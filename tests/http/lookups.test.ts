import { describe, expect, test } from 'vitest'
import franceTravail from '../../fixtures/catalogue/france-travail-2024.json' with { type: 'json' }
import free from '../../fixtures/catalogue/free-2024.json' with { type: 'json' }
import type { Incident } from '../../src/incident/record.ts'
import { summarise } from '../../src/incident/summary.ts'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { ristretto255 } from '../support/ristretto255.ts'
import { dataSet, digestNumber, partnerKey } from './fake-publication.ts'
import { bearer, PARTNER, testApp } from './test-app.ts'

const group = ristretto255()
const digests = (...numbers: number[]) => numbers.map(number => toBase64Url(digestNumber(number)))
const [old, recent] = [franceTravail, free] as unknown as Incident[]

async function setUp() {
  const parts = await testApp(group, { catalogue: [recent, old] })
  const { state } = parts.publication
  state.datasets = [
    { ...dataSet(4, 'email'), incident: old!.id },
    { ...dataSet(3, 'email'), incident: recent!.id },
    { ...dataSet(9, 'email', 'withdrawn'), incident: old!.id },
  ]
  const ask = async (body: object) => (await parts.post('/v1/lookups', body, bearer(PARTNER))).json()
  return { ...parts, state, ask }
}

describe('expand', () => {
  test('says what the codes stand for, each data set and incident once', async () => {
    const { ask, state } = await setUp()
    const answer = (await ask({ kind: 'email', digests: digests(2, 1, 2, 5), expand: true })) as Record<string, unknown>
    expect(answer.results).toEqual([
      { state: 'listed', datasets: [3, 4] },
      { state: 'listed', datasets: [3] },
      { state: 'listed', datasets: [3, 4] },
      { state: 'not-listed' },
    ])
    expect(answer.datasets).toEqual([state.datasets[1], state.datasets[0]])
    expect(answer.incidents).toEqual([summarise(old!), summarise(recent!)])
  })
  test('leaves out what nobody is in', async () => {
    const { ask } = await setUp()
    const some = await ask({ kind: 'email', digests: digests(1), expand: true })
    expect(some).toMatchObject({ datasets: [{ code: 3 }], incidents: [{ id: recent!.id }] })
    expect(await ask({ kind: 'email', digests: digests(3, 5), expand: true })).toMatchObject({
      datasets: [],
      incidents: [],
    })
  })
  test('is not there unless asked for', async () => {
    const { ask } = await setUp()
    for (const expand of [{}, { expand: false }]) {
      const answer = (await ask({ kind: 'email', digests: digests(1), ...expand })) as object
      expect(Object.keys(answer)).toEqual(['epoch', 'results'])
    }
  })
  test('is a boolean', async () => {
    const { ask } = await setUp()
    for (const expand of ['true', 1, null]) {
      expect(await ask({ kind: 'email', digests: digests(1), expand })).toMatchObject({ status: 422, field: 'expand' })
    }
  })
  test('fails as a whole when the catalogue cannot be read', async () => {
    const { post, publication } = await setUp()
    publication.snapshot.catalogue = () => Promise.reject(new Error('gone'))
    const ask = { kind: 'email', digests: digests(1) }
    expect((await post('/v1/lookups', { ...ask, expand: true }, bearer(PARTNER))).status).toBe(503)
    expect((await post('/v1/lookups', ask, bearer(PARTNER))).status).toBe(200)
  })
})

test('phones need their own scope', async () => {
  const { post, state } = await setUp()
  state.keys = [await partnerKey('vgf_live_without-phones', { scopes: ['lookup'] })]
  const status = async (kind: string) =>
    (await post('/v1/lookups', { kind, digests: digests(1) }, bearer('vgf_live_without-phones'))).status
  expect([await status('email'), await status('phone')]).toEqual([200, 403])
})
