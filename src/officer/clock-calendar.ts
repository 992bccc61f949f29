/**
 * A calendar file (RFC 5545) of the clocks that have an end, for an officer's own calendar.
 *
 * An entry is the hour that ends with the deadline, in UTC, so that every calendar shows it rightly on both sides of a change of the
 * clocks. Its UID is the record's and the clock's, and SEQUENCE grows with the record: importing a later file moves entries rather
 * than doubling them. Who gets the file sees the titles that the caller gives: nothing of the register is in it.
 */
import ical, { ICalAlarmType, type ICalCalendar, ICalEventStatus } from 'ical-generator'
import type { Clock, ClockId } from '../incident/clocks.ts'
import { HOUR_MS } from '../incident/legal-period.ts'

/** The clocks of one record. */
export interface RecordClocks {
  /** Of the record; letters, digits and hyphens. */
  readonly record: string
  /** Version of the record. */
  readonly sequence: number
  readonly clocks: readonly Clock[]
  readonly title: (id: ClockId) => string
  readonly text: (clock: Clock) => string
  /** Page of the record, if it may be known. */
  readonly url?: string
}

/** Seconds before the end. */
const ALARMS = [86_400, 4 * 3_600, 3_600]
/** How often a calendar that subscribes to it should look. */
const REFRESH_SECONDS = 3_600

/** Entries of what is left to do and has an end; what is done or no longer applies is cancelled, should it have been imported. */
export function clockCalendar(name: string, records: readonly RecordClocks[], now: Date): string {
  const calendar = ical({ name, prodId: { company: 'Vigifuite', product: 'Clocks' }, ttl: REFRESH_SECONDS })
  for (const one of records) addClocks(calendar, one, now)
  return calendar.toString()
}

function addClocks(calendar: ICalCalendar, { record, sequence, clocks, title, text, url }: RecordClocks, now: Date) {
  for (const clock of clocks) {
    if (clock.due === null) continue
    const event = calendar.createEvent({
      id: `${record}-${clock.id}@vigifuite`,
      sequence,
      stamp: now,
      start: new Date(clock.due.getTime() - HOUR_MS),
      end: clock.due,
      summary: title(clock.id),
      description: text(clock),
      status: clock.state === 'done' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...(url !== undefined && { url }),
    })
    if (clock.state === 'done') continue
    for (const trigger of ALARMS) event.createAlarm({ type: ICalAlarmType.display, trigger })
  }
}
