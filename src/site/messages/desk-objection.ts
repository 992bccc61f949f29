/** The desk's page for objections, its words on the page and in its script. */
import type { Kind } from '../../identifier/kind.ts'
import type { Bilingual } from '../language.ts'

interface Field {
  readonly label: string
  readonly hint?: string
}

interface ObjectionMessages {
  readonly title: string
  readonly lead: string
  readonly does: { readonly title: string; readonly items: readonly string[] }
  readonly before: { readonly title: string; readonly items: readonly string[] }
  readonly form: string
  readonly noScript: string
  readonly legend: string
  readonly kinds: Readonly<Record<Kind, string>>
  readonly fields: Readonly<Record<Exclude<Kind, 'person'> | 'givenNames' | 'familyName' | 'birthDate', Field>>
  readonly scope: string
  readonly scopeHint: string
  readonly everywhere: string
  readonly button: string
  readonly promise: string
  readonly working: string
  readonly cancel: string
  readonly cancelled: string
  readonly sending: string
  readonly failed: string
  readonly saved: string
  readonly already: string
  readonly readOnly: string
  readonly list: {
    readonly title: string
    readonly columns: readonly [string, string, string, string]
    readonly everywhereTitle: string
    readonly applied: (epoch: number) => string
    readonly waiting: string
    readonly empty: string
    readonly emptyEverywhere: string
    readonly note: string
  }
}

