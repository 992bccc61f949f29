/** Dates as the sources give them: the precision is part of the fact, so a month stays a month. */
import * as z from 'zod'
import { byText } from './fold.ts'

/** How exactly a date is known. */
export type DatePrecision = 'day' | 'month' | 'year'

const PRECISIONS: Readonly<Record<number, DatePrecision>> = { 4: 'year', 7: 'month', 10: 'day' }

function isCalendarDate(text: string): boolean {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, an existing date from the year 2000 on. */
export const partialDateSchema = z
  .string()
  .regex(/^2\d{3}(?:-\d{2}(?:-\d{2})?)?$/)
  .refine(isCalendarDate)

/** A date known to the day, the month or the year. */
export type PartialDate = z.infer<typeof partialDateSchema>

/** How exactly a date that passed `partialDateSchema` is known. */
export function precisionOf(date: PartialDate): DatePrecision {
  return PRECISIONS[date.length] ?? 'year'
}

/**
 * Sorts the latest first. Where one date is within the other (`2024-09` and `2024-09-19`), the more precise one comes
 * first: nothing says that the other was later.
 */
export function latestFirst(a: PartialDate, b: PartialDate): number {
  return byText(b, a)
}

/** The first day that a date can mean, as `YYYY-MM-DD`. */
export function earliestDay(date: PartialDate): string {
  return `${date}-01-01`.slice(0, 10)
}

/** The last day that a date can mean, as `YYYY-MM-DD`. */
export function latestDay(date: PartialDate): string {
  const [year = 0, month = 12, day] = date.split('-').map(Number)
  if (day !== undefined) return date
  // Day 0 of the next month is the last of this one.
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
