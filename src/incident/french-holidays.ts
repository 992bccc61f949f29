/** The public holidays of France (code du travail, art. L3133-1), and working days as Regulation 1182/71 (art. 2(2)) has them. */
import { addDays, type Day } from './day.ts'

const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const AFTER_EASTER = [1, 39, 50]

/**
 * Whether a day is a public holiday in all of metropolitan France. Good Friday and 26 December are holidays in Alsace and Moselle
 * only, and overseas départements have days of their own: not among them.
 */
export function isHoliday(day: Day): boolean {
  return (
    FIXED.includes(day.slice(5)) || AFTER_EASTER.some(days => addDays(easterOf(Number(day.slice(0, 4))), days) === day)
  )
}

/** Every day but public holidays, Sundays and Saturdays. */
export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !isHoliday(day)
}

/** Easter Sunday of a year of the Gregorian calendar: the anonymous algorithm of 1876 (Nature, 20 April), also named after Meeus. */
export function easterOf(year: number): Day {
  const golden = year % 19
  const [century, rest] = [Math.floor(year / 100), year % 100]
  const leaps = Math.floor(century / 4)
  const shift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - leaps - shift + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const sum = epact + weekday - 7 * late + 114
  const text = (value: number) => String(value).padStart(2, '0')
  return `${year}-${text(Math.floor(sum / 31))}-${text((sum % 31) + 1)}`
}
