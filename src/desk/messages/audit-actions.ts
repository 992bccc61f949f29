/** What acts in the audit log are called: a sentence without its subject, in the past. */
import type { Bilingual } from '../../site/language.ts'

/** What acts are done to, by the first half of their names. */
export const auditFamilies: Bilingual<Readonly<Record<string, string>>> = {
  fr: {
    incident: 'Dossiers',
    'data-set': 'Listes',
    publication: 'Publications',
    suppression: 'Oppositions',
    register: 'Registre',
    officer: 'Comptes',
    session: 'Sessions',
    organisation: 'Organismes',
    token: 'Jetons de contribution',
    partner: 'Partenaires',
    'partner-key': 'Clés de partenaires',
  },
  en: {
    incident: 'Records',
    'data-set': 'Lists',
    publication: 'Publications',
    suppression: 'Objections',
    register: 'Register',
    officer: 'Accounts',
    session: 'Sessions',
    organisation: 'Organisations',
    token: 'Contribution tokens',
    partner: 'Partners',
    'partner-key': 'Partner keys',
  },
}

const INCIDENT: Readonly<Record<string, Bilingual>> = {
  'incident.added': { fr: 'fiche du catalogue ajoutée', en: 'catalogue record added' },
  'incident.revised': { fr: 'fiche du catalogue mise à jour', en: 'catalogue record updated' },
  'incident.saved': { fr: 'dossier enregistré', en: 'record saved' },
  'incident.attached': { fr: 'dossier confié à un organisme', en: 'record given to an organisation' },
  'incident.created': { fr: 'dossier ouvert', en: 'record opened' },
  'incident.opened': { fr: 'copie de travail ouverte', en: 'working copy opened' },
  'incident.edited': { fr: 'dossier modifié', en: 'record edited' },
  'incident.commented': { fr: 'dossier commenté', en: 'record commented on' },
  'incident.submitted': { fr: 'dossier soumis à relecture', en: 'record submitted for review' },
  'incident.returned': { fr: 'dossier renvoyé pour modification', en: 'record sent back for changes' },
  'incident.approved': { fr: 'dossier approuvé', en: 'record approved' },
  'incident.published': { fr: 'fiche publiée', en: 'record published' },
  'incident.withdrawn': { fr: 'fiche retirée', en: 'record withdrawn' },
  'incident.share-invited': {
    fr: 'dossier proposé à un autre organisme',
    en: 'record offered to another organisation',
  },
  'incident.share-accepted': { fr: 'partage du dossier accepté', en: 'sharing of the record accepted' },
  'incident.share-declined': { fr: 'partage du dossier refusé', en: 'sharing of the record declined' },
  'incident.share-revoked': { fr: 'proposition de partage reprise', en: 'offer to share taken back' },
  'incident.share-ended': { fr: 'partage du dossier terminé', en: 'sharing of the record ended' },
}

const LISTS: Readonly<Record<string, Bilingual>> = {
  'data-set.created': { fr: 'liste créée', en: 'list created' },
  'data-set.submitted': { fr: 'liste transmise en entier', en: 'list handed in completely' },
  'data-set.approved': { fr: 'liste approuvée', en: 'list approved' },
  'data-set.released': { fr: 'publication de la liste demandée', en: 'publication of the list asked for' },
  'data-set.published': { fr: 'liste publiée', en: 'list published' },
  'data-set.withdrawn': { fr: 'liste retirée', en: 'list withdrawn' },
  'data-set.purged': { fr: 'lignes de la liste effacées', en: 'rows of the list deleted' },
  'publication.finished': { fr: 'publication terminée', en: 'publication finished' },
  'register.exported': { fr: 'registre ou dossier exporté', en: 'register or record exported' },
  'suppression.added': { fr: 'opposition enregistrée', en: 'objection registered' },
  'token.created': { fr: 'jeton de contribution créé', en: 'contribution token created' },
  'token.revoked': { fr: 'jeton de contribution révoqué', en: 'contribution token revoked' },
  'partner.added': { fr: 'partenaire ajouté', en: 'partner added' },
  'partner.changed': { fr: 'accord avec un partenaire modifié', en: 'agreement with a partner changed' },
  'partner-key.rotated': { fr: 'clé de partenaire remplacée', en: 'partner key replaced' },
  'partner-key.created': { fr: 'clé de partenaire créée', en: 'partner key created' },
  'partner-key.revoked': { fr: 'clé de partenaire révoquée', en: 'partner key revoked' },
}

const PEOPLE: Readonly<Record<string, Bilingual>> = {
  'organisation.created': { fr: 'organisme créé', en: 'organisation created' },
  'officer.invited': { fr: 'invitation envoyée', en: 'invitation made' },
  'officer.invitation-revoked': { fr: 'invitation reprise', en: 'invitation taken back' },
  'officer.added': { fr: 'compte ouvert', en: 'account opened' },
  'officer.joined': { fr: 'organisme rejoint', en: 'organisation joined' },
  'officer.roles-set': { fr: 'rôles changés', en: 'roles changed' },
  'officer.suspended': { fr: 'compte suspendu', en: 'account suspended' },
  'officer.restored': { fr: 'compte rétabli', en: 'account restored' },
  'officer.closed': { fr: 'compte fermé', en: 'account closed' },
  'officer.reset-issued': { fr: 'lien de remise à zéro créé', en: 'reset link made' },
  'officer.reset': { fr: 'moyens de connexion remis à zéro', en: 'means of signing in reset' },
  'officer.password-changed': { fr: 'mot de passe changé', en: 'password changed' },
  'officer.totp-changed': { fr: 'application de codes changée', en: 'authenticator app changed' },
  'officer.recovery-codes-replaced': { fr: 'codes de secours remplacés', en: 'recovery codes replaced' },
  'officer.passkey-added': { fr: 'clé d’accès ajoutée', en: 'passkey added' },
  'officer.passkey-removed': { fr: 'clé d’accès retirée', en: 'passkey removed' },
  'officer.feed-created': { fr: 'abonnement aux échéances créé', en: 'subscription to deadlines created' },
  'officer.feed-revoked': { fr: 'abonnement aux échéances révoqué', en: 'subscription to deadlines revoked' },
  'officer.sessions-ended': { fr: 'sessions fermées', en: 'sessions ended' },
  'officer.stepped-up': { fr: 'second facteur confirmé', en: 'second factor proved' },
  'session.started': { fr: 'connexion', en: 'signed in' },
  'session.ended': { fr: 'session fermée', en: 'session ended' },
}

export const auditActions: Readonly<Record<string, Bilingual>> = { ...INCIDENT, ...LISTS, ...PEOPLE }
