/**
 * When a legal period ends, as an instant.
 *
 * Periods of Union law: Regulation (EEC, Euratom) 1182/71 determining the rules applicable to periods, dates and time limits.
 *
 *   art. 3(1)  in a period of hours that runs from an event, the hour of the event does not count;
 *   art. 3(2)(a) it begins with the first hour and ends with the last hour's end;
 *   art. 3(3)  holidays, Sundays and Saturdays count;
 *   art. 3(4)  an end on such a day moves to the next working day, except in periods of hours;
 *   art. 3(5)  "any period of two days or more shall include at least two working days".
 *
 * Whether art. 3(5) also extends periods of hours is disputed. Its words are "any period", and unlike art. 3(4) it excepts none;
 * German authorities (Bayern, guidance of 1 June 2019; LDI NRW, 2024) say that it does not reach GDPR art. 33, and no position of the CNIL was
 * found. So both ends are given: `due`, which nobody disputes and which one should keep, and `extended`, which may be argued
 * by whoever missed it. For the latter, a working day counts as soon as part of it is in the period: the reading that extends least.
 *
 * Instants are hours apart in real time, whatever the clocks do; Europe/Paris is whole hours from UTC, so that an hour begins in both
 * at once.
 */
import { addDays, addMonths, type Day, dayInParis } from './day.ts'
import { isWorkingDay } from './french-holidays.ts'

export const HOUR_MS = 3_600_000

/** From this many hours on a period is "of two days or more". */
const TWO_DAYS = 48

export interface UnionPeriod {
  /** The end: until this instant the act is in time. */
  readonly due: Date
  /** The end if art. 3(5) applies and moves it; otherwise null. */
  readonly extended: Date | null
}

/** A period of hours of Union law that runs from an event. */
export function hoursAfter(event: Date, hours: number): UnionPeriod {
  const start = (Math.floor(event.getTime() / HOUR_MS) + 1) * HOUR_MS
  const due = new Date(start + hours * HOUR_MS)
  return { due, extended: hours < TWO_DAYS ? null : withTwoWorkingDays(new Date(start), due) }
}

/** Hours counted to the minute, with nothing left out: the strictest way, for periods whose law does not say how they are counted. */
export function plainHoursAfter(event: Date, hours: number): Date {
  return new Date(event.getTime() + hours * HOUR_MS)
}

/** The end in Paris of the same day that many months later, or of that month's last day when it has no such day. */
export function monthsAfter(event: Date, months: number): Date {
  return endOfDay(addMonths(dayInParis(event), months))
}

/** The instant at which a day ends in Paris, which is when the next one begins. */
export function endOfDay(day: Day): Date {
  return midnightInParis(addDays(day, 1))
}

function withTwoWorkingDays(start: Date, due: Date): Date | null {
  let working = 0
  let day = dayInParis(start)
  const last = dayInParis(new Date(due.getTime() - 1))
  for (; day <= last; day = addDays(day, 1)) if (isWorkingDay(day)) working++
  if (working >= 2) return null
  for (; working < 2; day = addDays(day, 1)) if (isWorkingDay(day)) working++
  return midnightInParis(day)
}

/** Summer time begins and ends at 1:00 UTC (Directive 2000/84), never between midnight in Paris and midnight UTC. */
function midnightInParis(day: Day): Date {
  const winter = new Date(Date.parse(`${day}T00:00:00Z`) - HOUR_MS)
  const summer = new Date(winter.getTime() - HOUR_MS)
  return dayInParis(summer) === day ? summer : winter
}
