/**
 * Three letters, filled in on the reader's device. The French text is the one to send; the English one helps to read it. What is left
 * empty stands as a marked blank, so that no letter looks complete when it is not.
 */
import { ACCESS_LETTER, COMPLAINT_LETTER, WHITE_LIST_LETTER } from './letter-texts.ts'

export const LETTER_IDS = ['access', 'complaint', 'white-list'] as const

export type LetterId = (typeof LETTER_IDS)[number]

/** What a letter can be filled in with. Dates are written out by the caller. */
export const LETTER_FIELDS = [
  'name',
  'address',
  'contact',
  'today',
  'organisation',
  'incident',
  'learnt',
  'asked',
  'answer',
  'harm',
  'bank',
  'account',
  'creditors',
] as const

export type LetterField = (typeof LETTER_FIELDS)[number]

export type LetterFields = Readonly<Partial<Record<LetterField, string>>>

type Language = 'fr' | 'en'

/** A letter in one language; `fill` gives the value of a field, or its blank. */
export type LetterText = (fill: (field: LetterField) => string) => string

export interface Letter {
  readonly id: LetterId
  /** In the order in which they are asked. */
  readonly fields: readonly LetterField[]
  readonly text: { readonly [L in Language]: LetterText }
}

const FIELDS: Readonly<Record<LetterId, readonly LetterField[]>> = {
  access: ['name', 'address', 'contact', 'organisation', 'incident', 'learnt'],
  complaint: ['name', 'contact', 'organisation', 'incident', 'learnt', 'asked', 'answer', 'harm'],
  'white-list': ['name', 'address', 'bank', 'account', 'creditors'],
}

const TEXTS = { access: ACCESS_LETTER, complaint: COMPLAINT_LETTER, 'white-list': WHITE_LIST_LETTER }

export const LETTERS: readonly Letter[] = LETTER_IDS.map(id => ({ id, fields: FIELDS[id], text: TEXTS[id] }))

const BLANKS: { readonly [L in Language]: Readonly<Record<LetterField, string>> } = {
  fr: {
    name: 'vos nom et prénom',
    address: 'votre adresse postale',
    contact: 'votre adresse e-mail ou votre téléphone',
    today: 'la date',
    organisation: 'l’organisme',
    incident: 'l’incident',
    learnt: 'quand et comment vous l’avez appris',
    asked: 'ce que vous avez demandé, et quand',
    answer: 'la réponse reçue, ou « aucune réponse »',
    harm: 'ce que vous avez constaté depuis',
    bank: 'votre banque et votre agence',
    account: 'votre compte (les quatre derniers chiffres suffisent)',
    creditors: 'les organismes autorisés à prélever',
  },
  en: {
    name: 'your name',
    address: 'your postal address',
    contact: 'your e-mail address or telephone number',
    today: 'the date',
    organisation: 'the organisation',
    incident: 'the incident',
    learnt: 'when and how you learnt of it',
    asked: 'what you asked for, and when',
    answer: 'the answer that you received, or “no answer”',
    harm: 'what you have noticed since',
    bank: 'your bank and branch',
    account: 'your account (the last four digits are enough)',
    creditors: 'the bodies allowed to debit',
  },
}

/** What somebody may paste is cut here: a letter is read by a person. */
const MAX_FIELD = 2000

/** The whole letter as text, lines ended by `\n`. */
export function letterText(id: LetterId, fields: LetterFields, language: Language = 'fr'): string {
  const letter = LETTERS.find(one => one.id === id)!
  return letter.text[language](field => {
    const value = cleaned(fields[field] ?? '')
    return value === '' ? blank(field, language) : value
  })
}

/** How a field stands in a letter while it is empty: `[À COMPLÉTER : votre adresse postale]`. */
export function blank(field: LetterField, language: Language): string {
  return language === 'fr' ? `[À COMPLÉTER\u00a0: ${BLANKS.fr[field]}]` : `[TO FILL IN: ${BLANKS.en[field]}]`
}

/** Without control characters and marks that turn text round, which could hide what the letter says. */
function cleaned(value: string): string {
  return [...value.replace(/\r\n?/g, '\n')]
    .slice(0, MAX_FIELD)
    .join('')
    .replace(/[^\P{C}\n\p{Emoji_Component}]/gu, '')
    .trim()
}
