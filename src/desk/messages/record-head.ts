/** What the states of a record and the pages about it are called. */
import type { Bilingual } from '../../site/language.ts'

export const RECORD_STATUSES = ['draft', 'submitted', 'approved', 'published', 'withdrawn'] as const
export type RecordStatusName = (typeof RECORD_STATUSES)[number]

interface RecordHeadMessages {
  readonly untitled: string
  readonly statuses: Readonly<Record<RecordStatusName, { readonly label: string; readonly meaning: string }>>
  /** A draft whose earlier version is public. */
  readonly correction: { readonly label: string; readonly meaning: string }
  readonly saved: (who: string, moment: string) => string
  readonly version: (version: number) => string
  readonly nobody: string
  readonly operator: string
  readonly demo: string
  /** Of what was public before anybody at the desk had it. */
  readonly catalogue: string
  readonly navigation: string
  readonly tabs: Readonly<
    Record<
      | 'record'
      | 'recordIncident'
      | 'recordRegister'
      | 'recordSeverity'
      | 'recordClocks'
      | 'recordLists'
      | 'recordPapers'
      | 'recordReview'
      | 'recordHistory'
      | 'recordComments'
      | 'recordShare',
      string
    >
  >
}

export type RecordTab = keyof RecordHeadMessages['tabs']

export const recordHeadMessages: Bilingual<RecordHeadMessages> = {
  fr: {
    untitled: 'Dossier sans titre',
    statuses: {
      draft: { label: 'brouillon', meaning: 'Rien n’est public.' },
      submitted: { label: 'à relire', meaning: 'Soumis : une autre personne doit le relire.' },
      approved: { label: 'approuvé', meaning: 'Relu et approuvé ; pas encore publié.' },
      published: { label: 'publié', meaning: 'La fiche publique est visible de tout le monde.' },
      withdrawn: { label: 'retiré', meaning: 'La fiche publique a été retirée du site.' },
    },
    correction: { label: 'correction en cours', meaning: 'La version publiée reste en ligne jusqu’à la prochaine.' },
    saved: (who, moment) => `Enregistré par ${who}, ${moment}`,
    version: version => `version ${version}`,
    nobody: 'un compte fermé',
    operator: 'l’exploitant du service',
    demo: 'la démonstration',
    catalogue: 'le catalogue',
    navigation: 'Parties du dossier',
    tabs: {
      record: 'Résumé',
      recordIncident: 'Fiche publique',
      recordRegister: 'Registre',
      recordSeverity: 'Gravité',
      recordClocks: 'Échéances',
      recordLists: 'Listes',
      recordPapers: 'Documents',
      recordReview: 'Relecture',
      recordHistory: 'Historique',
      recordComments: 'Commentaires',
      recordShare: 'Partage',
    },
  },
  en: {
    untitled: 'Record without a title',
    statuses: {
      draft: { label: 'draft', meaning: 'Nothing is public.' },
      submitted: { label: 'to be reviewed', meaning: 'Submitted: somebody else has to review it.' },
      approved: { label: 'approved', meaning: 'Reviewed and approved; not published yet.' },
      published: { label: 'published', meaning: 'Everybody can read the public record.' },
      withdrawn: { label: 'withdrawn', meaning: 'The public record was taken off the site.' },
    },
    correction: { label: 'correction under way', meaning: 'The published version stays online until the next one.' },
    saved: (who, moment) => `Saved by ${who}, ${moment}`,
    version: version => `version ${version}`,
    nobody: 'a closed account',
    operator: 'the operator of the service',
    demo: 'the demonstration',
    catalogue: 'the catalogue',
    navigation: 'Parts of the record',
    tabs: {
      record: 'Summary',
      recordIncident: 'Public record',
      recordRegister: 'Register',
      recordSeverity: 'Severity',
      recordClocks: 'Deadlines',
      recordLists: 'Lists',
      recordPapers: 'Papers',
      recordReview: 'Review',
      recordHistory: 'History',
      recordComments: 'Comments',
      recordShare: 'Sharing',
    },
  },
}
