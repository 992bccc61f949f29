/**
 * The French social security number (NIR), recognised only to be refused: décret 2019-341 lists the lawful uses of it, and a
 * breach lookup is not one.
 *
 * Structure (INSEE): sex, year and month of birth, département (2A and 2B in Corsica), commune, order; then a key of two
 * digits, 97 − (number mod 97), for which 2A counts as 19 and 2B as 18.
 *
 * A plus sign is never a separator: the digits of a foreign phone number can have a NIR's structure, and its plus tells them
 * apart. Neither is an at sign.
 */

const SEPARATOR = '[^\\p{L}\\p{N}+@]'
const SEPARATORS = new RegExp(SEPARATOR, 'gu')
/** Of 13 characters, one may be the A or B of Corsica. */
const FEWEST_DIGITS = 12
/** Longer than anything whose canonical form is looked for. */
const MAX_LENGTH = 1024

// Months 20–42 and 50–99 stand for civil-status documents without a month of birth.
const STRUCTURE = /^[1-478]\d{2}(?:0[1-9]|1[0-2]|[2-3]\d|4[0-2]|[5-9]\d)(?:\d{2}|2[AB])\d{3}(?!000)\d{3}$/
/** No sex is 0 or 9, and `00` begins a phone number. */
const WITH_KEY = /^[1-8]\d{4}(?:\d{2}|2[AB])\d{8}$/

/** Digits with at most four separators between two of them, from where the search stands. */
const spaced = (digits: number, end: string): RegExp => {
  const gap = `${SEPARATOR}{0,4}`
  return new RegExp(`[1-8](?:${gap}\\d){4}${gap}\\d${gap}[\\dAB](?:${gap}\\d){${digits - 7}}(?!${end})`, 'uy')
}

/**
 * Whether a text is a NIR and nothing else: 15 characters with the right key, or 13 with the structure, in any case and with
 * any separators.
 */
export function looksLikeNir(text: string): boolean {
  return text.length <= MAX_LENGTH && isNir(plain(text).replace(SEPARATORS, ''))
}

/**
 * Whether a text is a NIR or has one in it. Letters may touch one that has its key; one without must stand apart, for 13
 * digits are easily something else. Not for phone numbers and IBANs, whose digits go on.
 */
export function containsNir(text: string): boolean {
  if (text.length > MAX_LENGTH) return false
  const within = plain(text)
  if (isNir(within.replace(SEPARATORS, ''))) return true
  if (within.replace(/\D/g, '').length < FEWEST_DIGITS) return false
  const searches = [
    { pattern: spaced(15, '\\d'), before: /\d/ },
    { pattern: spaced(13, '[\\p{L}\\p{N}]'), before: /[\p{L}\p{N}]/u },
  ]
  return searches.some(({ pattern, before }) => {
    for (let start = 0; start < within.length; start++) {
      if (start > 0 && before.test(within[start - 1]!)) continue
      pattern.lastIndex = start
      const found = pattern.exec(within)?.[0]
      if (found !== undefined && isNir(found.replace(SEPARATORS, ''))) return true
    }
    return false
  })
}

/** The digits of all scripts as plain ones, letters in upper case. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\P{Nd}0-9]/gu, plainDigit)
    .toUpperCase()

/** Unicode has the digits of a script one after the other, from zero. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0)!
  let before = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++
  return String(before % 10)
}

function isNir(characters: string): boolean {
  if (STRUCTURE.test(characters)) return true
  return WITH_KEY.test(characters) && 97 - (numberOf(characters.slice(0, 13)) % 97) === Number(characters.slice(13))
}

/** The 13 characters as the number that the key is computed from (below 2^53). */
const numberOf = (characters: string): number => Number(characters.replace('2A', '19').replace('2B', '18'))
