/** Where each page of the desk stands, in each language. */
import type { Bilingual, Language } from '../site/language.ts'

/** Path patterns; `:name` is a parameter. What has no words of its own (a token, a feed) stands once, for both languages. */
export const DESK_PATHS = {
  home: { fr: '/bureau', en: '/en/desk' },
  signIn: { fr: '/bureau/connexion', en: '/en/desk/sign-in' },
  signOut: { fr: '/bureau/deconnexion', en: '/en/desk/sign-out' },
  passkeyChallenge: { fr: '/bureau/connexion/defi', en: '/en/desk/sign-in/challenge' },
  passkeySignIn: { fr: '/bureau/connexion/cle', en: '/en/desk/sign-in/passkey' },
  stepUpChallenge: { fr: '/bureau/confirmation/defi', en: '/en/desk/step-up/challenge' },
  /** Invitations and resets; the token is in the fragment, which reaches no server and no log. */
  link: { fr: '/bureau/lien', en: '/en/desk/link' },
  account: { fr: '/bureau/compte', en: '/en/desk/account' },
  people: { fr: '/bureau/equipe', en: '/en/desk/people' },
  organisation: { fr: '/bureau/organisations/:organisation', en: '/en/desk/organisations/:organisation' },

  recordNew: { fr: '/bureau/dossiers/nouveau', en: '/en/desk/records/new' },
  record: { fr: '/bureau/dossiers/:incident', en: '/en/desk/records/:incident' },
  /** The public part. */
  recordIncident: { fr: '/bureau/dossiers/:incident/fiche', en: '/en/desk/records/:incident/public' },
  recordRegister: { fr: '/bureau/dossiers/:incident/registre', en: '/en/desk/records/:incident/register' },
  recordSeverity: { fr: '/bureau/dossiers/:incident/gravite', en: '/en/desk/records/:incident/severity' },
  recordHistory: { fr: '/bureau/dossiers/:incident/historique', en: '/en/desk/records/:incident/history' },
  recordVersion: {
    fr: '/bureau/dossiers/:incident/historique/:version',
    en: '/en/desk/records/:incident/history/:version',
  },
  recordComments: { fr: '/bureau/dossiers/:incident/commentaires', en: '/en/desk/records/:incident/comments' },
  recordShare: { fr: '/bureau/dossiers/:incident/partage', en: '/en/desk/records/:incident/sharing' },
  /** Two people changed the same thing. */
  recordClash: { fr: '/bureau/dossiers/:incident/deux-versions', en: '/en/desk/records/:incident/two-versions' },
  recordClocks: { fr: '/bureau/dossiers/:incident/echeances', en: '/en/desk/records/:incident/deadlines' },
  recordPapers: { fr: '/bureau/dossiers/:incident/documents', en: '/en/desk/records/:incident/papers' },
  /** `:paper` as in `cnil.html`, `edpb.json`, `dossier.html`. */
  recordPaper: { fr: '/bureau/dossiers/:incident/documents/:paper', en: '/en/desk/records/:incident/papers/:paper' },
  recordReview: { fr: '/bureau/dossiers/:incident/relecture', en: '/en/desk/records/:incident/review' },
  recordPreview: { fr: '/bureau/dossiers/:incident/apercu', en: '/en/desk/records/:incident/preview' },
  recordLists: { fr: '/bureau/dossiers/:incident/listes', en: '/en/desk/records/:incident/lists' },
  list: { fr: '/bureau/listes/:code', en: '/en/desk/lists/:code' },
  listContribute: { fr: '/bureau/listes/:code/contribution', en: '/en/desk/lists/:code/contribution' },
  listToken: { fr: '/bureau/listes/:code/jeton', en: '/en/desk/lists/:code/token' },

  clocks: { fr: '/bureau/echeances', en: '/en/desk/deadlines' },
  /** `:file` is `echeances.ics` or `<private token>.atom`. */
  clocksFile: { fr: '/bureau/echeances/:file', en: '/en/desk/deadlines/:file' },
  register: { fr: '/bureau/registre', en: '/en/desk/register' },
  /** `:file` is `registre.csv` or `registre.json`. */
  registerFile: { fr: '/bureau/registre/:file', en: '/en/desk/register/:file' },
  suppressions: { fr: '/bureau/oppositions', en: '/en/desk/objections' },
  partners: { fr: '/bureau/partenaires', en: '/en/desk/partners' },
  /** With `?key=`, one of its keys. */
  partner: { fr: '/bureau/partenaires/:partner', en: '/en/desk/partners/:partner' },
  publication: { fr: '/bureau/publication', en: '/en/desk/publication' },
  audit: { fr: '/bureau/journal', en: '/en/desk/audit' },
  auditFile: { fr: '/bureau/journal/export.ndjson', en: '/en/desk/audit/export.ndjson' },
} as const satisfies Record<string, Bilingual>

export type DeskPage = keyof typeof DESK_PATHS

/** The path of a page of the desk. `parameters` are put into the pattern, percent-encoded. */
export function deskPath(
  page: DeskPage,
  language: Language,
  parameters: Readonly<Record<string, string | number>> = {},
): string {
  return DESK_PATHS[page][language].replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(parameters[name] ?? '')),
  )
}
