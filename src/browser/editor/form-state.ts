/** What stands in the form of a record, as pairs of names and values. */
export type Fields = readonly (readonly [string, string])[]

/** Everything but the token and the version, which are not content. */
export function fieldsOf(form: HTMLFormElement): Fields {
  const pairs: [string, string][] = []
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && /^(?:incident|register)\./.test(name)) pairs.push([name, value])
  }
  return pairs
}

export const sameFields = (a: Fields, b: Fields): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The time of day in France, as each language writes it: `14 h 03`, `14:03`. */
export function timeOfDay(at: Date, language: 'fr' | 'en'): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' })
  const [hours, minutes] = parts.format(at).split(':')
  return language === 'fr' ? `${Number(hours)}\u00a0h\u00a0${minutes}` : `${hours}:${minutes}`
}
