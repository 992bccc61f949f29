import { mentionsNir } from '../identifier/mentions-nir.ts'
import { OfficerError } from './officer-error.ts'

/** Controls, and marks that turn the direction of text around (Unicode UAX #9, §2.1–2.4): a text with them shows as another. */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/** A name that others will see, as it is stored. A NIR is none (décret 2019-341). @throws OfficerError 'invalid' */
export function shownName(typed: string, max: number): string {
  const name = typed.trim()
  if (name === '' || name.length > max || HIDDEN.test(name) || mentionsNir(name)) {
    throw new OfficerError('invalid', `a name has at most ${max} characters, all of them visible`)
  }
  return name
}

/** A text of several lines that others will see, as it is stored; '' for none. @throws OfficerError 'invalid' */
export function shownText(typed: string, max: number): string {
  const text = typed.trim()
  const line = text.replace(/[\r\n]+/g, ' ')
  // A NIR may stand on two lines.
  if (text.length > max || HIDDEN.test(line) || mentionsNir(text) || mentionsNir(line)) {
    throw new OfficerError('invalid', `a text has at most ${max} characters, all of them visible`)
  }
  return text
}
