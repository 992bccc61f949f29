import type { Bilingual } from '../language.ts'

interface ReferenceMessages {
  readonly title: string
  readonly description: string
  readonly lead: string
  readonly document: string
  readonly start: string
  readonly contents: string
  readonly access: {
    readonly public: string
    readonly contributor: string
    readonly key: string
    readonly optional: string
  }
  readonly scope: string
  readonly parameters: string
  readonly name: string
  readonly where: Readonly<Record<string, string>>
  readonly type: string
  readonly meaning: string
  readonly required: string
  readonly body: string
  readonly line: string
  readonly example: string
  readonly answers: string
  readonly refusals: string
  readonly fields: string
  readonly status: string
  readonly schemas: string
  readonly schemasLead: string
  readonly optionalField: string
  readonly listOf: string
  readonly eachKey: string
  readonly or: string
  readonly characters: string
}

/** Words of the reference page around what the OpenAPI document says. */
export const referenceMessages: Bilingual<ReferenceMessages> = {
  fr: {
    title: 'Référence de l’API',
    description:
      'Chaque opération de l’API de Vigifuite : paramètres, corps, réponses, refus et exemples à copier dans un terminal.',
    lead: 'Cette page est tirée du document OpenAPI, lui-même tiré des schémas qui valident les requêtes. Les exemples sont exécutés par les tests.',
    document: 'Le document OpenAPI 3.1',
    start: 'Commencer en cinq minutes',
    contents: 'Opérations',
    access: {
      public: 'Sans clé',
      contributor: 'Jeton de contributeur',
      key: 'Clé de partenaire',
      optional: 'Sans clé, ou avec une clé de partenaire',
    },
    scope: 'portée',
    parameters: 'Paramètres',
    name: 'Nom',
    where: { path: 'chemin', query: 'requête', header: 'en-tête' },
    type: 'Type',
    meaning: 'Sens',
    required: 'obligatoire',
    body: 'Corps',
    line: 'Une ligne',
    example: 'Exemple',
    answers: 'Réponses',
    refusals: 'Refus',
    fields: 'Champs',
    status: 'Statut',
    schemas: 'Schémas',
    schemasLead: 'Les objets que plusieurs réponses ont en commun. Un champ sans mention est toujours présent.',
    optionalField: 'facultatif',
    listOf: 'liste de',
    eachKey: 'pour chaque clé',
    or: 'ou',
    characters: 'caractères',
  },
  en: {
    title: 'API reference',
    description:
      'Every operation of Vigifuite’s API: parameters, bodies, answers, refusals, and examples to paste into a terminal.',
    lead: 'This page is made from the OpenAPI document, which is made from the schemas that validate requests. The tests run its examples.',
    document: 'The OpenAPI 3.1 document',
    start: 'Begin in five minutes',
    contents: 'Operations',
    access: {
      public: 'Without a key',
      contributor: 'Contributor’s token',
      key: 'Partner’s key',
      optional: 'Without a key, or with a partner’s key',
    },
    scope: 'scope',
    parameters: 'Parameters',
    name: 'Name',
    where: { path: 'path', query: 'query', header: 'header' },
    type: 'Type',
    meaning: 'Meaning',
    required: 'required',
    body: 'Body',
    line: 'A line',
    example: 'Example',
    answers: 'Answers',
    refusals: 'Refusals',
    fields: 'Fields',
    status: 'Status',
    schemas: 'Schemas',
    schemasLead: 'Objects that several answers share. A field is always there unless it says otherwise.',
    optionalField: 'optional',
    listOf: 'list of',
    eachKey: 'for each key',
    or: 'or',
    characters: 'characters',
  },
}
