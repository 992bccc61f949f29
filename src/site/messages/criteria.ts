import type { CommuneRelation, Criterion } from '../../incident/record.ts'
import { formatDate, formatList } from '../format.ts'
import type { Bilingual, Language } from '../language.ts'
import { relations } from './terms.ts'

const COMMUNE: Bilingual<Readonly<Record<CommuneRelation, string>>> = {
  fr: { resident: 'habitants', agent: 'agents', supplier: 'fournisseurs' },
  en: { resident: 'residents', agent: 'staff', supplier: 'suppliers' },
}

const WORDS: Bilingual<{
  readonly from: string
  readonly until: string
  readonly between: (from: string, to: string) => string
  readonly of: string
  readonly some: string
}> = {
  fr: {
    from: 'à partir de',
    until: 'jusqu’à',
    between: (from, to) => `entre ${from} et ${to}`,
    of: 'de',
    some: 'une partie seulement',
  },
  en: {
    from: 'from',
    until: 'until',
    between: (from, to) => `between ${from} and ${to}`,
    of: 'of',
    some: 'only some of them',
  },
}

/** One criterion in words: `Client ou cliente : Free (carte de fidélité), jusqu’à octobre 2024; une partie seulement`. */
export function criterionText(criterion: Criterion, language: Language): string {
  const w = WORDS[language]
  const narrower = [criterion.condition?.[language], criterion.scope === 'some' ? w.some : undefined].filter(
    one => one !== undefined,
  )
  const end = narrower.length === 0 ? '' : ` (${narrower.join(language === 'fr' ? '\u00a0; ' : '; ')})`
  if (criterion.type === 'commune') {
    const who = formatList(
      criterion.as.map(one => COMMUNE[language][one]),
      language,
    )
    const where = formatList(
      criterion.communes.map(one => one.name),
      language,
    )
    const text = language === 'fr' ? `${who} : ${where}` : `${who}: ${where}`
    return text.replace(' :', '\u00a0:') + end
  }
  const period = periodText(criterion.from, criterion.to, language)
  const separator = language === 'fr' ? '\u00a0: ' : ': '
  return `${relations[language][criterion.relation]}${separator}${criterion.with[language]}${period === '' ? '' : `, ${period}`}${end}`
}

function periodText(from: string | null, to: string | null, language: Language): string {
  const w = WORDS[language]
  if (from !== null && to !== null) return w.between(formatDate(from, language), formatDate(to, language))
  if (from !== null) return `${w.from} ${formatDate(from, language)}`
  return to === null ? '' : `${w.until} ${formatDate(to, language)}`
}