export const objectionMessages: Bilingual<ObjectionMessages> = {
  fr: {
    title: 'Oppositions et effacements',
    lead: 'Une personne ne veut plus être trouvée dans vos listes (RGPD, articles 17 et 21) : saisissez ici ce qui l’y désigne, une fois.',
    does: {
      title: 'Ce que cela fait',
      items: [
        'Dès la prochaine publication, qui commence aussitôt, aucune liste de votre organisme ne répond plus pour cette personne.',
        'Cela vaut aussi pour toutes les listes que votre organisme transmettra plus tard, même si la personne y figure de nouveau.',
        'Ce que vous saisissez ne quitte pas cet appareil. Seule en sort une empreinte chiffrée, que le service ne sait pas relire et ne montre à personne.',
        'Vos propres fichiers ne changent pas : effacez-y la personne vous-même si la demande le veut. Il n’y a pas de retour en arrière au bureau.',
      ],
    },
    before: {
      title: 'Avant de saisir',
      items: [
        'Assurez-vous que la demande vient bien de la personne, sans demander plus que nécessaire (article 12.6).',
        'Répondez-lui dans le mois (article 12.3).',
        'Une même personne peut figurer par son e-mail, son téléphone, son IBAN et son nom : saisissez-les l’un après l’autre.',
      ],
    },
    form: 'Enregistrer une opposition',
    noScript:
      'Cette page a besoin de JavaScript : l’empreinte se calcule sur votre appareil. Sans lui, il faudrait envoyer au service ce qui désigne la personne, et le service ne doit jamais le voir.',
    legend: 'Qu’est-ce qui désigne la personne ?',
    kinds: { email: 'E-mail', phone: 'Téléphone', iban: 'IBAN', person: 'Nom' },
    fields: {
      email: { label: 'Adresse e-mail de la personne' },
      phone: { label: 'Numéro de téléphone de la personne', hint: 'Étranger : + et l’indicatif du pays.' },
      iban: { label: 'IBAN de la personne' },
      givenNames: { label: 'Prénom', hint: 'Le premier suffit.' },
      familyName: { label: 'Nom de naissance' },
      birthDate: { label: 'Date de naissance', hint: 'Jour, mois, année. Par exemple : 12/04/1990' },
    },
    scope: 'Dans les listes de',
    scopeHint: 'Celles d’aujourd’hui et les suivantes.',
    everywhere: 'tous les organismes (avec un second facteur)',
    button: 'Ne plus lister cette personne',
    promise: 'La saisie reste sur cet appareil.',
    working: 'Calcul en cours',
    cancel: 'Annuler',
    cancelled: 'Annulé : rien n’a été enregistré.',
    sending: 'Enregistrement…',
    failed: 'Rien n’a été enregistré.',
    saved:
      'L’opposition est enregistrée. Une publication vient de commencer ; à sa fin, la personne n’est plus trouvée.',
    already: 'Cette opposition était déjà enregistrée : rien n’a changé.',
    readOnly: 'Votre rôle permet de lire les oppositions. Les personnes qui tiennent les dossiers les enregistrent.',
    list: {
      title: 'Oppositions enregistrées',
      columns: ['N°', 'Genre', 'Enregistrée', 'Effet'],
      everywhereTitle: 'Dans toutes les listes du service',
      applied: epoch => `depuis la publication n° ${epoch}`,
      waiting: 'à la prochaine publication',
      empty:
        'Aucune. Quand une personne s’oppose à figurer dans vos listes, sa demande laissera ici une date, et rien d’autre sur elle.',
      emptyEverywhere: 'Aucune. L’équipe de la plateforme en enregistre dans les cas qui touchent tout le monde.',
      note: 'Le service ne garde que l’empreinte : personne ne peut dire de qui il s’agit. Gardez la demande de votre côté.',
    },
  },
  en: {
    title: 'Objections and erasure',
    lead: 'Somebody no longer wants to be found in your lists (GDPR, articles 17 and 21): type here what stands for them, once.',
    does: {
      title: 'What it does',
      items: [
        'From the next publication on, which begins at once, no list of your organisation answers for this person any more.',
        'It also holds for every list that your organisation contributes later, even if the person is in it again.',
        'What you type does not leave this device. Only an encrypted fingerprint does, which the service cannot read back and shows to nobody.',
        'Your own files stay as they are: delete the person there yourself if the request asks for it. At the desk there is no way back.',
      ],
    },
    before: {
      title: 'Before you type',
      items: [
        'Make sure that the request comes from the person, without asking for more than it takes (article 12(6)).',
        'Answer them within a month (article 12(3)).',
        'The same person may be listed by e-mail, phone, IBAN and name: type them one after the other.',
      ],
    },
    form: 'Register an objection',
    noScript:
      'This page needs JavaScript: the fingerprint is computed on your device. Without it, what stands for the person would have to be sent to the service, which must never see it.',
    legend: 'What stands for the person?',
    kinds: { email: 'E-mail', phone: 'Phone', iban: 'IBAN', person: 'Name' },
    fields: {
      email: { label: 'The person’s e-mail address' },
      phone: { label: 'The person’s phone number', hint: 'A foreign one: + and the country code.' },
      iban: { label: 'The person’s IBAN' },
      givenNames: { label: 'Given name', hint: 'The first one is enough.' },
      familyName: { label: 'Name at birth' },
      birthDate: { label: 'Date of birth', hint: 'Day, month, year. For example: 12/04/1990' },
    },
    scope: 'In the lists of',
    scopeHint: 'Those of today and those to come.',
    everywhere: 'all organisations (with a second factor)',
    button: 'Stop listing this person',
    promise: 'What you type stays on this device.',
    working: 'Computing',
    cancel: 'Cancel',
    cancelled: 'Cancelled: nothing was saved.',
    sending: 'Saving…',
    failed: 'Nothing was saved.',
    saved: 'The objection is registered. A publication has just begun; at its end the person is not found any more.',
    already: 'This objection was registered already: nothing has changed.',
    readOnly: 'Your role lets you read objections. Those who keep the records register them.',
    list: {
      title: 'Registered objections',
      columns: ['No.', 'Kind', 'Registered', 'In effect'],
      everywhereTitle: 'In all lists of the service',
      applied: epoch => `since publication no. ${epoch}`,
      waiting: 'from the next publication on',
      empty:
        'None. When somebody objects to being in your lists, their request will leave a date here, and nothing else about them.',
      emptyEverywhere: 'None. The platform’s team registers them where everybody’s lists are concerned.',
      note: 'The service keeps the fingerprint only: nobody can tell whose it is. Keep the request yourself.',
    },
  },
}
