import { ValidationErrorsIBAN as Invalid, validateIBAN } from 'ibantools'
import { looksLikeNir } from './nir.ts'
import { accept, type Canonical, refuse } from './refusal.ts'

const MAX_INPUT = 128

/** The canonical form of an IBAN (ISO 13616): no spaces, upper case, length and check digits right. */
export function canonicalIban(input: string): Canonical {
  if (input.length > MAX_INPUT) return refuse('too-long')
  const text = input.replace(/\s/gu, '')
  if (text === '') return refuse('empty')
  if (looksLikeNir(text)) return refuse('nir')
  const iban = text.toUpperCase()
  // Asked of what was typed: upper case makes plain letters of some that are none, such as ligatures.
  const { errorCodes } = validateIBAN(/^[A-Za-z0-9]+$/.test(text) ? iban : '')
  const has = (...codes: Invalid[]) => codes.some(code => errorCodes.includes(code))
  if (has(Invalid.NoIBANProvided, Invalid.NoIBANCountry)) return refuse('iban-country')
  if (has(Invalid.WrongBBANLength, Invalid.WrongBBANFormat)) return refuse('iban-length')
  // A national key (the French RIB key) inside the account number is the bank's business: vf1 asks for the IBAN's own digits.
  return has(Invalid.ChecksumNotNumber, Invalid.WrongIBANChecksum) ? refuse('iban-check-digits') : accept(iban)
}
