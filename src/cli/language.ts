/** The languages of the command line. */
export type Language = 'fr' | 'en'

/** The language of a terminal, from its environment (POSIX order). */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return locale.startsWith('fr') ? 'fr' : 'en'
}
