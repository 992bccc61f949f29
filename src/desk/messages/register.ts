/** The register of GDPR art. 33(5) over all records. */
import type { Bilingual } from '../../site/language.ts'

interface RegisterMessages {
  readonly title: string
  readonly lead: string
  readonly caption: string
  readonly columns: readonly [string, string, string, string, string, string, string, string]
  readonly organisation: string
  readonly everyOrganisation: string
  readonly year: string
  readonly everyYear: string
  readonly noYear: string
  readonly apply: string
  readonly csv: string
  readonly json: string
  readonly exportHint: string
  readonly none: { readonly title: string; readonly text: string; readonly button: string }
  readonly nothing: string
  readonly count: (count: number) => string
  readonly unknown: string
  readonly awarenessMissing: string
  readonly cnil: {
    /** Before a date. */
    readonly notified: string
    readonly number: (number: string) => string
    readonly notNeeded: string
    readonly not: string
  }
  readonly severity: (score: string, level: string) => string
  readonly reference: (reference: string) => string
}

export const registerMessages: Bilingual<RegisterMessages> = {
  fr: {
    title: 'Registre des violations',
    lead: 'Toute violation y figure, notifiée ou non : ses faits, ses effets et ce qui a été fait (article 33(5) du RGPD). La CNIL peut demander à le voir.',
    caption: 'Violations de données, la plus récente d’abord',
    columns: [
      'Connue le',
      'Violation',
      'Nature',
      'Données',
      'Personnes',
      'Risque et gravité',
      'CNIL',
      'Information des personnes',
    ],
    organisation: 'Organisme',
    everyOrganisation: 'Tous mes organismes',
    year: 'Année',
    everyYear: 'Toutes les années',
    noYear: 'Prise de connaissance non indiquée',
    apply: 'Filtrer',
    csv: 'Emporter en CSV (tableur)',
    json: 'Emporter en JSON',
    exportHint:
      'Le fichier contient tous les champs du registre, pour ce qui est affiché ici. Il laisse une ligne dans le journal.',
    none: {
      title: 'Le registre est vide',
      text: 'Chaque dossier en devient une ligne dès son ouverture, même si la violation n’est jamais notifiée ni publiée.',
      button: 'Ouvrir un dossier',
    },
    nothing: 'Aucune violation ne répond à ce choix.',
    count: count => (count === 1 ? 'Une violation.' : `${count} violations.`),
    unknown: 'non renseigné',
    awarenessMissing: 'à indiquer',
    cnil: {
      notified: 'notifiée le',
      number: number => `n° ${number}`,
      notNeeded: 'non : risque improbable',
      not: 'pas encore',
    },
    severity: (score, level) => `ENISA ${score} (${level})`,
    reference: reference => `réf. ${reference}`,
  },
  en: {
    title: 'Register of breaches',
    lead: 'Every breach stands here, notified or not: its facts, its effects and what was done (article 33(5) GDPR). The CNIL may ask to see it.',
    caption: 'Data breaches, the newest first',
    columns: ['Known on', 'Breach', 'Nature', 'Data', 'People', 'Risk and severity', 'CNIL', 'People told'],
    organisation: 'Organisation',
    everyOrganisation: 'All my organisations',
    year: 'Year',
    everyYear: 'All years',
    noYear: 'Moment of awareness not given',
    apply: 'Filter',
    csv: 'Take away as CSV (spreadsheet)',
    json: 'Take away as JSON',
    exportHint: 'The file has all fields of the register, for what is shown here. It leaves a line in the audit log.',
    none: {
      title: 'The register is empty',
      text: 'Each record becomes a line of it as soon as it is opened, even if the breach is never notified or published.',
      button: 'Open a record',
    },
    nothing: 'No breach answers this choice.',
    count: count => (count === 1 ? 'One breach.' : `${count} breaches.`),
    unknown: 'not filled in',
    awarenessMissing: 'to be given',
    cnil: {
      notified: 'notified on',
      number: number => `no. ${number}`,
      notNeeded: 'no: risk unlikely',
      not: 'not yet',
    },
    severity: (score, level) => `ENISA ${score} (${level})`,
    reference: reference => `ref. ${reference}`,
  },
}
