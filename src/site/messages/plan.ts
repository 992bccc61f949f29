import type { Phase } from '../../incident/advice-step.ts'
import type { Leaked } from '../../incident/leaked.ts'
import type { Bilingual } from '../language.ts'

interface PlanMessages {
  readonly title: string
  readonly description: string
  readonly lead: string
  readonly withoutScript: string
  readonly leakedTitle: string
  readonly leakedHint: string
  readonly leaked: Readonly<Record<Leaked, string>>
  readonly phases: Readonly<Record<Phase, { readonly title: string; readonly text: string }>>
  readonly forEverybody: string
  readonly forLeaked: (what: string) => string
  readonly forIncident: string
  readonly done: (title: string) => string
  readonly sources: string
  readonly openLetter: string
  readonly computeDeadline: string
  readonly steps: string
  readonly status: (shown: number, done: number) => string
  readonly planFor: string
  readonly how: Readonly<Record<'listed' | 'presumed' | 'possible' | 'linked', string>>
  readonly showAll: string
  readonly showMine: string
  readonly unknownClasses: string
  readonly nothingLeaked: string
  readonly cardsFailed: string
  readonly print: string
  readonly forget: string
  readonly forgotten: string
  readonly kept: string
}

export const planMessages: Bilingual<PlanMessages> = {
  fr: {
    title: 'Que faire ?',
    description:
      'Que faire après une fuite de données : les gestes utiles dans l’ordre, les services officiels, les délais légaux et des lettres prêtes à remplir.',
    lead: 'Les gestes utiles après une fuite, dans l’ordre, avec les services officiels, les délais et des lettres prêtes.',
    withoutScript:
      'Sans JavaScript, le plan complet est affiché ci-dessous : chaque étape dit pour qui elle est. Il peut être imprimé.',
    leakedTitle: 'Qu’est-ce qui a fuité ?',
    leakedHint: 'Cochez ce que vous savez : le plan ne garde que les étapes utiles. Rien n’est envoyé.',
    leaked: {
      email: 'Adresse e-mail',
      phone: 'Numéro de téléphone',
      address: 'Adresse postale',
      door: 'Code d’immeuble',
      password: 'Mot de passe ou code',
      bank: 'IBAN, coordonnées bancaires',
      card: 'Carte bancaire',
      nir: 'Numéro de sécurité sociale, prestations',
      health: 'Données de santé, mutuelle',
      documents: 'Pièce d’identité ou justificatifs',
      identity: 'État civil complet, signature, numéro fiscal',
    },
    phases: {
      now: { title: 'Tout de suite', text: 'Ce qui empêche le pire.' },
      soon: { title: 'Cette semaine', text: 'Ce qui se fait au calme.' },
      watch: { title: 'Dans les mois qui viennent', text: 'Ce à quoi il faut faire attention.' },
      if: { title: 'Si quelque chose arrive', text: 'À qui s’adresser, et dans quels délais.' },
    },
    forEverybody: 'Pour tout le monde',
    forLeaked: what => `Si cela a fuité : ${what}`,
    forIncident: 'Pour les personnes concernées par cet incident',
    done: title => `Fait : ${title}`,
    sources: 'Source :',
    openLetter: 'Ouvrir la lettre',
    computeDeadline: 'Calculer la date limite',
    steps: 'Les étapes',
    status: (shown, done) => `${shown} étape${shown > 1 ? 's' : ''}, ${done} faite${done > 1 ? 's' : ''}`,
    planFor: 'Ce plan vaut pour :',
    how: {
      listed: 'vous figurez dans la liste',
      presumed: 'concerné en principe',
      possible: 'peut-être concerné',
      linked: 'incident que vous regardiez',
    },
    showAll: 'Voir toutes les étapes',
    showMine: 'Ne voir que mes étapes',
    unknownClasses:
      'Les données exposées n’ont pas été précisées publiquement : cochez ci-dessous ce que vous aviez confié à cet organisme.',
    nothingLeaked: 'Aucune donnée n’a fuité dans cet incident : il n’y a rien à faire de particulier.',
    cardsFailed:
      'Le catalogue n’a pas pu être chargé : le plan complet est affiché. Vous pouvez cocher ce qui a fuité.',
    print: 'Imprimer le plan',
    forget: 'Tout oublier sur cet appareil',
    forgotten: 'Les cases cochées et les incidents trouvés sont oubliés.',
    kept: 'Les étapes que vous cochez sont retenues sur cet appareil, et nulle part ailleurs. Ce que vous écrivez dans les dates et les lettres n’est pas conservé.',
  },
  en: {
    title: 'What to do?',
    description:
      'What to do after a data leak in France: useful steps in order, official services, legal deadlines and letters ready to fill in.',
    lead: 'Useful steps after a leak, in order, with the official services, the deadlines and letters that are ready.',
    withoutScript:
      'Without JavaScript, the complete plan is shown below: every step says whom it is for. It can be printed.',
    leakedTitle: 'What leaked?',
    leakedHint: 'Tick what you know: the plan keeps only the steps that are of use. Nothing is sent.',
    leaked: {
      email: 'E-mail address',
      phone: 'Telephone number',
      address: 'Postal address',
      door: 'Door code',
      password: 'Password or code',
      bank: 'IBAN, bank details',
      card: 'Payment card',
      nir: 'Social security number, benefits',
      health: 'Health data, health insurance',
      documents: 'Identity document or supporting documents',
      identity: 'Full civil status, signature, tax number',
    },
    phases: {
      now: { title: 'At once', text: 'What prevents the worst.' },
      soon: { title: 'This week', text: 'What can be done calmly.' },
      watch: { title: 'In the coming months', text: 'What to look out for.' },
      if: { title: 'If something happens', text: 'Whom to turn to, and by when.' },
    },
    forEverybody: 'For everybody',
    forLeaked: what => `If this leaked: ${what}`,
    forIncident: 'For the people concerned by this incident',
    done: title => `Done: ${title}`,
    sources: 'Source:',
    openLetter: 'Open the letter',
    computeDeadline: 'Compute the deadline',
    steps: 'The steps',
    status: (shown, done) => `${shown} step${shown > 1 ? 's' : ''}, ${done} done`,
    planFor: 'This plan is for:',
    how: {
      listed: 'you are in the list',
      presumed: 'presumed concerned',
      possible: 'possibly concerned',
      linked: 'the incident that you were looking at',
    },
    showAll: 'See all steps',
    showMine: 'See only my steps',
    unknownClasses:
      'The data exposed has not been stated publicly: tick below what you had entrusted to that organisation.',
    nothingLeaked: 'No data leaked in this incident: there is nothing particular to do.',
    cardsFailed: 'The catalogue could not be loaded: the complete plan is shown. You can tick what leaked.',
    print: 'Print the plan',
    forget: 'Forget everything on this device',
    forgotten: 'The ticked boxes and the incidents found are forgotten.',
    kept: 'The steps that you tick are kept on this device, and nowhere else. What you write in the dates and letters is not kept.',
  },
}
