import { describe, expect, it } from 'vitest'
import { type Incident, incidentSchema } from '../../src/incident/record.ts'
import { revisionsOf } from '../../src/incident/revisions.ts'
import { readCatalogue } from './catalogue.ts'

const catalogue = readCatalogue()
const franceTravail = catalogue.find(({ id }) => id === 'france-travail-2024')!
const source = franceTravail.sources[0]!.url

/** The record with these changes, checked as the catalogue's records are. */
const changed = (change: Partial<Incident>): Incident => incidentSchema.parse({ ...franceTravail, ...change })

describe('revisions', () => {
  it('shows how the figure of France Travail changed, with dates and sources', () => {
    const figures = revisionsOf(franceTravail).flatMap(one =>
      one.kind === 'figure' && one.figure.count !== null ? [[one.date, one.figure.count, one.figure.basis]] : [],
    )
    expect(figures).toEqual([
      ['2024-03-13', 43_000_000, 'announced'],
      ['2026-01-22', 36_820_828, 'confirmed'],
    ])
    expect(revisionsOf(franceTravail)[0]).toMatchObject({
      kind: 'disclosed',
      date: '2024-03-13',
      exposure: 'confirmed',
    })
  })

  it('takes changes back to tell what was known at first', () => {
    const revisions = revisionsOf(
      changed({
        affected: [],
        dates: { ...franceTravail.dates, disclosed: '2024-03' },
        exposure: 'confirmed',
        dataClasses: ['names', 'nir', 'iban'],
        dataClassesNotExposed: [],
        changes: [
          { date: '2024-03-20', source, exposure: { from: 'suspected', to: 'claimed' } },
          {
            date: '2024-05',
            source,
            exposure: { from: 'claimed', to: 'confirmed' },
            dataClasses: { added: ['nir'], removed: ['passwords'] },
            note: { fr: 'après analyse', en: 'after analysis' },
          },
          { date: '2025', source, dataClasses: { added: ['iban'], removed: [] } },
        ],
      }),
    )
    expect(revisions).toEqual([
      { kind: 'disclosed', date: '2024-03', exposure: 'suspected', dataClasses: ['names', 'passwords'], source: null },
      { kind: 'exposure', date: '2024-03-20', exposure: { from: 'suspected', to: 'claimed' }, source },
      {
        kind: 'exposure',
        date: '2024-05',
        exposure: { from: 'claimed', to: 'confirmed' },
        note: { fr: 'après analyse', en: 'after analysis' },
        source,
      },
      {
        kind: 'data-classes',
        date: '2024-05',
        dataClasses: { added: ['nir'], removed: ['passwords'] },
        note: { fr: 'après analyse', en: 'after analysis' },
        source,
      },
      { kind: 'data-classes', date: '2025', dataClasses: { added: ['iban'], removed: [] }, source },
    ])
  })

  it('puts a claim before the disclosure, and leaves out figures that nobody dated', () => {
    const figure = { ...franceTravail.affected[0]!, basis: 'claimed' as const }
    const revisions = revisionsOf(
      changed({
        affected: [
          { ...figure, date: '2024-03-01' },
          { ...figure, date: null },
        ],
        changes: [],
      }),
    )
    expect(revisions.map(one => [one.kind, one.date])).toEqual([
      ['figure', '2024-03-01'],
      ['disclosed', '2024-03-13'],
    ])
  })

  it('names the source of the disclosure that is of the same day', () => {
    const sources = franceTravail.sources.map((one, index) => (index === 1 ? { ...one, date: '2024-03-13' } : one))
    expect(revisionsOf(changed({ sources }))[0]?.source).toBe(sources[1]!.url)
  })

  it.each(catalogue.map(one => [one.id, one] as const))(
    '%s: one disclosure, every dated figure, every change',
    (_, one) => {
      const revisions = revisionsOf(one)
      const ofKind = (kind: string) => revisions.filter(revision => revision.kind === kind)
      expect(ofKind('disclosed')).toHaveLength(1)
      expect(ofKind('figure')).toHaveLength(one.affected.filter(({ date }) => date !== null).length)
      expect(ofKind('exposure')).toHaveLength(one.changes.filter(({ exposure }) => exposure).length)
      expect(ofKind('data-classes')).toHaveLength(one.changes.filter(({ dataClasses }) => dataClasses).length)
      const known = new Set<string | null>([null, ...one.sources.map(({ url }) => url)])
      for (const revision of revisions) expect(known).toContain(revision.source)
      // Applying the changes to the first state gives what stands.
      const first = revisions.find(revision => revision.kind === 'disclosed')!
      const classes = new Set(first.dataClasses)
      for (const change of one.changes) {
        for (const added of change.dataClasses?.added ?? []) classes.add(added)
        for (const removed of change.dataClasses?.removed ?? []) classes.delete(removed)
      }
      expect([...classes].toSorted()).toEqual(one.dataClasses.toSorted())
      expect(one.changes.findLast(({ exposure }) => exposure)?.exposure?.to ?? first.exposure).toBe(one.exposure)
    },
  )
})
