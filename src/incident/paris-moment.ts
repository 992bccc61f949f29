const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const

/** An instant as a clock in France shows it, with the offset, which tells the two 2:30s of the last Sunday of October apart. */
export function formatMoment(instant: Date, language: 'fr' | 'en'): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: 'Europe/Paris',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'shortOffset',
  }).format(instant)
}
