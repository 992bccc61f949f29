/** A calendar day of France as `YYYY-MM-DD` text, never an instant, so that no clock or time zone can move it. */
export type Day = string

const DAY_MS = 86_400_000

const IN_PARIS = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** Whether a text is an existing calendar day from 1900 on. */
export function isDay(text: string): text is Day {
  return /^(?:19|[2-9]\d)\d{2}-\d{2}-\d{2}$/.test(text) && dayOf(atMidnight(text)) === text
}

/** The day that it is in France at an instant. */
export function dayInParis(instant: Date): Day {
  const parts = IN_PARIS.formatToParts(instant)
  const part = (type: string) => parts.find(one => one.type === type)!.value
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** That many days later, or earlier when negative. */
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
