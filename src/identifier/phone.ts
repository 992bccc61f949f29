import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { looksLikeNir } from './nir.ts'
import { accept, type Canonical, refuse } from './refusal.ts'

const MAX_INPUT = 64

/**
 * Overseas territories by the first three digits of a French national number (vf1's table): their numbers are reached by a
 * code of their own, but written as metropolitan ones. 639 is Mayotte's but for the metropolitan range of fiction, 63998.
 */
const OVERSEAS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['590', '690', '691'].map(prefix => [prefix, '+590'])),
  ...Object.fromEntries(['594', '694'].map(prefix => [prefix, '+594'])),
  ...Object.fromEntries(['596', '696', '697'].map(prefix => [prefix, '+596'])),
  ...Object.fromEntries(['262', '263', '269', '692', '693', '639'].map(prefix => [prefix, '+262'])),
}

/** The canonical form of a phone number: E.164, national numbers being French. Lengths are checked, ranges are not. */
export function canonicalPhone(input: string): Canonical {
  if (input.length > MAX_INPUT) return refuse('too-long')
  // Address books wrap the numbers that are copied from them in marks of direction.
  const text = input.replace(/\p{Cf}/gu, '').trim()
  if (text === '') return refuse('empty')
  if (looksLikeNir(text)) return refuse('nir')
  if (/\p{L}/u.test(text)) return refuse('phone-letters')
  const canonical = e164Of(text)
  // A doubled trunk zero (`+49 0 0…`) would lose one zero at every reading: no number is written so.
  if (canonical === null || e164Of(canonical) !== canonical)
    return refuse(looksLikeNir(text.replace(/^[+＋]/, '')) ? 'nir' : 'phone-length')
  return accept(canonical)
}

function e164Of(text: string): string | null {
  const number = parsePhoneNumberFromString(text, { defaultCountry: 'FR', extract: false })
  return number?.isPossible() ? withOverseasCode(number.number) : null
}

function withOverseasCode(e164: string): string {
  const national = /^\+33(\d{9})$/.exec(e164)?.[1]
  if (national === undefined) return e164
  if (national.startsWith('508')) return `+${national}`
  const code = OVERSEAS[national.slice(0, 3)]
  return code === undefined || national.startsWith('63998') ? e164 : code + national
}
