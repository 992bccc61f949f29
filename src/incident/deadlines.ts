/**
 * Legal deadlines, in calendar days of France. A day is `YYYY-MM-DD` text and never an instant, so that no clock or time zone can
 * move it.
 */
export type Day = string

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

const DAY_MS = 86_400_000

/** Whether a text is an existing calendar day from 1900 on. */
export function isDay(text: string): text is Day {
  return /^(?:19|[2-9]\d)\d{2}-\d{2}-\d{2}$/.test(text) && dayOf(atMidnight(text)) === text
}

/** The day that it is in France at an instant. */
export function dayInParis(instant: Date): Day {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: 'Europe/Paris',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(instant)
  const part = (type: string) => parts.find(one => one.type === type)!.value
  return `${part('year')}-${part('month')}-${part('day')}`
}

export function addDays(day: Day, days: number): Day {
  return dayOf(atMidnight(day) + days * DAY_MS)
}

/** The same day that many months later, or the last of the month when it has no such day: 31 January + 1 = 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year!, month! + months, 0))
  return dayOf(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date!, last.getUTCDate())))
}

/** How many days from one day to another; negative when it is past. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((atMidnight(to) - atMidnight(from)) / DAY_MS)
}

const atMidnight = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

const dayOf = (time: number): Day => (Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10))
