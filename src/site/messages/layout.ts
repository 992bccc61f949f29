import type { Bilingual } from '../language.ts'
import type { PageKey } from '../paths.ts'

interface LayoutMessages {
  readonly tagline: string
  readonly skip: string
  readonly mainNavigation: string
  readonly footerNavigation: string
  readonly otherLanguage: string
  readonly demoLabel: string
  readonly demo: string
  readonly footer: string
  readonly atomFeed: string
  readonly pages: Readonly<Record<Exclude<PageKey, 'incident' | 'commune'>, string>>
  readonly notFound: { readonly title: string; readonly text: string; readonly home: string }
  readonly unavailable: { readonly title: string; readonly text: string }
}

export const layoutMessages: Bilingual<LayoutMessages> = {
  fr: {
    tagline: 'Savoir si vos données ont fuité, sans dire qui vous êtes',
    skip: 'Aller au contenu',
    mainNavigation: 'Navigation principale',
    footerNavigation: 'Pied de page',
    otherLanguage: 'English',
    demoLabel: 'Démonstration',
    demo: 'Démonstration : les personnes des listes sont inventées et les clés sont publiques. Ne saisissez pas vos propres données.',
    footer: 'Vigifuite ne détient aucune donnée qui a fuité et ne dépose pas de cookie.',
    atomFeed: 'Flux Atom',
    pages: {
      home: 'Vérifier',
      concerned: 'Suis-je concerné ?',
      plan: 'Que faire',
      incidents: 'Incidents',
      figures: 'Chiffres',
      watch: 'Veille',
      how: 'Comment ça marche',
      about: 'À propos et méthode',
      accessibility: 'Accessibilité : partiellement conforme',
      legal: 'Mentions légales',
      api: 'API',
      reference: 'Référence de l’API',
      partners: 'Partenaires',
      openData: 'Données ouvertes',
    },
    notFound: {
      title: 'Cette page n’existe pas',
      text: 'L’adresse est peut-être incomplète, ou l’incident n’est pas dans le catalogue.',
      home: 'Chercher dans les incidents',
    },
    unavailable: {
      title: 'Le catalogue ne peut pas être lu pour le moment',
      text: 'Réessayez dans quelques minutes. Cela ne dit rien sur vos données : aucune réponse n’a été donnée.',
    },
  },
  en: {
    tagline: 'Find out whether your data leaked, without saying who you are',
    skip: 'Skip to content',
    mainNavigation: 'Main navigation',
    footerNavigation: 'Footer',
    otherLanguage: 'Français',
    demoLabel: 'Demonstration',
    demo: 'Demonstration: the people in the lists are invented and the keys are public. Do not enter your own data.',
    footer: 'Vigifuite holds no leaked data and sets no cookies.',
    atomFeed: 'Atom feed',
    pages: {
      home: 'Check',
      concerned: 'Am I concerned?',
      plan: 'What to do',
      incidents: 'Incidents',
      figures: 'Figures',
      watch: 'Watch',
      how: 'How it works',
      about: 'About and method',
      accessibility: 'Accessibility: partially compliant',
      legal: 'Legal notice',
      api: 'API',
      reference: 'API reference',
      partners: 'Partners',
      openData: 'Open data',
    },
    notFound: {
      title: 'This page does not exist',
      text: 'The address may be incomplete, or the incident is not in the catalogue.',
      home: 'Search the incidents',
    },
    unavailable: {
      title: 'The catalogue cannot be read at the moment',
      text: 'Try again in a few minutes. This says nothing about your data: no answer was given.',
    },
  },
}
