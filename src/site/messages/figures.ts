import type { FigureBasis } from '../../incident/closed-lists.ts'
import { formatNumber, plural } from '../format.ts'
import type { Bilingual } from '../language.ts'

interface FiguresMessages {
  readonly title: string
  readonly description: string
  readonly lead: (incidents: number, decisions: number, amount: string) => string
  readonly caveatTitle: string
  readonly caveats: readonly string[]
  readonly byYear: string
  readonly byYearText: string
  readonly bySector: string
  readonly bySectorText: string
  readonly byClass: string
  readonly byClassText: string
  readonly delay: string
  readonly delayText: (median: string, first: string, third: string, incidents: number) => string
  readonly delayBounds: (from: string, to: string) => string
  readonly delayExcluded: (inexact: number, unknown: number) => string
  readonly delayNone: string
  readonly days: (count: number) => string
  readonly asTable: string
  readonly year: string
  readonly sector: string
  readonly dataClass: string
  readonly incidents: string
  readonly quartile: string
  readonly number: string
  readonly quartiles: readonly [string, string, string]
  readonly withoutFigure: string
  readonly otherUnit: string
  readonly withoutExposure: string
  readonly bases: Readonly<Record<FigureBasis, string>>
  readonly source: string
}

export const figuresMessages: Bilingual<FiguresMessages> = {
  fr: {
    title: 'Les fuites de données en France, en chiffres',
    description:
      'Personnes touchées par année et par secteur, données les plus exposées, délai avant l’annonce publique : avec les tableaux et les limites.',
    lead: (incidents, decisions, amount) =>
      `${incidents} incidents au catalogue, ${decisions} décisions d’autorités citées, ${amount} d’amendes.`,
    caveatTitle: 'À lire avant les chiffres',
    caveats: [
      'Ce ne sont pas des personnes distinctes : la même personne est comptée à chaque incident qui la touche.',
      'Un chiffre annoncé n’est pas un chiffre confirmé. Ils sont tenus séparés et ne s’additionnent pas.',
      'Certains incidents touchent aussi des personnes hors de France, et le chiffre ne dit pas toujours combien.',
      'Un compte n’est pas une personne. Les lignes, fichiers, foyers et contrats ne sont pas additionnés.',
      'Beaucoup d’incidents n’ont pas de chiffre fiable : les totaux sont aussi trop bas.',
      'Le catalogue ne réunit que des incidents rendus publics et sourcés ; ce n’est pas un relevé complet.',
    ],
    byYear: 'Personnes ou comptes touchés, par année d’annonce',
    byYearText: 'D’après le dernier chiffre connu de chaque incident, à l’année où il a été rendu public.',
    bySector: 'Personnes ou comptes touchés, par secteur',
    bySectorText: 'D’après le dernier chiffre connu de chaque incident.',
    byClass: 'Les données les plus souvent exposées',
    byClassText: 'Nombre d’incidents où chaque type de donnée est cité comme exposé ; les quinze plus fréquents.',
    delay: 'Du début de l’incident à son annonce',
    delayText: (median, first, third, incidents) =>
      `La moitié des incidents dont les deux dates sont connues au jour près (${incidents}) ont été rendus publics en moins de ${median} ; la moitié centrale, entre ${first} et ${third}.`,
    delayBounds: (from, to) =>
      `En comptant les dates connues au mois ou à l’année près, la médiane est comprise entre ${from} et ${to}.`,
    delayExcluded: (inexact, unknown) =>
      `${inexact} incidents ont une date imprécise et n’entrent que dans cet encadrement ; pour ${unknown}, le début n’est pas connu.`,
    delayNone: 'Aucun incident n’a ses deux dates connues au jour près.',
    days: count => `${formatNumber(count, 'fr')}\u00a0${plural(count, 'fr', 'jour', 'jours')}`,
    asTable: 'Voir le tableau',
    year: 'Année',
    sector: 'Secteur',
    dataClass: 'Donnée',
    incidents: 'Incidents',
    quartile: 'Délai',
    number: 'Jours',
    quartiles: ['premier quart', 'médiane', 'dernier quart'],
    withoutFigure: 'sans chiffre fiable',
    otherUnit: 'autre unité',
    withoutExposure: 'aucune fuite',
    bases: { announced: 'annoncé', confirmed: 'confirmé', claimed: 'revendiqué', estimate: 'estimé' },
    source: 'Source : catalogue de Vigifuite ; chaque chiffre est cité dans la fiche de son incident.',
  },
  en: {
    title: 'Data leaks in France, in figures',
    description:
      'People affected by year and sector, data most often exposed, time to public disclosure: with tables and limits.',
    lead: (incidents, decisions, amount) =>
      `${incidents} incidents in the catalogue, ${decisions} decisions of authorities cited, ${amount} in fines.`,
    caveatTitle: 'Before you read the figures',
    caveats: [
      'These are not distinct people: the same person is counted in every incident that concerns them.',
      'A figure that was announced is not one that was confirmed. They are kept apart and are never added up.',
      'Some incidents also concern people outside France, and the figure does not always say how many.',
      'An account is not a person. Rows, files, households and contracts are not added up.',
      'Many incidents have no reliable figure: the totals are also too low.',
      'The catalogue only has incidents that were made public and have sources; it is not a complete survey.',
    ],
    byYear: 'People or accounts affected, by year of disclosure',
    byYearText: 'From the latest known figure of each incident, in the year in which it was made public.',
    bySector: 'People or accounts affected, by sector',
    bySectorText: 'From the latest known figure of each incident.',
    byClass: 'Data most often exposed',
    byClassText: 'Number of incidents in which each kind of data is named as exposed; the fifteen most frequent.',
    delay: 'From the start of the incident to its disclosure',
    delayText: (median, first, third, incidents) =>
      `Half of the incidents with both dates known to the day (${incidents}) were made public in less than ${median}; the middle half, between ${first} and ${third}.`,
    delayBounds: (from, to) =>
      `Counting dates known to the month or the year, the median lies between ${from} and ${to}.`,
    delayExcluded: (inexact, unknown) =>
      `${inexact} incidents have an inexact date and only enter these bounds; for ${unknown}, the start is not known.`,
    delayNone: 'No incident has both of its dates known to the day.',
    days: count => `${formatNumber(count, 'en')}\u00a0${plural(count, 'en', 'day', 'days')}`,
    asTable: 'See the table',
    year: 'Year',
    sector: 'Sector',
    dataClass: 'Data',
    incidents: 'Incidents',
    quartile: 'Time',
    number: 'Days',
    quartiles: ['first quarter', 'median', 'last quarter'],
    withoutFigure: 'no reliable figure',
    otherUnit: 'other unit',
    withoutExposure: 'nothing leaked',
    bases: { announced: 'announced', confirmed: 'confirmed', claimed: 'claimed', estimate: 'estimated' },
    source: 'Source: the Vigifuite catalogue; every figure is cited in the record of its incident.',
  },
}
