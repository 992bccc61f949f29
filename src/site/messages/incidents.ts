import type { Facet } from '../../incident/facets.ts'
import type { Sort } from '../../incident/order.ts'
import type { Bilingual } from '../language.ts'

interface IncidentsMessages {
  readonly title: string
  readonly description: string
  readonly lead: string
  readonly search: string
  readonly searchHint: string
  readonly nir: string
  readonly submit: string
  readonly reset: string
  readonly filters: string
  readonly sort: string
  readonly sorts: Readonly<Record<Sort, string>>
  readonly facets: Readonly<Record<Facet, string>>
  readonly all: string
  readonly results: (total: number) => string
  readonly none: string
  readonly next: string
  readonly first: string
  readonly disclosed: string
  readonly noFigure: string
  readonly more: (count: number) => string
  readonly year: (year: string) => string
  readonly yearText: string
  readonly otherYears: string
  readonly feed: string
  readonly commune: {
    readonly title: (name: string) => string
    readonly description: (name: string) => string
    readonly lead: (name: string, department: string) => string
    readonly some: string
    readonly none: string
    readonly everywhere: string
    readonly ask: string
    readonly feed: (name: string) => string
  }
}

export const incidentsMessages: Bilingual<IncidentsMessages> = {
  fr: {
    title: 'Les incidents',
    description:
      'Le catalogue des fuites de données et cyberattaques en France : qui, quand, quelles données, avec les sources.',
    lead: 'Fuites de données et cyberattaques rendues publiques en France, avec leurs sources et leurs incertitudes.',
    search: 'Chercher',
    searchHint: 'Un organisme, une commune, un mot. N’écrivez ici aucune donnée personnelle.',
    nir: 'Ceci ressemble à un numéro de sécurité sociale : il n’a pas été cherché et n’est pas gardé. Il ne faut l’écrire nulle part ici.',
    submit: 'Chercher',
    reset: 'Tout effacer',
    filters: 'Filtrer et trier',
    sort: 'Trier par',
    sorts: { disclosed: 'date d’annonce', affected: 'ampleur', title: 'nom' },
    facets: {
      sector: 'Secteur',
      kind: 'Nature',
      exposure: 'État',
      dataClass: 'Donnée exposée',
      year: 'Année d’annonce',
      role: 'Rôle d’un organisme',
      commune: 'Commune',
    },
    all: 'tous',
    results: total => (total < 2 ? `${total} incident` : `${total} incidents`),
    none: 'Aucun incident ne correspond. Cela ne veut pas dire qu’il n’y en a pas eu : le catalogue ne réunit que ce qui a été rendu public.',
    next: 'Suite de la liste',
    first: 'Retour au début',
    disclosed: 'rendu public :',
    noFigure: 'pas de chiffre fiable',
    more: count => (count === 1 ? '1 autre' : `${count} autres`),
    year: year => `L’année ${year}`,
    yearText: 'Par mois d’annonce.',
    otherYears: 'Autres années',
    feed: 'Tous les incidents',
    commune: {
      title: name => `${name} : incidents connus`,
      description: name =>
        `Fuites de données et cyberattaques connues qui touchent ${name}, ses habitants ou ses services.`,
      lead: (name, department) => `${name} (département ${department})`,
      some: 'Incidents qui citent la commune, un de ses services ou ses habitants',
      none: 'Aucun incident du catalogue ne cite cette commune. Cela ne veut pas dire qu’il n’y en a pas eu.',
      everywhere:
        'Les incidents nationaux (emploi, santé, télécoms, commerces…) touchent des personnes dans toutes les communes : quelques questions suffisent pour savoir si vous êtes concerné.',
      ask: 'Suis-je concerné ?',
      feed: name => `Flux de ${name}`,
    },
  },
  en: {
    title: 'Incidents',
    description: 'The catalogue of data leaks and cyberattacks in France: who, when, which data, with sources.',
    lead: 'Data leaks and cyberattacks made public in France, with their sources and their uncertainty.',
    search: 'Search',
    searchHint: 'An organisation, a commune, a word. Do not enter personal data here.',
    nir: 'This looks like a French social security number: it was not searched for and is not kept. Do not enter it anywhere here.',
    submit: 'Search',
    reset: 'Clear all',
    filters: 'Filter and sort',
    sort: 'Sort by',
    sorts: { disclosed: 'date of disclosure', affected: 'extent', title: 'name' },
    facets: {
      sector: 'Sector',
      kind: 'Kind',
      exposure: 'Status',
      dataClass: 'Data exposed',
      year: 'Year of disclosure',
      role: 'Role of an organisation',
      commune: 'Commune',
    },
    all: 'all',
    results: total => (total === 1 ? '1 incident' : `${total} incidents`),
    none: 'No incident matches. That does not mean there was none: the catalogue only has what was made public.',
    next: 'More of the list',
    first: 'Back to the start',
    disclosed: 'made public:',
    noFigure: 'no reliable figure',
    more: count => (count === 1 ? '1 more' : `${count} more`),
    year: year => `The year ${year}`,
    yearText: 'By month of disclosure.',
    otherYears: 'Other years',
    feed: 'All incidents',
    commune: {
      title: name => `${name}: known incidents`,
      description: name => `Known data leaks and cyberattacks that concern ${name}, its residents or its services.`,
      lead: (name, department) => `${name} (department ${department})`,
      some: 'Incidents that name the commune, one of its services or its residents',
      none: 'No incident in the catalogue names this commune. That does not mean there was none.',
      everywhere:
        'National incidents (employment, health, telecoms, shops…) concern people in every commune: a few questions tell whether you are concerned.',
      ask: 'Am I concerned?',
      feed: name => `Feed of ${name}`,
    },
  },
}
