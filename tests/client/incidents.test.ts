import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { clientOf } from './service.ts'

const record = JSON.parse(
  readFileSync(new URL('../../fixtures/catalogue/france-travail-2024.json', import.meta.url), 'utf8'),
)
const catalogue = Array.from({ length: 230 }, (_, i) => ({ ...record, id: `incident-${String(i).padStart(3, '0')}` }))

test('all incidents, a page of 100 at a time, and only as far as they are read', async () => {
  const { client, state, to, sent } = await clientOf()
  state.catalogue = catalogue
  for await (const { id } of client.incidents()) {
    if (id !== '') break
  }
  expect(to('/v1/incidents')).toHaveLength(1)
  const ids = await Array.fromAsync(client.incidents({ sector: record.sector, sort: 'title' }), ({ id }) => id)
  expect(new Set(ids)).toEqual(new Set(catalogue.map(({ id }) => id)))
  expect(ids).toHaveLength(230)
  expect(to('/v1/incidents')).toHaveLength(4)
  expect(new URL(sent[1]!.url).search).toBe(`?limit=100&sector=${record.sector}&sort=title`)
  expect(await Array.fromAsync(client.incidents({ year: 2002 }))).toEqual([])
})

test('one incident, and none', async () => {
  const { client, state } = await clientOf()
  state.catalogue = catalogue
  expect(await client.incident('incident-007')).toEqual({ ...record, id: 'incident-007' })
  await expect(client.incident('../datasets')).rejects.toMatchObject({ code: 'not-found', status: 404 })
})

test('what codes stand for', async () => {
  const { client } = await clientOf()
  const { epoch, datasets } = await client.datasets()
  expect(epoch).toBe(5)
  expect(datasets.map(({ code, status }) => [code, status])).toEqual([
    [3, 'published'],
    [4, 'withdrawn'],
  ])
})

test('a mistake in a query is named', async () => {
  const { client } = await clientOf()
  const wrong = client.incidents({ sector: 'nonsense' as never })
  await expect(Array.fromAsync(wrong)).rejects.toMatchObject({ code: 'invalid-request', status: 422 })
})
