/** Legal deadlines, in calendar days of France. */
import { addDays, addMonths, type Day } from './day.ts'

/**
 * `debit`: a debit that was not authorised must be reported to the bank within 13 months (art. L133-24 code monétaire et financier);
 * `debit-outside-eea`: within 70 days when the payee's bank is outside the European Economic Area; `refund`: an authorised direct
 * debit can be refunded on request within 8 weeks (art. L133-25); `access`: a controller answers a request within one month of
 * receiving it (GDPR, art. 12(3)); `access-extended`: or two months later, if it said so and why within the first.
 */
export const DEADLINES = {
  debit: { law: 'CMF L133-24', of: (day: Day) => addMonths(day, 13) },
  'debit-outside-eea': { law: 'CMF L133-24', of: (day: Day) => addDays(day, 70) },
  refund: { law: 'CMF L133-25', of: (day: Day) => addDays(day, 56) },
  access: { law: 'RGPD 12(3)', of: (day: Day) => addMonths(day, 1) },
  'access-extended': { law: 'RGPD 12(3)', of: (day: Day) => addMonths(day, 3) },
} as const satisfies Record<string, { law: string; of: (day: Day) => Day }>

export type DeadlineId = keyof typeof DEADLINES

/** The last day, counted from the day of the debit or of the request. */
export function deadlineOf(id: DeadlineId, from: Day): Day {
  return DEADLINES[id].of(from)
}
