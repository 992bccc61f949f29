import { containsNir } from './nir.ts'
import { accept, type Canonical, type Refusal, refuse } from './refusal.ts'

/** What a person is looked up by, as typed. `birthDate` is ISO 8601 or `DD/MM/YYYY`. */
export interface PersonParts {
  /** Family name at birth. */
  readonly familyName: string
  readonly givenNames: string
  readonly birthDate: string
}

const MAX_INPUT = 256
const EARLIEST = '1900-01-01'

/** Letters that do not fall apart into a base letter and a mark. */
const SPELLED: Readonly<Record<string, string>> = { Œ: 'OE', Æ: 'AE', Ø: 'O', Ł: 'L', Đ: 'D', ẞ: 'SS', Þ: 'TH' }

/** The canonical form `FAMILY|GIVEN|YYYY-MM-DD`. `now` decides which dates lie in the future (UTC). */
export function canonicalPerson(parts: PersonParts, now: Date): Canonical {
  const fields = [parts.familyName, parts.givenNames, parts.birthDate]
  if (fields.some(field => field.length > MAX_INPUT)) return refuse('too-long')
  if (fields.some(containsNir)) return refuse('nir')
  const family = plainName(parts.familyName)
  if (typeof family !== 'string') return family
  const given = plainName(firstWord(parts.givenNames))
  if (typeof given !== 'string') return given
  const birth = birthDateOf(parts.birthDate, now)
  return typeof birth === 'string' ? accept(`${family}|${given}|${birth}`) : birth
}

/** U+0027, U+2019, U+02BC and U+FF07: the characters that Unicode calls or recommends as apostrophes. */
const APOSTROPHES = "'’ʼ＇"
const BETWEEN_WORDS = new RegExp(`[^\\p{L}\\p{M}${APOSTROPHES}]+`, 'u')
/** Letters of other scripts; modifier letters that no script owns (ʼ ʻ ʿ) are written in Latin names too. */
const OTHER_SCRIPT = /(?!\p{Script=Latin})(?!(?=\p{Script=Common})\p{Lm})\p{L}/u

/** The first run of letters (with their marks) and apostrophes that has a letter. */
function firstWord(text: string): string {
  const words = text.normalize('NFC').split(BETWEEN_WORDS)
  return words.find(word => /\p{L}/u.test(word)) ?? ''
}

/** A name in the letters A–Z and single spaces. */
function plainName(text: string): string | Refusal {
  const upper = text.toUpperCase()
  if (OTHER_SCRIPT.test(upper)) return refuse('person-script')
  const letters = upper
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ŒÆØŁĐẞÞ]/g, letter => SPELLED[letter]!)
  const plain = letters.replace(/[^A-Z]+/g, ' ').trim()
  return plain === '' ? refuse('empty') : plain
}

function birthDateOf(text: string, now: Date): string | Refusal {
  const trimmed = text.trim()
  if (trimmed === '') return refuse('empty')
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(trimmed)
  const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(trimmed)
  const [year, month, day] = iso?.slice(1) ?? french?.slice(1).reverse() ?? []
  if (year === undefined || month === undefined || day === undefined) return refuse('birth-date-format')
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const parsed = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== date)
    return refuse('birth-date-impossible')
  return date < EARLIEST || parsed > now ? refuse('birth-date-range') : date
}
