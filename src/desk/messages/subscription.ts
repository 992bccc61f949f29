/** The private address of an officer's deadlines. */
import type { Bilingual } from '../../site/language.ts'

interface SubscriptionMessages {
  readonly title: string
  readonly download: string
  readonly downloadHint: string
  readonly subscribe: string
  readonly text: string
  readonly caution: string
  readonly create: string
  readonly active: (moment: string) => string
  readonly used: (day: string, times: number) => string
  readonly unused: string
  readonly replace: string
  readonly replaceText: string
  readonly revoke: string
  readonly revokeText: string
  readonly created: { readonly title: string; readonly text: string; readonly calendar: string; readonly feed: string }
  readonly revoked: string
  /** Of the feed. */
  readonly feed: { readonly title: string; readonly description: string; readonly unnamed: string }
}

export const subscriptionMessages: Bilingual<SubscriptionMessages> = {
  fr: {
    title: 'Dans votre agenda',
    download: 'Télécharger toutes les échéances (.ics)',
    downloadHint: 'Une photo de maintenant : un fichier plus récent met à jour les mêmes entrées.',
    subscribe: 'S’abonner',
    text: 'Une adresse privée garde votre agenda (.ics) ou votre lecteur de flux (Atom) à jour, sans connexion. Elle montre ce que vous avez le droit de lire à ce moment-là.',
    caution:
      'Qui a cette adresse voit les titres de vos dossiers, même non publiés, et leurs échéances ; rien d’autre du registre. Ne la transmettez pas. Nous notons le jour de son dernier usage, pas l’heure ni le programme.',
    create: 'Créer mon adresse privée',
    active: moment => `Vous avez une adresse privée, créée le ${moment}. Elle n’est plus affichée.`,
    used: (day, times) =>
      times === 1 ? `Dernière lecture : ${day}, une fois.` : `Dernière lecture : ${day}, ${times} fois ce jour-là.`,
    unused: 'Elle n’a pas encore été lue.',
    replace: 'Créer une autre adresse',
    replaceText: 'L’adresse actuelle cesse aussitôt de fonctionner.',
    revoke: 'Révoquer l’adresse',
    revokeText: 'Agendas et lecteurs abonnés ne recevront plus rien.',
    created: {
      title: 'Votre adresse privée',
      text: 'Copiez-la maintenant : elle ne sera plus affichée.',
      calendar: 'Pour un agenda',
      feed: 'Pour un lecteur de flux (Atom)',
    },
    revoked: 'L’adresse privée est révoquée.',
    feed: {
      title: 'Échéances légales de mes dossiers',
      description: 'Flux privé : n’en transmettez pas l’adresse.',
      unnamed: 'Dossier sans titre',
    },
  },
  en: {
    title: 'In your calendar',
    download: 'Download all deadlines (.ics)',
    downloadHint: 'A picture of now: a later file updates the same entries.',
    subscribe: 'Subscribe',
    text: 'A private address keeps your calendar (.ics) or your feed reader (Atom) up to date, without signing in. It shows what you may read at that moment.',
    caution:
      'Whoever has this address sees the titles of your records, unpublished ones too, and their deadlines; nothing else of the register. Do not pass it on. We note the day of its last use, not the hour nor the program.',
    create: 'Create my private address',
    active: moment => `You have a private address, created on ${moment}. It is not shown any more.`,
    used: (day, times) => (times === 1 ? `Last read: ${day}, once.` : `Last read: ${day}, ${times} times on that day.`),
    unused: 'It has not been read yet.',
    replace: 'Create another address',
    replaceText: 'The present address stops working at once.',
    revoke: 'Revoke the address',
    revokeText: 'Calendars and readers that subscribe to it will get nothing any more.',
    created: {
      title: 'Your private address',
      text: 'Copy it now: it will not be shown again.',
      calendar: 'For a calendar',
      feed: 'For a feed reader (Atom)',
    },
    revoked: 'The private address is revoked.',
    feed: {
      title: 'Legal deadlines of my records',
      description: 'A private feed: do not pass its address on.',
      unnamed: 'Record without a title',
    },
  },
}
