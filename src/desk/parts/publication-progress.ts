import { formatNumber } from '../../site/format.ts'
import type { Language } from '../../site/language.ts'
import { publicationMessages } from '../messages/publication.ts'
import type { PublisherState } from '../publisher.ts'

const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** `3,4 Mo`, `3.4 MB`. */
export function formatBytes(bytes: number, language: Language): string {
  const step = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3))
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'unit',
    unit: UNITS[step],
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1000 ** step)
}

/** How far the publication under way is, in words; '' when there is none. How much there will be is not known beforehand. */
export function progressText(state: PublisherState, language: Language): string {
  if (state.state === 'idle') return ''
  const { running: m, reasons } = publicationMessages[language]
  const since = state.startedAt.toLocaleTimeString(LOCALES[language], { timeZone: 'Europe/Paris' })
  const parts = [
    m.progress(formatNumber(state.objects, language), formatBytes(state.bytes, language), since),
    state.retrying === null ? '' : m.retrying(reasons[state.retrying] ?? reasons.other),
    state.again ? m.again : '',
  ]
  return parts.filter(part => part !== '').join(' ')
}
