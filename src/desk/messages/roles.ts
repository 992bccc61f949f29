import type { Role } from '../../officer/permissions.ts'
import type { Bilingual } from '../../site/language.ts'

/** What a role is called, and what it may do. */
export const roleMessages: Bilingual<Readonly<Record<Role, { readonly label: string; readonly text: string }>>> = {
  fr: {
    officer: { label: 'Rédaction', text: 'ouvre et remplit les dossiers, dépose les listes, les soumet à relecture' },
    reviewer: {
      label: 'Relecture',
      text: 'approuve, publie et retire le travail des autres, jamais le sien',
    },
    auditor: { label: 'Contrôle', text: 'lit tout, y compris le journal, et ne change rien' },
    administrator: {
      label: 'Administration',
      text: 'invite les personnes et fixe leurs rôles ; ne lit pas les dossiers',
    },
  },
  en: {
    officer: { label: 'Officer', text: 'opens and fills in records, contributes lists, submits them for review' },
    reviewer: { label: 'Reviewer', text: 'approves, publishes and withdraws the work of others, never their own' },
    auditor: { label: 'Auditor', text: 'reads everything, the audit log too, and changes nothing' },
    administrator: { label: 'Administrator', text: 'invites people and sets their roles; does not read the records' },
  },
}
