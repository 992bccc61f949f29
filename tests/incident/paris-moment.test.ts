import { expect, it } from 'vitest'
import { formatMoment } from '../../src/incident/paris-moment.ts'

it.each([
  ['2026-03-29T00:59:00Z', 'dimanche 29 mars 2026 à 01:59 UTC+1', 'Sunday, 29 March 2026 at 01:59 GMT+1'],
  ['2026-03-29T01:00:00Z', 'dimanche 29 mars 2026 à 03:00 UTC+2', 'Sunday, 29 March 2026 at 03:00 GMT+2'],
  ['2026-10-25T00:30:00Z', 'dimanche 25 octobre 2026 à 02:30 UTC+2', 'Sunday, 25 October 2026 at 02:30 GMT+2'],
  ['2026-10-25T01:30:00Z', 'dimanche 25 octobre 2026 à 02:30 UTC+1', 'Sunday, 25 October 2026 at 02:30 GMT+1'],
])('%s is shown as clocks in France show it', (instant, fr, en) => {
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
  expect(plain(formatMoment(new Date(instant), 'fr'))).toBe(fr)
  expect(plain(formatMoment(new Date(instant), 'en'))).toBe(en)
})
