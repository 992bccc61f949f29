import { expect, it } from 'vitest'
import { type ClockFacts, clocksAt } from '../../src/incident/clocks.ts'
import { clockCalendar } from '../../src/officer/clock-calendar.ts'
import { clockMessages } from '../../src/site/messages/desk-clocks.ts'

const now = new Date('2026-03-28T00:00:00Z')

const facts: ClockFacts = {
  awareAt: new Date('2026-03-27T16:30:00+01:00'),
  risk: 'high',
  cnil: { notifiedAt: null, complete: false, complementedAt: null },
  delayExplained: false,
  persons: { toldAt: null, exemption: null },
  nis2: { applies: false, warnedAt: null, notifiedAt: null, reportedAt: null },
  complaint: { insured: true, filedAt: null },
}

const fileOf = (given: Partial<ClockFacts>, sequence = 0) => {
  const record = {
    record: 'saint-nazaire-2024',
    sequence,
    clocks: clocksAt({ ...facts, ...given }, now),
    title: (id: keyof typeof clockMessages.fr.names) => clockMessages.fr.names[id],
    text: ({ id }: { id: keyof typeof clockMessages.fr.laws }) => `${clockMessages.fr.laws[id]};\n${'é'.repeat(90)}`,
  }
  return clockCalendar('Délais', [record], now)
}

/** The entries, lines unfolded (RFC 5545, 3.1). */
const entriesOf = (file: string) =>
  file
    .replace(/\r\n[ \t]/g, '')
    .split('BEGIN:VEVENT')
    .slice(1)
    .map(entry =>
      Object.fromEntries(
        entry
          .split('\r\n')
          .map(line => line.split(/:(.*)/s, 2))
          .reverse(),
      ),
    )

it('has an entry for every clock with an end, in UTC, on the far side of a change of the clocks', () => {
  const entries = entriesOf(fileOf({}))
  expect(entries).toHaveLength(2)
  const cnil = entries.find(one => one.UID === 'saint-nazaire-2024-cnil@vigifuite')
  expect(cnil).toMatchObject({
    DTSTART: '20260330T150000Z',
    DTEND: '20260330T160000Z',
    DTSTAMP: '20260328T000000Z',
    STATUS: 'CONFIRMED',
    SUMMARY: 'Notifier la violation à la CNIL',
    DESCRIPTION: `RGPD\\, article 33(1) : 72 heures après en avoir pris connaissance\\;\\n${'é'.repeat(90)}`,
  })
  expect(entries.find(one => one.UID === 'saint-nazaire-2024-complaint@vigifuite')).toMatchObject({
    DTEND: '20260330T153000Z',
  })
})

it('announces what is left a day, four hours and an hour before', () => {
  const file = fileOf({ complaint: { insured: false, filedAt: null } })
  expect(file.match(/TRIGGER:.*/g)).toEqual(['TRIGGER:-P1D', 'TRIGGER:-PT4H', 'TRIGGER:-PT1H'])
})

it('cancels under the same name what has been done since', () => {
  const cnil = { notifiedAt: now, complete: true, complementedAt: null }
  const entry = entriesOf(fileOf({ cnil }, 4)).find(one => one.UID === 'saint-nazaire-2024-cnil@vigifuite')
  expect(entry).toMatchObject({ STATUS: 'CANCELLED', SEQUENCE: '4' })
})

it('folds its lines and keeps them within 75 octets', () => {
  for (const line of fileOf({}).split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
})
