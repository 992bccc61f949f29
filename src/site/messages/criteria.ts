import type { CommuneRelation } from '../../incident/closed-lists.ts'
import type { Criterion } from '../../incident/record.ts'
import { COLON, formatDate, formatList, formatUntil, SEMICOLON } from '../format.ts'
import type { Bilingual, Language } from '../language.ts'
import { relations } from './terms.ts'

export const communeRelations: Bilingual<Readonly<Record<CommuneRelation, string>>> = {
  fr: { resident: 'habitants', agent: 'agents', supplier: 'fournisseurs' },
  en: { resident: 'residents', agent: 'staff', supplier: 'suppliers' },
}

/** `le` before a day in French, nothing before a month or a year. */
const frenchDate = (date: string): string => `${date.length === 10 ? 'le ' : ''}${formatDate(date, 'fr')}`

const WORDS: Bilingual<{
  readonly from: (date: string) => string
  readonly between: (from: string, to: string) => string
  readonly some: string
}> = {
  fr: {
    from: date => `depuis ${frenchDate(date)}`,
    between: (from, to) => `entre ${frenchDate(from)} et ${frenchDate(to)}`,
    some: 'une partie seulement',
  },
  en: {
    from: date => `from ${formatDate(date, 'en')}`,
    between: (from, to) => `between ${formatDate(from, 'en')} and ${formatDate(to, 'en')}`,
    some: 'only some of them',
  },
}

/** One criterion in words: `Client ou cliente : Free, jusqu’en octobre 2024 (carte de fidélité ; une partie seulement)`. */
export function criterionText(criterion: Criterion, language: Language): string {
  const w = WORDS[language]
  const narrower = [criterion.condition?.[language], criterion.scope === 'some' ? w.some : undefined].filter(
    one => one !== undefined,
  )
  const end = narrower.length === 0 ? '' : ` (${narrower.join(SEMICOLON[language])})`
  if (criterion.type === 'commune') {
    const who = formatList(
      criterion.as.map(one => communeRelations[language][one]),
      language,
    )
    const where = formatList(
      criterion.communes.map(one => one.name),
      language,
    )
    return `${who.charAt(0).toUpperCase()}${who.slice(1)}${COLON[language]}${where}${end}`
  }
  const period = periodText(criterion.from, criterion.to, language)
  return `${relations[language][criterion.relation]}${COLON[language]}${criterion.with[language]}${period === '' ? '' : `, ${period}`}${end}`
}

function periodText(from: string | null, to: string | null, language: Language): string {
  const w = WORDS[language]
  if (from !== null && to !== null) return w.between(from, to)
  if (from !== null) return w.from(from)
  return to === null ? '' : formatUntil(to, language)
}
