import type { Bilingual } from '../language.ts'

type FileFormat = 'json' | 'ndjson' | 'csv'

interface OpenDataMessages {
  readonly title: string
  readonly description: string
  readonly lead: (incidents: string) => string
  readonly noPerson: string
  readonly filesTitle: string
  readonly files: Readonly<Record<FileFormat, { readonly name: string; readonly text: string }>>
  /** Before and after the day of the publication. */
  readonly state: (epoch: number) => readonly [before: string, after: string]
  readonly licenceTitle: string
  readonly licence: readonly [before: string, link: string, after: string]
  readonly credit: string
  readonly sources: string
  readonly caution: string
  readonly columnsTitle: string
  readonly columnsText: string
  readonly moreTitle: string
  readonly figures: string
  readonly dataClasses: string
  readonly feeds: string
  readonly api: string
  readonly hibp: string
  /** For catalogues of data sets (schema.org), which show it as it is. */
  readonly keywords: readonly string[]
}

export const openDataMessages: Bilingual<OpenDataMessages> = {
  fr: {
    title: 'Données ouvertes',
    description:
      'Tout le catalogue des fuites de données en France, en CSV, JSON et NDJSON, sous licence Creative Commons BY 4.0, avec ses sources.',
    lead: incidents =>
      `Les ${incidents} incidents du catalogue, en un fichier\u00a0: sans clé, sans inscription, à jour à chaque publication.`,
    noPerson:
      'Ces fichiers ne disent rien d’aucune personne\u00a0: ils décrivent des incidents rendus publics, et non les listes de personnes touchées.',
    filesTitle: 'Les fichiers',
    files: {
      csv: {
        name: 'CSV',
        text: 'pour un tableur\u00a0: une ligne par incident, virgules, UTF-8. Si tout arrive dans une seule colonne, importez le fichier en choisissant la virgule comme séparateur.',
      },
      json: {
        name: 'JSON',
        text: 'les fiches entières, avec l’histoire de chaque chiffre et ce que dit chaque source.',
      },
      ndjson: { name: 'NDJSON', text: 'les mêmes fiches, une par ligne.' },
    },
    state: epoch => [`Publication n°\u00a0${epoch}, du `, '.'],
    licenceTitle: 'Licence',
    licence: [
      'Nos textes sont sous licence ',
      'Creative Commons BY 4.0',
      '\u00a0; les faits appartiennent à tout le monde.',
    ],
    credit:
      'Pour nous citer\u00a0: «\u00a0Vigifuite\u00a0», avec un lien vers cette page ou vers la fiche de l’incident.',
    sources: 'Chaque chiffre et chaque changement nomme la source qui l’établit\u00a0: citez-la avec le fait.',
    caution:
      'Un chiffre annoncé n’est pas un chiffre confirmé, et une même personne est comptée à chaque incident qui la touche\u00a0: les totaux ne comptent pas des personnes distinctes.',
    columnsTitle: 'Les colonnes du CSV',
    columnsText:
      'Une cellule vide signifie «\u00a0inconnu\u00a0». Les dates ont la précision de leur source\u00a0: 2024, 2024-03 ou 2024-03-13. Une liste est séparée par une barre verticale entre deux espaces. Une cellule qu’un tableur prendrait pour une formule commence par une apostrophe.',
    moreTitle: 'Et aussi',
    figures: 'Statistiques en JSON',
    dataClasses: 'Types de données, avec leurs noms à la CNIL et chez Have I Been Pwned',
    feeds: 'Flux Atom de tous les incidents',
    api: 'API du catalogue\u00a0: recherche, filtres, révisions',
    hibp: 'Le même catalogue pour les outils qui parlent l’API v3 de Have I Been Pwned\u00a0:',
    keywords: ['fuites de données', 'violations de données', 'cybersécurité', 'vie privée', 'RGPD', 'France'],
  },
  en: {
    title: 'Open data',
    description:
      'The whole catalogue of data leaks in France, as CSV, JSON and NDJSON, licensed under Creative Commons BY 4.0, with its sources.',
    lead: incidents =>
      `The ${incidents} incidents of the catalogue in one file: no key, no account, up to date with every publication.`,
    noPerson:
      'These files say nothing about anybody: they describe incidents that were made public, not the lists of people affected.',
    filesTitle: 'The files',
    files: {
      csv: {
        name: 'CSV',
        text: 'for a spreadsheet: a line an incident, commas, UTF-8. If everything arrives in one column, import the file and choose the comma as the separator.',
      },
      json: {
        name: 'JSON',
        text: 'the whole records, with the history of every figure and what each source bears out.',
      },
      ndjson: { name: 'NDJSON', text: 'the same records, one a line.' },
    },
    state: epoch => [`Publication no. ${epoch}, of `, '.'],
    licenceTitle: 'Licence',
    licence: ['Our wording is licensed under ', 'Creative Commons BY 4.0', '; facts belong to everyone.'],
    credit: 'To credit us: “Vigifuite”, with a link to this page or to the record of the incident.',
    sources: 'Every figure and every change names the source that bears it out: cite it with the fact.',
    caution:
      'A figure that was announced is not one that was confirmed, and the same person is counted in every incident that concerns them: totals do not count distinct people.',
    columnsTitle: 'The columns of the CSV',
    columnsText:
      'An empty cell means “unknown”. Dates are as precise as their source: 2024, 2024-03 or 2024-03-13. A list is separated by a vertical bar between two spaces. A cell that a spreadsheet would take for a formula begins with an apostrophe.',
    moreTitle: 'There is also',
    figures: 'Statistics as JSON',
    dataClasses: 'Data classes, with their names at the CNIL and at Have I Been Pwned',
    feeds: 'Atom feed of all incidents',
    api: 'API of the catalogue: search, filters, revisions',
    hibp: 'The same catalogue for tools that speak Have I Been Pwned’s API v3:',
    keywords: ['data leaks', 'data breaches', 'cybersecurity', 'privacy', 'GDPR', 'France'],
  },
}
