/** The first line of a CSV file: where it ends, and what separates its columns. */
import { ContributionError } from './contribution-error.ts'

/** Characters that a header may have. */
export const MAX_HEADER_LENGTH = 65_536

/** In the order of preference when they are equally frequent: French spreadsheets write semicolons. */
const DELIMITERS = [';', ',', '\t', '|']

/** The first line, or null while more text is needed. `ended`: there is no more. @throws ContributionError */
export function headerLine(text: string, ended: boolean): string | null {
  if (text.startsWith('PK\u0003\u0004') || text.slice(0, 4096).includes('\0')) {
    throw new ContributionError('not-text', 'this is not a text file. Export the table as CSV (UTF-8) first')
  }
  let quoted = false
  for (let i = 0; i < Math.min(text.length, MAX_HEADER_LENGTH); i++) {
    const character = text[i]
    if (character === '"') quoted = !quoted
    else if (!quoted && (character === '\n' || character === '\r')) return text.slice(0, i)
  }
  if (text.length > MAX_HEADER_LENGTH) {
    throw new ContributionError(
      'header-too-long',
      'row 1 is too long for a header, or a quotation mark in it is open',
      1,
    )
  }
  return ended ? text : null
}

/** The most frequent of the usual separators outside quotation marks; a semicolon when there is none. */
export function guessDelimiter(header: string): string {
  const bare = header.replaceAll(/"[^"]*"/g, '')
  const count = (delimiter: string) => bare.split(delimiter).length - 1
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}
