/**
 * The French social security number (NIR), recognised only to be refused: décret 2019-341 lists the lawful uses of it, and a
 * breach lookup is not one.
 *
 * Structure (INSEE): sex, year and month of birth, département (2A and 2B in Corsica), commune, order; then a key of two
 * digits, 97 − (number mod 97), for which 2A counts as 19 and 2B as 18.
 */

const SEPARATORS = /[\s.\-_/·–]/gu
/** Longest text that can still be one number with separators; more is looked at word by word elsewhere or not at all. */
const MAX_LENGTH = 64

// Months 20–42 and 50–99 stand for civil-status documents without a month of birth.
const STRUCTURE = /^[1-478]\d{2}(?:0[1-9]|1[0-2]|[2-3]\d|4[0-2]|[5-9]\d)(?:\d{2}|2[AB])\d{3}(?!000)\d{3}$/
const WITH_KEY = /^\d{5}(?:\d{2}|2[AB])\d{8}$/

/**
 * Whether a text is a NIR: 15 characters with the right key, or 13 with the structure, in any case and with any of the usual
 * separators. A text with a leading `+` is not: 13 digits of a foreign phone number can have the structure.
 */
export function looksLikeNir(text: string): boolean {
  if (text.length > MAX_LENGTH) return false
  const compact = text.normalize('NFKC').replace(SEPARATORS, '').toUpperCase()
  if (STRUCTURE.test(compact)) return true
  return WITH_KEY.test(compact) && 97 - (numberOf(compact.slice(0, 13)) % 97) === Number(compact.slice(13))
}

/** The 13 characters as the number that the key is computed from (below 2^53). */
const numberOf = (characters: string): number => Number(characters.replace('2A', '19').replace('2B', '18'))
