import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { argon2idNative } from '../../src/cli/argon2id-native.ts'
import { canonicalise } from '../../src/identifier/canonical.ts'
import { KINDS } from '../../src/identifier/kind.ts'
import { incidentSchema } from '../../src/incident/record.ts'
import { TEST_DATA_SETS, TEST_INCIDENTS } from '../../src/partner/test-lists.ts'
import { TEST_PEOPLE } from '../../src/partner/test-people.ts'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { blind } from '../../src/protocol/oprf-client.ts'
import type { PublishedTestPerson } from '../../src/publication/source.ts'
import { publishedTestPeople } from '../../src/runtime/published-test-people.ts'
import { ristretto255 } from '../support/ristretto255.ts'
import { digestNumber, partnerKey, SALT } from './fake-publication.ts'
import { bearer, PARTNER, TEST_KEY, testApp } from './test-app.ts'

const group = ristretto255()
const LISTED = toBase64Url(digestNumber(1))

let people: PublishedTestPerson[]
beforeAll(async () => {
  people = await publishedTestPeople(argon2idNative, SALT)
})

async function rehearsal(demo = false) {
  const app = await testApp(group, { demo })
  app.publication.state.testPeople = people
  const scopes = ['lookup', 'lookup:phone', 'evaluate:bulk']
  app.publication.state.keys = [await partnerKey(PARTNER), await partnerKey(TEST_KEY, { environment: 'test', scopes })]
  const lookup = async (kind: string, digests: readonly string[], key = TEST_KEY, more: object = {}) => {
    const response = await app.post('/v1/lookups', { kind, digests, ...more }, bearer(key))
    return (await response.json()) as {
      results: { state: string }[]
      datasets?: unknown[]
      incidents?: { id: string }[]
    }
  }
  return { ...app, lookup }
}

test('the invented people are written as identifiers are, their lists and incidents as ours are', () => {
  for (const { kind, canonical } of TEST_PEOPLE) {
    const [familyName = '', givenNames = '', birthDate = ''] = canonical.split('|')
    const given = kind === 'person' ? { familyName, givenNames, birthDate } : canonical
    expect(canonicalise(kind, given, { now: new Date() })).toMatchObject({ ok: true, canonical })
  }
  for (const incident of TEST_INCIDENTS) expect(incidentSchema.parse(incident)).toEqual(incident)
  const codes = TEST_DATA_SETS.map(one => one.code)
  expect(new Set(codes).size).toBe(12)
  expect(Math.max(...codes)).toBeLessThan(65_536)
  const known = new Map(TEST_DATA_SETS.map(one => [one.code, one.kind]))
  for (const { kind, datasets } of TEST_PEOPLE) for (const code of datasets ?? []) expect(known.get(code)).toBe(kind)
})

test('the documentation names all of them', () => {
  const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8').replaceAll('\\|', '|')
  for (const { canonical } of TEST_PEOPLE) expect(page).toContain(`\`${canonical}\``)
})

describe('outside the demo a test key', () => {
  test.each(KINDS)('gets every answer for the kind %s', async kind => {
    const { lookup } = await rehearsal()
    const digests = TEST_PEOPLE.flatMap((one, i) => (one.kind === kind ? [people[i]!.digest] : []))
    const { results, datasets, incidents } = await lookup(kind, [...digests, LISTED], TEST_KEY, { expand: true })
    const first = 65_001 + 3 * KINDS.indexOf(kind)
    expect(results).toEqual([
      { state: 'listed', datasets: [first] },
      { state: 'listed', datasets: [first, first + 1] },
      { state: 'not-listed' },
      { state: 'unavailable' },
      { state: 'not-listed' },
    ])
    expect(datasets).toHaveLength(2)
    expect(incidents!.map(one => one.id)).toEqual(['test-boutique-exemple', 'test-librairie-exemple'])
  })
  test('opens no real list, and a live key finds no invented person', async () => {
    const { lookup, publication } = await rehearsal()
    expect((await lookup('email', [LISTED])).results).toEqual([{ state: 'not-listed' }])
    expect(publication.state.reads).toEqual({ filter: 0, bucket: 0 })
    expect((await lookup('email', [LISTED], PARTNER)).results[0]!.state).toBe('listed')
    expect((await lookup('email', [people[0]!.digest], PARTNER)).results).toEqual([{ state: 'not-listed' }])
  })
  test('does not answer from a publication that knows of no invented people', async () => {
    const { lookup, publication } = await rehearsal()
    publication.state.testPeople = []
    expect((await lookup('email', [LISTED])).results).toEqual([{ state: 'unavailable' }])
  })
  test('evaluates like anybody from that address', async () => {
    const { post } = await rehearsal()
    const blinded = [toBase64Url(blind(digestNumber(1)).blinded)]
    const statuses = []
    for (let i = 0; i < 4; i++) {
      statuses.push((await post('/v1/evaluations', { kind: 'iban', blinded }, i % 2 ? bearer(TEST_KEY) : {})).status)
    }
    expect(statuses).toEqual([200, 200, 200, 429])
  })
  test('uses nothing of its partner’s month', async () => {
    const { lookup, services } = await rehearsal()
    await lookup('email', [LISTED])
    const usage = await services.quotas.usage('partner-1', { from: '2026-06-01', to: '2026-06-30' })
    expect(usage).toEqual({ days: [], month: { lookup: 0, bulk: 0 } })
  })
})

test('in the demo a test key finds the demo’s people', async () => {
  const { lookup, services } = await rehearsal(true)
  expect((await lookup('email', [LISTED])).results).toEqual([{ state: 'listed', datasets: [3] }])
  expect((await services.quotas.usage('partner-1', { from: '2026-06-01', to: '2026-06-30' })).month.lookup).toBe(1)
})
