/** The incident file, and the register as a page. */
import type { Bilingual } from '../../site/language.ts'

interface DossierMessages {
  readonly state: string
  readonly publicPart: string
  readonly register: string
  readonly severity: string
  readonly score: string
  readonly clocks: string
  readonly processors: string
  readonly lists: string
  readonly noLists: string
  readonly listsNote: string
  readonly history: string
  readonly versions: (from: number, to: number) => string
  readonly comments: string
  readonly noComments: string
  readonly audit: string
  readonly auditColumns: readonly [string, string, string, string]
  readonly more: string
  readonly nothing: string
  readonly unanswered: string
  readonly yes: string
  readonly times: (base: string, steps: string, score: string) => string
}

export const dossierMessages: Bilingual<DossierMessages> = {
  fr: {
    state: 'État du dossier',
    publicPart: 'Fiche publique',
    register: 'Registre (article 33(5) du RGPD)',
    severity: 'Gravité',
    score: 'Score',
    clocks: 'Délais légaux',
    processors: 'Ce que les prestataires ont dit, et quand',
    lists: 'Listes de personnes concernées',
    noLists: 'Aucune liste.',
    listsNote: 'Le service ne connaît que le nombre d’empreintes, jamais les personnes.',
    history: 'Historique',
    versions: (from, to) => (from === to ? `version ${to}` : `versions ${from} à ${to}`),
    comments: 'Commentaires',
    noComments: 'Aucun commentaire.',
    audit: 'Journal',
    auditColumns: ['N°', 'Quand', 'Qui', 'Quoi'],
    more: 'Les écritures plus anciennes sont dans le journal.',
    nothing: 'non renseigné',
    unanswered: 'Non renseigné',
    yes: 'oui',
    times: (base, steps, score) => `base ${base}${steps}, soit ${score}`,
  },
  en: {
    state: 'State of the record',
    publicPart: 'Public record',
    register: 'Register (article 33(5) GDPR)',
    severity: 'Severity',
    score: 'Score',
    clocks: 'Legal deadlines',
    processors: 'What processors said, and when',
    lists: 'Lists of people affected',
    noLists: 'No lists.',
    listsNote: 'The service knows the number of digests only, never the people.',
    history: 'History',
    versions: (from, to) => (from === to ? `version ${to}` : `versions ${from} to ${to}`),
    comments: 'Comments',
    noComments: 'No comments.',
    audit: 'Audit log',
    auditColumns: ['No.', 'When', 'Who', 'What'],
    more: 'Older entries are in the audit log.',
    nothing: 'not filled in',
    unanswered: 'Not filled in',
    yes: 'yes',
    times: (base, steps, score) => `base ${base}${steps}, that is ${score}`,
  },
}
