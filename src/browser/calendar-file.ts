/** A calendar file of deadlines, made on the device. Names are random: nothing in it says whose it is. */
import ical, { ICalAlarmType, ICalEventTransparency } from 'ical-generator'
import { addDays, type Day } from '../incident/day.ts'

export interface CalendarEntry {
  readonly day: Day
  readonly title: string
  readonly text: string
}

const WEEK_SECONDS = 7 * 86_400
const DAY_SECONDS = 86_400

/** Whole-day entries, each announced a week and a day before. */
export function calendarFile(name: string, entries: readonly CalendarEntry[], now: Date): string {
  const calendar = ical({ name, prodId: { company: 'Vigifuite', product: 'Plan' } })
  for (const { day, title, text } of entries) {
    const event = calendar.createEvent({
      id: crypto.randomUUID(),
      start: midnight(day),
      end: midnight(addDays(day, 1)),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: title,
      description: text,
      stamp: now,
    })
    for (const trigger of [WEEK_SECONDS, DAY_SECONDS]) event.createAlarm({ type: ICalAlarmType.display, trigger })
  }
  return calendar.toString()
}

/** An instant that the library writes as this day: it takes the day in UTC when it is given no time zone. */
const midnight = (day: Day): Date => new Date(`${day}T00:00:00Z`)
