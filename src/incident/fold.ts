/** Text made comparable for searching: case, accents, ligatures and the kind of apostrophe or hyphen do not matter. */

const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o' }

/** Lower case without diacritics, words separated by one space, nothing but letters and digits. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[œæßø]/g, letter => LIGATURES[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The order of texts as they are, the same in every engine; those of a locale differ. Folded texts come alphabetically. */
export function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
