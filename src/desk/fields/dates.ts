/** Days and partial dates as people in France write them, and back. */
import { isDay } from '../../incident/day.ts'
import { partialDateSchema } from '../../incident/partial-date.ts'

/** `2024-03-13` → `13/03/2024`; a month `03/2024`; a year as it is. */
export function writeDate(date: string): string {
  return date.split('-').reverse().join('/')
}

/** Reads `13/03/2024`, `3.2024`, `2024`, and dates that begin with the year. Null: it is none. */
export function readDate(text: string, partial: boolean): string | null {
  const parts = text.split(/\s*[./-]\s*/)
  if (parts.length > 3 || parts.some(part => !/^\d{1,4}$/.test(part))) return null
  const ordered = parts[0]!.length === 4 ? parts : parts.reverse()
  const [year, ...rest] = ordered
  if (year?.length !== 4 || rest.some(part => part.length > 2)) return null
  const date = [year, ...rest.map(part => part.padStart(2, '0'))].join('-')
  const fits = partial ? partialDateSchema.safeParse(date).success : isDay(date)
  return fits ? date : null
}

/** `14h03`, `14 h`, `14:03:00` → `14:03`. Null: it is none. */
export function readTime(text: string): string | null {
  const match = /^(\d{1,2})\s*[:hH]\s*(\d{2})?(?::\d{2}(?:\.\d+)?)?$/.exec(text)
  if (!match) return null
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)]
  if (hours > 23 || minutes > 59) return null
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
