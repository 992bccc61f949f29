/** What the contribution page says while an officer fills a list: choosing, columns, estimate, progress, result. */
import type { Kind } from '../../identifier/kind.ts'
import { formatNumber, plural } from '../format.ts'
import type { Bilingual, Language } from '../language.ts'

type Column = Exclude<Kind, 'person'> | 'familyName' | 'givenNames' | 'birthDate'

interface FileFacts {
  readonly name: string
  /** As they are shown. */
  readonly size: string
  readonly modified: string
}

interface ContributeMessages {
  readonly choose: {
    readonly title: string
    readonly label: string
    readonly hint: string
    readonly drop: string
    readonly reading: string
    readonly kept: (file: FileFacts, percent: number) => string
    readonly otherFile: (file: FileFacts) => string
    readonly forget: string
    readonly forgetWarning: string
    readonly forgetSure: string
  }
  readonly mapping: {
    readonly title: string
    readonly rows: (rows: number) => string
    readonly caption: string
    readonly unnamed: (position: number) => string
    readonly columns: Readonly<Record<Column, string>>
    readonly choose: string
    readonly missing: string
    readonly taken: string
    readonly looksLikeData: string
    readonly reading: string
    readonly encoding: string
    readonly delimiter: string
    readonly detected: string
    readonly encodings: Readonly<Record<'utf-8' | 'windows-1252' | 'utf-16le', string>>
    readonly delimiters: Readonly<Record<';' | ',' | '\t' | '|', string>>
    readonly noQuotes: string
    readonly measuring: string
    readonly estimate: (rows: number, time: string, cores: number) => string
    readonly commandLine: (here: string, server: string) => string
    readonly start: string
    readonly otherFile: string
  }
  readonly running: {
    readonly title: string
    readonly preparing: string
    readonly checking: (rows: number) => string
    readonly state: (percent: number, done: number) => string
    readonly rate: (perSecond: string) => string
    readonly left: (time: string) => string
    readonly earlier: (count: number) => string
    readonly rejected: (count: number) => string
    readonly pause: string
    readonly goOn: string
    readonly paused: string
    readonly offline: string
    readonly noAnswer: (seconds: number) => string
    readonly quota: (time: string) => string
    readonly open: string
    readonly label: string
  }
  readonly done: {
    readonly title: string
    readonly summary: (rows: number, distinct: number | null) => string
    readonly next: string
    readonly rejected: (count: number) => string
    readonly download: string
    readonly fileName: string
    readonly link: string
  }
  readonly stopped: { readonly title: string; readonly again: string; readonly choose: string; readonly signIn: string }
}

const fr = (value: number): string => formatNumber(value, 'fr')
const en = (value: number): string => formatNumber(value, 'en')
const rowsFr = (count: number) => `${fr(count)} ${plural(count, 'fr', 'ligne', 'lignes')}`
const rowsEn = (count: number) => `${en(count)} ${plural(count, 'en', 'row', 'rows')}`

