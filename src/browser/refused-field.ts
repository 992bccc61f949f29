/** Which of the fields a refusal is about: a reason says what is wrong, and only the page knows where it was typed. */
import type { RefusalReason } from '../identifier/refusal.ts'

const DIGITS_OF_NIR = 12
const OTHER_SCRIPT = /(?!\p{Script=Latin})(?!\p{Lm})\p{L}/u

const longest = (values: readonly string[]): number =>
  values.reduce((found, value, at) => (value.length > values[found]!.length ? at : found), 0)

const firstOf = (values: readonly string[], wrong: (value: string) => boolean): number =>
  Math.max(0, values.findIndex(wrong))

/** The index of the field that a reason is about. `values` are what the fields hold; a date of birth is the last of several. */
export function refusedField(values: readonly string[], reason: RefusalReason): number {
  if (values.length === 1) return 0
  switch (reason) {
    case 'nir':
      return firstOf(values, value => value.normalize('NFKC').replace(/\D/g, '').length >= DIGITS_OF_NIR)
    case 'empty': {
      const names = values.slice(0, -1)
      const name = names.findIndex(value => !/\p{L}/u.test(value))
      return name === -1 ? values.length - 1 : name
    }
    case 'person-script':
      return firstOf(values, value => OTHER_SCRIPT.test(value))
    case 'birth-date-format':
    case 'birth-date-impossible':
    case 'birth-date-range':
      return values.length - 1
    default:
      return longest(values)
  }
}
