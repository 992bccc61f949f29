/** What stands on the card of an incident that a check found. */
import type { Bilingual } from '../language.ts'

interface CardMessages {
  readonly organisation: string
  readonly others: (count: number) => string
  readonly occurred: string
  readonly disclosed: string
  readonly exposed: string
  readonly exposedUnknown: string
  readonly notExposed: string
  readonly howSure: string
  readonly affected: string
  readonly synthetic: string
  readonly sources: (count: number) => string
  readonly undated: string
}

export const cardMessages: Bilingual<CardMessages> = {
  fr: {
    organisation: 'Organisme',
    others: count => `et ${count} autres`,
    occurred: 'Survenu',
    disclosed: 'Rendu public',
    exposed: 'Ce qui a fuité',
    exposedUnknown: 'non précisé',
    notExposed: 'Ce qui n’a pas fuité, selon l’organisme',
    howSure: 'Est-ce sûr ?',
    affected: 'En tout',
    synthetic: 'démonstration : liste inventée',
    sources: count => (count > 1 ? `Les ${count} sources` : 'La source'),
    undated: 'sans date',
  },
  en: {
    organisation: 'Organisation',
    others: count => `and ${count} others`,
    occurred: 'Happened',
    disclosed: 'Made public',
    exposed: 'What leaked',
    exposedUnknown: 'not stated',
    notExposed: 'What did not leak, says the organisation',
    howSure: 'How sure?',
    affected: 'In all',
    synthetic: 'demonstration: an invented list',
    sources: count => (count > 1 ? `The ${count} sources` : 'The source'),
    undated: 'undated',
  },
}
