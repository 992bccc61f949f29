/**
 * What a clock in Paris shows at an instant, and back. In spring an hour is missing there, and in autumn one comes twice: a day and a time
 * mean no instant then, or two.
 */
export interface ParisTime {
  /** `2024-04-10` */
  readonly day: string
  /** `08:30` */
  readonly time: string
  /** `+02:00` in summer, `+01:00` in winter. */
  readonly offset: string
}

const CLOCK = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})
/** Summer first: of an hour that comes twice, that one is the earlier. */
const OFFSETS = ['+02:00', '+01:00'] as const

/** An instant from 1977 on, when summer time was two hours ahead for good; seconds are left out. */
export function timeInParis(instant: Date): ParisTime {
  const parts = Object.fromEntries(CLOCK.formatToParts(instant).map(one => [one.type, one.value]))
  const day = `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}`
  const time = `${parts.hour}:${parts.minute}`
  const minute = Math.floor(instant.getTime() / 60_000)
  const offset = OFFSETS.find(one => Date.parse(`${day}T${time}:00${one}`) / 60_000 === minute) ?? OFFSETS[1]
  return { day, time, offset }
}

/** The instants at which a clock in Paris shows this: one, or none, or two, the earlier first. */
export function instantsInParis(day: string, time: string): Date[] {
  return OFFSETS.map(offset => new Date(`${day}T${time}:00${offset}`)).filter(instant => {
    if (Number.isNaN(instant.getTime())) return false
    const shown = timeInParis(instant)
    return shown.day === day && shown.time === time
  })
}
