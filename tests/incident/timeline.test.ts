import { describe, expect, it } from 'vitest'
import { timelineOf } from '../../src/incident/timeline.ts'
import { readCatalogue } from './catalogue.ts'

const catalogue = readCatalogue()
const { dates, regulatory } = catalogue.find(({ id }) => id === 'france-travail-2024')!
const none = { occurredFrom: null, occurredTo: null, detected: null, claimed: null, restored: null }
const kinds = (change: Partial<typeof dates>) =>
  timelineOf({ dates: { ...none, disclosed: '2024-03', ...change }, regulatory: { ...regulatory, decisions: [] } }).map(
    ({ kind }) => kind,
  )

describe('timelines', () => {
  it('tells what happened at France Travail, up to the fine', () => {
    expect(timelineOf({ dates, regulatory })).toEqual([
      { kind: 'occurred', date: '2024-02-06', from: '2024-02-06', to: '2024-03-05' },
      { kind: 'detected', date: '2024-02-29' },
      { kind: 'disclosed', date: '2024-03-13' },
      { kind: 'claimed', date: '2025-09' },
      {
        kind: 'decided',
        date: '2026-01-22',
        publishedOn: '2026-01-29',
        authority: 'CNIL (formation restreinte)',
        amountEur: 5_000_000,
        reference: expect.stringContaining('SAN-2026-003'),
      },
    ])
  })

  it('puts things that may have the same date in the order in which they happen', () => {
    expect(kinds({ occurredFrom: '2024-03-10', detected: '2024-03', claimed: '2024-03-12', restored: '2024' })).toEqual(
      ['occurred', 'detected', 'claimed', 'disclosed', 'restored'],
    )
  })

  it('puts a claim after the disclosure when it surely came later', () => {
    expect(kinds({ claimed: '2024-05-02' })).toEqual(['disclosed', 'claimed'])
  })

  it('knows incidents of which only the end is known, and those of which nothing is', () => {
    expect(timelineOf({ dates: { ...none, occurredTo: '2024-02', disclosed: '2024-03' }, regulatory })[0]).toEqual({
      kind: 'occurred',
      date: '2024-02',
      from: null,
      to: '2024-02',
    })
    expect(kinds({})).toEqual(['disclosed'])
  })

  it('says every date of every record once', () => {
    for (const one of catalogue) {
      const { occurredFrom, occurredTo, ...others } = one.dates
      const events = ((occurredFrom ?? occurredTo) ? 1 : 0) + Object.values(others).filter(date => date !== null).length
      expect(timelineOf(one)).toHaveLength(events + one.regulatory.decisions.length)
    }
  })
})
