/**
 * A date of birth as people type it on a phone, whose numeric keyboard may have no slash: `12041990`, `12.04.1990`, `12 04 1990`.
 * Only the separators change; whether it is a date is for the check to say.
 */
export function birthDate(typed: string): string {
  const text = typed.normalize('NFKC').trim()
  const match = /^(\d{1,2})[ ./-]+(\d{1,2})[ ./-]+(\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text)
  return match ? match.slice(1).join('/') : text
}
