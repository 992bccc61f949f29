/** The words of the page where people check. */
import type { Kind } from '../../identifier/kind.ts'
import type { Bilingual } from '../language.ts'

interface Field {
  readonly label: string
  readonly hint?: string
}

interface HomeMessages {
  readonly title: string
  readonly description: string
  readonly lead: string
  readonly legend: string
  readonly kinds: Readonly<Record<Kind, string>>
  readonly fields: Readonly<Record<Exclude<Kind, 'person'> | 'givenNames' | 'familyName' | 'birthDate', Field>>
  readonly button: string
  readonly promise: string
  readonly examples: string
  readonly listed: string
  readonly notListed: string
  readonly noScript: {
    readonly text: string
    readonly incidents: string
    readonly concerned: string
  }
  readonly working: string
  readonly cancel: string
  readonly sent: {
    readonly title: string
    readonly stays: string
    readonly leaves: string
    readonly items: readonly string[]
    readonly learns: string
    readonly nir: string
    readonly how: string
  }
  readonly lists: {
    readonly title: string
    readonly text: string
    readonly count: (listed: string, all: string, one: boolean) => string
    readonly none: (all: string) => string
    readonly most: string
    readonly concerned: string
    readonly incidents: string
  }
}

export const homeMessages: Bilingual<HomeMessages> = {
  fr: {
    title: 'Vos données ont-elles fuité ?',
    description:
      'Vérifiez si une adresse e-mail, un numéro de téléphone, un IBAN ou un nom figure dans la liste d’une fuite de données en France, sans dire qui vous êtes.',
    lead: 'Cherchez-vous dans les listes de personnes touchées par une fuite en France, sans nous dire qui vous êtes.',
    legend: 'Que voulez-vous vérifier ?',
    kinds: { email: 'E-mail', phone: 'Téléphone', iban: 'IBAN', person: 'Nom' },
    fields: {
      email: { label: 'Votre adresse e-mail', hint: 'Par exemple : prenom.nom@exemple.fr' },
      phone: {
        label: 'Votre numéro de téléphone',
        hint: 'Pour un numéro étranger, commencez par + et l’indicatif du pays.',
      },
      iban: { label: 'Votre IBAN', hint: 'Il est sur votre RIB. En France, il commence par FR et a 27 caractères.' },
      givenNames: { label: 'Votre prénom', hint: 'Le premier suffit.' },
      familyName: { label: 'Votre nom de naissance' },
      birthDate: { label: 'Votre date de naissance', hint: 'Jour, mois, année. Par exemple : 12/04/1990' },
    },
    button: 'Vérifier',
    promise: 'Ce que vous tapez reste sur cet appareil.',
    examples: 'Personnes inventées, pour essayer',
    listed: 'dans une liste',
    notListed: 'dans aucune liste',
    noScript: {
      text: 'Cette vérification se calcule sur votre appareil, pour que rien de lisible n’en sorte. Il faut pour cela que JavaScript soit activé. Sans JavaScript, vous pouvez lire',
      incidents: 'les incidents',
      concerned: 'qui est concerné par chacun',
    },
    working: 'Vérification en cours',
    cancel: 'Annuler',
    sent: {
      title: 'Ce qui part, ce qui ne part pas',
      stays: 'Ne quitte jamais cet appareil : ce que vous tapez, et la réponse.',
      leaves: 'Ce que le service reçoit :',
      items: [
        'le genre de question : e-mail, téléphone, IBAN ou nom ;',
        'une valeur brouillée au hasard, différente à chaque fois, dont il ne peut rien tirer ;',
        'un numéro de casier, parmi 32 768 au plus, que vous partagez avec des milliers d’autres personnes.',
      ],
      learns: 'Comme tout site, il voit l’adresse de votre connexion. Il ne la note pas.',
      nir: 'Votre numéro de sécurité sociale n’est jamais demandé. Ne le tapez nulle part.',
      how: 'Comment ça marche',
    },
    lists: {
      title: 'La plupart des fuites n’ont pas de liste',
      text: 'Les listes viennent des organismes touchés eux-mêmes, brouillées avant de nous parvenir. Nous ne détenons aucun fichier volé.',
      count: (listed, all, one) =>
        one
          ? `Aujourd’hui, un seul des ${all} incidents suivis ici a une liste.`
          : `Aujourd’hui, ${listed} des ${all} incidents suivis ici ont une liste.`,
      none: all => `Aujourd’hui, aucun des ${all} incidents suivis ici n’a de liste.`,
      most: 'Pour tous les autres, quelques questions suffisent à savoir si vous êtes probablement concerné ou concernée. Vos réponses restent elles aussi sur votre appareil.',
      concerned: 'Suis-je concerné ?',
      incidents: 'Parcourir les incidents',
    },
  },
  en: {
    title: 'Has your data leaked?',
    description:
      'Check whether an e-mail address, a phone number, an IBAN or a name is in the list of a French data leak, without saying who you are.',
    lead: 'Look yourself up in the lists of people hit by a leak in France, without telling us who you are.',
    legend: 'What do you want to check?',
    kinds: { email: 'E-mail', phone: 'Phone', iban: 'IBAN', person: 'Name' },
    fields: {
      email: { label: 'Your e-mail address', hint: 'For example: first.last@example.org' },
      phone: {
        label: 'Your phone number',
        hint: 'French numbers as usual. For a foreign one, begin with + and its country code.',
      },
      iban: {
        label: 'Your IBAN',
        hint: 'It is on your bank’s “RIB”. A French one begins with FR and has 27 characters.',
      },
      givenNames: { label: 'Your first name', hint: 'The first one is enough.' },
      familyName: { label: 'Your family name at birth' },
      birthDate: { label: 'Your date of birth', hint: 'Day, month, year. For example: 12/04/1990' },
    },
    button: 'Check',
    promise: 'What you type stays on this device.',
    examples: 'Invented people, to try it',
    listed: 'in a list',
    notListed: 'in no list',
    noScript: {
      text: 'This check is computed on your device, so that nothing readable leaves it. That needs JavaScript to be enabled. Without JavaScript, you can read',
      incidents: 'the incidents',
      concerned: 'who is concerned by each of them',
    },
    working: 'Checking',
    cancel: 'Cancel',
    sent: {
      title: 'What is sent, and what is not',
      stays: 'Never leaves this device: what you type, and the answer.',
      leaves: 'What the service receives:',
      items: [
        'the kind of question: e-mail, phone, IBAN or name;',
        'a randomly scrambled value, different every time, of which it can make nothing;',
        'the number of a locker, out of 32,768 at most, which you share with thousands of other people.',
      ],
      learns: 'Like any site, it sees the address of your connection. It does not write it down.',
      nir: 'Your social security number is never asked for. Do not type it anywhere.',
      how: 'How it works',
    },
    lists: {
      title: 'Most leaks have no list',
      text: 'Lists come from the organisations that were hit, scrambled before they reach us. We hold no stolen file.',
      count: (listed, all, one) =>
        one
          ? `Today, only one of the ${all} incidents followed here has a list.`
          : `Today, ${listed} of the ${all} incidents followed here have a list.`,
      none: all => `Today, none of the ${all} incidents followed here has a list.`,
      most: 'For all the others, a few questions are enough to know whether you are probably concerned. Those answers stay on your device too.',
      concerned: 'Am I concerned?',
      incidents: 'Browse the incidents',
    },
  },
}
