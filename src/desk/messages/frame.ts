import type { Bilingual } from '../../site/language.ts'

interface FrameMessages {
  readonly name: string
  readonly skip: string
  readonly navigation: string
  readonly otherLanguage: string
  readonly publicSite: string
  readonly demo: string
  readonly demoLabel: string
  readonly signedInAs: (name: string) => string
  readonly signOut: string
  readonly auditHead: (sequence: number) => string
  readonly auditEmpty: string
  readonly places: Readonly<
    Record<
      'home' | 'clocks' | 'register' | 'suppressions' | 'publication' | 'partners' | 'people' | 'audit' | 'account',
      string
    >
  >
}

export const frameMessages: Bilingual<FrameMessages> = {
  fr: {
    name: 'Vigifuite, le bureau',
    skip: 'Aller au contenu',
    navigation: 'Navigation du bureau',
    otherLanguage: 'English',
    publicSite: 'Site public',
    demo: 'Démonstration : organismes, comptes et dossiers sont ouverts à tout le monde. N’y mettez rien de réel.',
    demoLabel: 'Démonstration',
    signedInAs: name => `Compte : ${name}`,
    signOut: 'Se déconnecter',
    auditHead: sequence => `Journal, écriture n° ${sequence} :`,
    auditEmpty: 'Le journal est vide.',
    places: {
      home: 'Dossiers',
      clocks: 'Échéances',
      register: 'Registre',
      suppressions: 'Oppositions',
      publication: 'Publication',
      partners: 'Partenaires',
      people: 'Équipe',
      audit: 'Journal',
      account: 'Mon compte',
    },
  },
  en: {
    name: 'Vigifuite, the desk',
    skip: 'Skip to content',
    navigation: 'Desk navigation',
    otherLanguage: 'Français',
    publicSite: 'Public site',
    demo: 'Demonstration: organisations, accounts and records are open to everybody. Put nothing real here.',
    demoLabel: 'Demonstration',
    signedInAs: name => `Account: ${name}`,
    signOut: 'Sign out',
    auditHead: sequence => `Audit log, entry no. ${sequence}:`,
    auditEmpty: 'The audit log is empty.',
    places: {
      home: 'Records',
      clocks: 'Deadlines',
      register: 'Register',
      suppressions: 'Objections',
      publication: 'Publication',
      partners: 'Partners',
      people: 'People',
      audit: 'Audit log',
      account: 'My account',
    },
  },
}
