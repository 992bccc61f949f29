import { expect, test } from 'vitest'
import type { Incident } from '../../src/incident/record.ts'
import type { ChangeEvent } from '../../src/publication/change-event.ts'
import { changesBetween, continuedLog, MAX_EVENTS } from '../../src/publication/changes.ts'
import { collect } from '../../src/publication/collect.ts'
import { publish } from '../../src/publication/publish.ts'
import type { PublicationOutcome, PublishedDataSet } from '../../src/publication/source.ts'
import { withdraw } from '../../src/publication/withdraw.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { record } from '../database/contributed.ts'
import { seededElements } from '../support/elements.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { freshReader, publishDependencies } from '../support/publication.ts'

const incident = (id: string, note = ''): Incident => ({
  ...record(),
  id,
  ...(note !== '' && { notes: { fr: note, en: note } }),
})
const list = (code: number, status: PublishedDataSet['status'] = 'published'): PublishedDataSet => ({
  code,
  incident: 'a',
  kind: 'email',
  dataClasses: [],
  status,
  synthetic: true,
  publishedAt: '2026-01-01T00:00:00.000Z',
})

test('what came, changed and left, incidents before lists', () => {
  const former = { catalogue: [incident('c'), incident('a'), incident('b')], datasets: [list(1), list(2)] }
  const next = {
    catalogue: [incident('d'), incident('b', 'x'), incident('a')],
    datasets: [list(3), list(2, 'withdrawn'), list(1), list(4, 'withdrawn')],
  }
  expect(changesBetween(former, next)).toEqual([
    { type: 'incident.revised', incident: 'b' },
    { type: 'incident.withdrawn', incident: 'c' },
    { type: 'incident.published', incident: 'd' },
    { type: 'dataset.withdrawn', incident: 'a', dataset: { code: 2, kind: 'email' } },
    { type: 'dataset.published', incident: 'a', dataset: { code: 3, kind: 'email' } },
  ])
  expect(changesBetween(next, next)).toEqual([])
})

test('numbers follow each other, and the oldest changes are forgotten', () => {
  const many = Array.from({ length: MAX_EVENTS }, () => ({ type: 'incident.revised', incident: 'a' }) as const)
  const first = continuedLog([], many, { epoch: 1, at: new Date(0), after: 0 })
  const second = continuedLog(first, many.slice(0, 2), { epoch: 2, at: new Date(1000), after: 4 })
  expect(second).toHaveLength(MAX_EVENTS)
  expect(second[0]!.sequence).toBe(3)
  expect(second.at(-1)).toEqual({
    sequence: MAX_EVENTS + 2,
    epoch: 2,
    at: '1970-01-01T00:00:01.000Z',
    type: 'incident.revised',
    incident: 'a',
  })
})

async function world() {
  const store = createMemoryStore()
  const source = createMemorySource()
  let catalogue: Incident[] = [incident('incident-1')]
  const told: PublicationOutcome[] = []
  const deps = publishDependencies(store, {
    ...source,
    catalogue: async () => catalogue,
    finish: async outcome => {
      told.push(outcome)
      await source.finish(outcome)
    },
  })
  const log = async () => (await (await freshReader(store).snapshot()).changes()).map(brief)
  return { store, source, deps, told, log, setCatalogue: (records: Incident[]) => (catalogue = records) }
}

const brief = ({ sequence, epoch, type, incident, dataset }: ChangeEvent) =>
  [sequence, epoch, type, dataset?.code ?? incident].join(' ')

test('readers see what changed with the publication that changed it, also while a withdrawal is only marked', async () => {
  const { source, deps, told, log, setCatalogue } = await world()
  await publish(deps)
  expect(await log()).toEqual(['1 1 incident.published incident-1'])
  expect(await publish(deps)).toMatchObject({ changed: false })
  source.addDataSet(1, 'email', seededElements(3, 1))
  setCatalogue([incident('incident-1', 'corrected')])
  await publish(deps)
  expect((await log()).slice(1)).toEqual(['2 2 incident.revised incident-1', '3 2 dataset.published 1'])
  source.withdraw(1)
  source.addKey('key')
  await publish(deps, { keysOnly: true })
  expect(await log()).toHaveLength(3)
  await withdraw(deps)
  // Marked in one publication, purged in the next, told once.
  expect((await log()).slice(3)).toEqual(['4 4 dataset.withdrawn 1'])
  expect(told.flatMap(({ changes }) => changes).map(brief)).toEqual(await log())
})

test('a publisher that died before it told the database tells it the next time', async () => {
  const { source, deps, told, log } = await world()
  const dying = {
    ...deps,
    source: {
      ...deps.source,
      finish: async () => {
        throw new Error('power cut')
      },
    },
  }
  await expect(publish(dying)).rejects.toThrow('power cut')
  expect(told).toEqual([])
  expect(source.epochs).toHaveLength(1)
  expect(await publish(deps)).toMatchObject({ changed: false })
  expect(told.flatMap(({ changes }) => changes).map(brief)).toEqual(await log())
})

test('where the log was lost it goes on with numbers that nobody has seen, and tells the database of them', async () => {
  const { store, deps, told, log, setCatalogue } = await world()
  setCatalogue([incident('incident-1'), incident('incident-2')])
  await publish(deps)
  const names: string[] = []
  for await (const { name } of store.list('')) names.push(name)
  await store.delete(names)
  await publish(deps)
  expect(await log()).toEqual(['3 2 incident.published incident-1', '4 2 incident.published incident-2'])
  expect(told.at(-1)!.changes.map(brief)).toEqual(await log())
})

test('all of a large publication is told', async () => {
  const { deps, told, setCatalogue } = await world()
  setCatalogue(Array.from({ length: 1500 }, (_, i) => incident(`incident-${i}`)))
  await publish(deps)
  expect(told.at(-1)!.changes).toHaveLength(1500)
})

test('the log is kept while it is current, and collected after', async () => {
  let time = Date.parse('2026-01-01T00:00:00Z')
  const store = createMemoryStore({ now: () => time })
  const source = createMemorySource()
  let catalogue = [incident('incident-1')]
  const deps = {
    ...publishDependencies(store, { ...source, catalogue: async () => catalogue }),
    now: () => new Date(time),
  }
  for (const note of ['one', 'two']) {
    catalogue = [incident('incident-1', note)]
    await publish(deps)
    time += 3 * 3_600_000
  }
  await collect(deps)
  const names: string[] = []
  for await (const { name } of store.list('changes/')) names.push(name)
  expect(names).toEqual(['changes/2.json'])
})
