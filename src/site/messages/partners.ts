/** Words of the partners’ page: the form for a key, and what it shows. */
import type { Bilingual } from '../language.ts'

/** What a key cannot be used for, as the page says it. */
export type PartnersError = 'none' | 'invalid' | 'address' | 'unavailable'

interface PartnersMessages {
  readonly title: string
  readonly description: string
  readonly lead: string
  readonly form: {
    readonly title: string
    readonly key: string
    readonly hint: string
    readonly button: string
    readonly safe: string
  }
  readonly errors: Readonly<Record<PartnersError, string>>
  readonly errorTitle: string
  readonly report: {
    readonly title: string
    readonly test: string
    readonly quotas: string
    readonly quota: string
    readonly minute: string
    readonly month: string
    readonly used: string
    readonly left: string
    /** @param date in words */
    readonly resets: (date: string) => string
    readonly names: Readonly<Record<'lookup' | 'bulk', string>>
    readonly days: string
    readonly day: string
    readonly scope: string
    readonly requests: string
    readonly units: string
    readonly nothing: string
    readonly utc: string
  }
  readonly tests: {
    readonly title: string
    readonly text: string
    readonly outcome: string
    readonly kinds: Readonly<Record<'email' | 'phone' | 'iban' | 'person', string>>
    readonly outcomes: Readonly<Record<'listed' | 'listed-in-several' | 'withdrawn' | 'unavailable', string>>
    readonly others: string
    readonly demo: string
  }
}

export const partnersMessages: Bilingual<PartnersMessages> = {
  fr: {
    title: 'Partenaires : votre consommation',
    description:
      'Les quotas de votre clé d’API et ce que votre organisation a utilisé, jour par jour, sans rien sur les personnes recherchées.',
    lead: 'Saisissez une clé de votre organisation : cette page montre ses quotas et ce qu’elle a utilisé, jour par jour. Rien n’y dit qui a été recherché : le service ne le retient pas.',
    form: {
      title: 'Votre clé',
      key: 'Clé d’API',
      hint: 'Elle commence par vgf_live_ ou vgf_test_. N’importe laquelle de vos clés convient.',
      button: 'Afficher la consommation',
      safe: 'La clé part dans le corps d’une seule requête : ni adresse, ni cookie, ni journal ne la gardent, et la page qui répond ne la répète pas.',
    },
    errors: {
      none: 'Saisissez une clé.',
      invalid: 'Cette clé ne convient pas : vérifiez qu’elle est entière, ni révoquée ni expirée.',
      address:
        'Cette clé est réservée à d’autres adresses IP que la vôtre : recommencez depuis le réseau de votre organisation.',
      unavailable:
        'La consommation ne peut pas être lue pour le moment : réessayez dans une minute. Vos recherches, elles, continuent.',
    },
    errorTitle: 'Rien à afficher',
    report: {
      title: 'Consommation',
      test: 'C’est une clé d’essai : elle répond à partir de personnes inventées, et son usage n’est pas compté.',
      quotas: 'Quotas',
      quota: 'Quota',
      minute: 'Par minute',
      month: 'Par mois',
      used: 'Utilisé ce mois-ci',
      left: 'Reste ce mois-ci',
      resets: date => `Le mois civil (UTC) suivant commence le ${date}.`,
      names: { lookup: 'Recherches (empreintes)', bulk: 'Évaluations en nombre (éléments)' },
      days: 'Ce mois-ci et le mois dernier, par jour',
      day: 'Jour',
      scope: 'Portée',
      requests: 'Requêtes',
      units: 'Unités',
      nothing: 'Rien n’a été utilisé ces deux mois.',
      utc: 'Les jours sont ceux du temps universel (UTC).',
    },
    tests: {
      title: 'Les personnes inventées des clés d’essai',
      text: 'Une clé d’essai (vgf_test_) ne lit aucune liste réelle. Elle connaît les personnes de ce tableau, sous leur forme canonique : calculez leur empreinte avec le sel de ce service, comme pour toute autre.',
      outcome: 'Réponse',
      kinds: { email: 'Adresse électronique', phone: 'Téléphone', iban: 'IBAN', person: 'Personne' },
      outcomes: {
        listed: 'listed, un jeu de données',
        'listed-in-several': 'listed, deux jeux de données',
        withdrawn: 'not-listed : le seul jeu de données a été retiré',
        unavailable: 'unavailable',
      },
      others: 'Toute autre empreinte : not-listed.',
      demo: 'Dans cette démonstration, les clés d’essai lisent les listes de la démonstration, dont les personnes sont inventées elles aussi.',
    },
  },
  en: {
    title: 'Partners: your usage',
    description:
      'The quotas of your API key and what your organisation used, day by day, with nothing about the people looked up.',
    lead: 'Enter a key of your organisation: this page shows its quotas and what it used, day by day. Nothing here says who was looked up: the service does not keep it.',
    form: {
      title: 'Your key',
      key: 'API key',
      hint: 'It begins with vgf_live_ or vgf_test_. Any of your keys will do.',
      button: 'Show usage',
      safe: 'The key travels in the body of a single request: no address, cookie or log keeps it, and the page that answers does not repeat it.',
    },
    errors: {
      none: 'Enter a key.',
      invalid: 'This key does not work: check that it is complete, and neither revoked nor expired.',
      address: 'This key is reserved for other IP addresses than yours: try again from your organisation’s network.',
      unavailable: 'Usage cannot be read at the moment: try again in a minute. Your lookups go on meanwhile.',
    },
    errorTitle: 'Nothing to show',
    report: {
      title: 'Usage',
      test: 'This is a test key: it answers from invented people, and what it uses is not counted.',
      quotas: 'Quotas',
      quota: 'Quota',
      minute: 'Per minute',
      month: 'Per month',
      used: 'Used this month',
      left: 'Left this month',
      resets: date => `The next calendar month (UTC) begins on ${date}.`,
      names: { lookup: 'Lookups (digests)', bulk: 'Bulk evaluations (elements)' },
      days: 'This month and last month, by day',
      day: 'Day',
      scope: 'Scope',
      requests: 'Requests',
      units: 'Units',
      nothing: 'Nothing was used in these two months.',
      utc: 'Days are days of universal time (UTC).',
    },
    tests: {
      title: 'The invented people of test keys',
      text: 'A test key (vgf_test_) reads no real list. It knows the people of this table, in their canonical form: compute their digests with this service’s salt, as for anybody else.',
      outcome: 'Answer',
      kinds: { email: 'E-mail address', phone: 'Telephone', iban: 'IBAN', person: 'Person' },
      outcomes: {
        listed: 'listed, one data set',
        'listed-in-several': 'listed, two data sets',
        withdrawn: 'not-listed: its only data set was withdrawn',
        unavailable: 'unavailable',
      },
      others: 'Any other digest: not-listed.',
      demo: 'In this demonstration, test keys read the demonstration’s lists, whose people are invented as well.',
    },
  },
}