export const contributeMessages: Bilingual<ContributeMessages> = {
  fr: {
    choose: {
      title: 'Choisir le fichier',
      label: 'Fichier des personnes touchées',
      hint: 'CSV (séparé par des points-virgules ou des virgules) ou classeur Excel (.xlsx, première feuille, quelques centaines de milliers de lignes au plus). La première ligne porte le nom des colonnes.',
      drop: 'Vous pouvez aussi le déposer ici.',
      reading: 'Lecture du fichier…',
      kept: ({ name, size, modified }, percent) =>
        `Une contribution a été commencée dans ce navigateur avec « ${name} » (${size}, modifié le ${modified}) : ${percent} % sont faits. Choisissez de nouveau ce fichier : elle reprend où elle s’est arrêtée.`,
      otherFile: ({ name, size, modified }) =>
        `Ce n’est pas le fichier avec lequel la contribution a commencé. Choisissez « ${name} » (${size}, modifié le ${modified}), tel qu’il était.`,
      forget: 'Ne plus retenir cette contribution',
      forgetWarning:
        'Ce navigateur ne saura plus où reprendre. Ce qui est déjà envoyé reste dans la liste, qui ne pourra plus être remplie : il faudra la retirer et en créer une autre. S’il vous reste le fichier, reprenez plutôt.',
      forgetSure: 'Oui, ne plus la retenir',
    },
    mapping: {
      title: 'Vérifier les colonnes',
      rows: rows => `Environ ${rowsFr(rows)}.`,
      caption: 'Premières lignes, affichées sur cet écran seulement : elles ne sont pas envoyées.',
      unnamed: position => `(sans nom, colonne ${position})`,
      columns: {
        email: 'Colonne des adresses e-mail',
        phone: 'Colonne des numéros de téléphone',
        iban: 'Colonne des IBAN',
        familyName: 'Colonne du nom de naissance',
        givenNames: 'Colonne des prénoms',
        birthDate: 'Colonne de la date de naissance',
      },
      choose: 'Choisir une colonne',
      missing: 'Choisissez la colonne.',
      taken: 'Cette colonne est déjà choisie.',
      looksLikeData:
        'La première ligne ressemble à une personne, pas à des noms de colonnes : elle serait laissée de côté. Ajoutez une première ligne au fichier, par exemple « e-mail ».',
      reading: 'L’aperçu est illisible ou mal découpé ?',
      encoding: 'Encodage',
      delimiter: 'Séparateur',
      detected: 'détecté',
      encodings: { 'utf-8': 'UTF-8', 'windows-1252': 'Windows-1252', 'utf-16le': 'UTF-16' },
      delimiters: { ';': 'point-virgule', ',': 'virgule', '\t': 'tabulation', '|': 'barre verticale' },
      noQuotes: 'Les guillemets font partie du texte',
      measuring: 'Mesure de la vitesse de cette machine…',
      estimate: (rows, time, cores) =>
        `${rowsFr(rows)} : environ ${time} sur cette machine (${cores} ${plural(cores, 'fr', 'cœur', 'cœurs')}).`,
      commandLine: (here, server) =>
        `En ligne de commande : environ ${here} sur la même machine, ${server} sur un serveur de 32 cœurs.`,
      start: 'Commencer',
      otherFile: 'Choisir un autre fichier',
    },
    running: {
      title: 'Contribution en cours',
      preparing: 'Préparation…',
      checking: rows => `Le fichier est d’abord lu en entier, avant tout envoi : ${rowsFr(rows)}.`,
      state: (percent, done) => `${fr(percent)} % : ${fr(done)} ${plural(done, 'fr', 'empreinte', 'empreintes')}`,
      rate: perSecond => `${perSecond} par seconde`,
      left: time => `reste environ ${time}`,
      earlier: count => `${fr(count)} étaient déjà là`,
      rejected: count => `${rowsFr(count)} ${plural(count, 'fr', 'inutilisable', 'inutilisables')}`,
      pause: 'Mettre en pause',
      goOn: 'Reprendre',
      paused: 'En pause. Rien n’est perdu.',
      offline: 'Pas de réseau. La contribution reprend d’elle-même dès son retour.',
      noAnswer: seconds => `Le service ne répond pas. Nouvel essai dans ${seconds} s, sans que vous ayez rien à faire.`,
      quota: time => `Le quota est atteint : la contribution reprend d’elle-même dans environ ${time}.`,
      open: 'Laissez cette page ouverte et la machine éveillée. Si elle se ferme, rouvrez-la et choisissez le même fichier : rien de ce qui est fait n’est refait.',
      label: 'Avancement',
    },
    done: {
      title: 'La liste est remplie et soumise',
      summary: (rows, distinct) =>
        distinct === null
          ? `${rowsFr(rows)} lues.`
          : `${rowsFr(rows)} lues, ${fr(distinct)} ${plural(distinct, 'fr', 'identifiant distinct', 'identifiants distincts')} dans la liste.`,
      next: 'Une autre personne de l’équipe la vérifie et l’approuve. Vous pouvez supprimer le fichier s’il ne sert plus.',
      rejected: count => `${rowsFr(count)} ${plural(count, 'fr', 'n’a pas pu servir', 'n’ont pas pu servir')} :`,
      download: 'Enregistrer les numéros de ces lignes',
      fileName: 'lignes-inutilisables.csv',
      link: 'Revenir à la liste',
    },
    stopped: {
      title: 'La contribution s’est arrêtée',
      again: 'Reprendre où elle s’est arrêtée',
      choose: 'Choisir un fichier',
      signIn: 'Se reconnecter',
    },
  },
  en: {
    choose: {
      title: 'Choose the file',
      label: 'File of the people affected',
      hint: 'CSV (separated by semicolons or commas) or an Excel workbook (.xlsx, first sheet, a few hundred thousand rows at most). The first row has the names of the columns.',
      drop: 'You can also drop it here.',
      reading: 'Reading the file…',
      kept: ({ name, size, modified }, percent) =>
        `A contribution was begun in this browser with “${name}” (${size}, changed on ${modified}): ${percent}% is done. Choose that file again: it goes on where it stopped.`,
      otherFile: ({ name, size, modified }) =>
        `This is not the file that the contribution was begun with. Choose “${name}” (${size}, changed on ${modified}), as it was.`,
      forget: 'Remember this contribution no more',
      forgetWarning:
        'This browser will not know any more where to go on. What was sent already stays in the list, which can then not be filled any more: it has to be withdrawn and another one created. If you still have the file, rather go on.',
      forgetSure: 'Yes, remember it no more',
    },
    mapping: {
      title: 'Check the columns',
      rows: rows => `About ${rowsEn(rows)}.`,
      caption: 'First rows, shown on this screen only: they are not sent.',
      unnamed: position => `(no name, column ${position})`,
      columns: {
        email: 'Column of e-mail addresses',
        phone: 'Column of phone numbers',
        iban: 'Column of IBANs',
        familyName: 'Column of family names at birth',
        givenNames: 'Column of given names',
        birthDate: 'Column of birth dates',
      },
      choose: 'Choose a column',
      missing: 'Choose the column.',
      taken: 'This column is chosen already.',
      looksLikeData:
        'The first row looks like a person, not like names of columns: it would be left out. Add a first row to the file, for instance “e-mail”.',
      reading: 'Is the preview garbled or cut in the wrong places?',
      encoding: 'Encoding',
      delimiter: 'Separator',
      detected: 'detected',
      encodings: { 'utf-8': 'UTF-8', 'windows-1252': 'Windows-1252', 'utf-16le': 'UTF-16' },
      delimiters: { ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'vertical bar' },
      noQuotes: 'Quotation marks are part of the text',
      measuring: 'Measuring the speed of this machine…',
      estimate: (rows, time, cores) =>
        `${rowsEn(rows)}: about ${time} on this machine (${cores} ${plural(cores, 'en', 'core', 'cores')}).`,
      commandLine: (here, server) =>
        `From the command line: about ${here} on the same machine, ${server} on a server with 32 cores.`,
      start: 'Begin',
      otherFile: 'Choose another file',
    },
    running: {
      title: 'Contribution under way',
      preparing: 'Preparing…',
      checking: rows => `First the whole file is read, before anything is sent: ${rowsEn(rows)}.`,
      state: (percent, done) => `${en(percent)}%: ${en(done)} ${plural(done, 'en', 'fingerprint', 'fingerprints')}`,
      rate: perSecond => `${perSecond} a second`,
      left: time => `about ${time} left`,
      earlier: count => `${en(count)} were there already`,
      rejected: count => `${rowsEn(count)} cannot be used`,
      pause: 'Pause',
      goOn: 'Go on',
      paused: 'Paused. Nothing is lost.',
      offline: 'No network. The contribution goes on by itself as soon as it is back.',
      noAnswer: seconds => `The service does not answer. It is asked again in ${seconds} s; you need not do anything.`,
      quota: time => `The quota is used up: the contribution goes on by itself in about ${time}.`,
      open: 'Leave this page open and the machine awake. If it closes, open it again and choose the same file: nothing that is done is done again.',
      label: 'Progress',
    },
    done: {
      title: 'The list is filled and submitted',
      summary: (rows, distinct) =>
        distinct === null
          ? `${rowsEn(rows)} read.`
          : `${rowsEn(rows)} read, ${en(distinct)} distinct ${plural(distinct, 'en', 'identifier', 'identifiers')} in the list.`,
      next: 'Somebody else of the team checks and approves it. You can delete the file if it has no other use.',
      rejected: count => `${rowsEn(count)} could not be used:`,
      download: 'Save the numbers of these rows',
      fileName: 'unusable-rows.csv',
      link: 'Back to the list',
    },
    stopped: {
      title: 'The contribution has stopped',
      again: 'Go on where it stopped',
      choose: 'Choose a file',
      signIn: 'Sign in again',
    },
  },
}

/** A size in bytes, rounded: `12,3 Mo`, `12.3 MB`. */
export function formatSize(bytes: number, language: Language): string {
  const unit = bytes < 1e6 ? 'kilobyte' : bytes < 1e9 ? 'megabyte' : 'gigabyte'
  const value = bytes / { kilobyte: 1e3, megabyte: 1e6, gigabyte: 1e9 }[unit]
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value)
}
