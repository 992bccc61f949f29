import type { Bilingual } from '../../site/language.ts'

interface DemoMessages {
  readonly title: string
  readonly lead: string
  readonly columns: readonly [string, string, string, string]
  readonly code: (code: string) => string
  readonly used: string
  readonly roles: readonly [string, string, string]
}

export const demoMessages: Bilingual<DemoMessages> = {
  fr: {
    title: 'Les trois comptes de la démonstration',
    lead: 'Personnes inventées, secrets publics. Rechargez la page pour un nouveau code ; chacun sert une fois.',
    columns: ['Qui', 'Adresse e-mail', 'Mot de passe', 'Code'],
    code: code => `Démonstration : le code est ${code}.`,
    used: 'Démonstration : le code de cette demi-minute a servi. Rechargez la page dans une demi-minute.',
    roles: ['tient le dossier', 'relit, approuve, publie', 'administre, contrôle le journal'],
  },
  en: {
    title: 'The demonstration’s three accounts',
    lead: 'Invented people, public secrets. Reload the page for another code; each is used once.',
    columns: ['Who', 'E-mail address', 'Password', 'Code'],
    code: code => `Demonstration: the code is ${code}.`,
    used: 'Demonstration: the code of this half minute was used. Reload the page in half a minute.',
    roles: ['keeps the record', 'reviews, approves, publishes', 'administers, checks the log'],
  },
}
