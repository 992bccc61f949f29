/** Numbers and dates as each language writes them. Partial dates keep their precision; days are days in France. */
import type { Bilingual, Language } from './language.ts'

/** What stands between a label and its value, and between the items of a list that has commas. */
export const COLON: Bilingual = { fr: '\u00a0: ', en: ': ' }
export const SEMICOLON: Bilingual = { fr: '\u00a0; ', en: '; ' }

/** One of each for a language, for good: to make one takes longer than all that a page writes with it. */
const both = <T>(make: (locale: string) => T): Bilingual<T> => ({ fr: make('fr-FR'), en: make('en-GB') })

const NUMBERS = both(locale => new Intl.NumberFormat(locale))
const COMPACT = both(locale => new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }))
const MONTHS = both(locale => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'long' }))
const DAYS = both(
  locale => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' }),
)
const LISTS = both(locale => new Intl.ListFormat(locale, { type: 'conjunction' }))
const LOCAL_DAYS = both(locale => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }))
const LOCAL_MOMENTS = both(locale => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }))
const PLURALS = both(locale => new Intl.PluralRules(locale))

/** A whole number with its thousands apart: `36 820 828` (narrow no-break spaces), `36,820,828`. */
export function formatNumber(value: number, language: Language): string {
  return NUMBERS[language].format(value)
}

/** A rounded number in words for headings and axes: `36,8 M`, `36.8M`. */
export function formatCompact(value: number, language: Language): string {
  return COMPACT[language].format(value)
}

/** An amount in whole euros: `5 000 000 €`. */
export function formatEuros(amount: number, language: Language): string {
  return `${formatNumber(amount, language)}\u00a0€`
}

/** A partial date in words: `13 mars 2024`, `mars 2024`, `2024`; the first of a month is `1er` in French. */
export function formatDate(date: string, language: Language): string {
  const [year, month, day] = date.split('-').map(Number)
  if (month === undefined) return String(year)
  const at = new Date(Date.UTC(year!, month - 1, day ?? 1))
  const text = (day === undefined ? MONTHS : DAYS)[language].format(at)
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text
}

/** When something happened, in a sentence: `le 13 mars 2024`, `en mars 2024`; `on 13 March 2024`, `in March 2024`. */
export function formatOn(date: string, language: Language): string {
  const words = isDay(date) ? { fr: 'le', en: 'on' } : { fr: 'en', en: 'in' }
  return `${words[language]} ${formatDate(date, language)}`
}

/** Until when: `jusqu’au 13 mars 2024`, `jusqu’en mars 2024`; `until March 2024`. */
export function formatUntil(date: string, language: Language): string {
  const word = language === 'en' ? 'until' : isDay(date) ? 'jusqu’au' : 'jusqu’en'
  return `${word} ${formatDate(date, language)}`
}

/** When something happened: `13 mars 2024`, `2023 – mars 2024`, `jusqu’en 2024`; null where neither end is known. */
export function formatPeriod(from: string | null, to: string | null, language: Language): string | null {
  if (from === null) return to === null ? null : formatUntil(to, language)
  const start = formatDate(from, language)
  return to === null || to === from ? start : `${start} – ${formatDate(to, language)}`
}

const isDay = (date: string): boolean => date.length === 'YYYY-MM-DD'.length

/** An ISO 8601 instant where the reader is: the day, or the minute. */
export function formatInstant(instant: string, precision: 'day' | 'minute', language: Language): string {
  return (precision === 'day' ? LOCAL_DAYS : LOCAL_MOMENTS)[language].format(new Date(instant))
}

/** A list in a sentence: `a, b et c`, `a, b and c`. */
export function formatList(items: readonly string[], language: Language): string {
  return LISTS[language].format(items)
}

/** The form of a noun for a number; French counts 0 and 1,5 as singular. */
export function plural(value: number, language: Language, one: string, other: string): string {
  return PLURALS[language].select(value) === 'one' ? one : other
}
