/** What a private check says in the browser: its steps and its answers. */
import type { Kind } from '../../identifier/kind.ts'
import type { Bilingual } from '../language.ts'

type Step = 'self-test' | 'parameters' | 'digest' | 'evaluation' | 'bucket'

interface CheckMessages {
  readonly steps: Readonly<Record<Step, string>>
  readonly stepOf: (step: number, of: number) => string
  readonly cancelled: string
  /** "for" before what was typed. */
  readonly about: string
  readonly again: string
  readonly listed: {
    readonly title: (incidents: number) => string
    readonly meaning: Readonly<Record<Kind, string>>
    readonly next: string
    readonly plan: string
    readonly remembered: string
    readonly forget: string
    readonly forgotten: string
  }
  readonly notListed: {
    readonly title: string
    readonly meaning: Readonly<Record<Kind, string>>
    readonly but: string
    readonly reasons: readonly string[]
    readonly concerned: string
  }
  readonly notCovered: {
    readonly title: Readonly<Record<Kind, string>>
    readonly meaning: string
    readonly next: string
    readonly concerned: string
  }
  readonly missing: string
}

export const checkMessages: Bilingual<CheckMessages> = {
  fr: {
    steps: {
      'self-test': 'essai du calcul sur votre appareil',
      parameters: 'lecture des listes publiées',
      digest: 'calcul de l’empreinte sur votre appareil',
      evaluation: 'question brouillée au service',
      bucket: 'téléchargement du casier, lecture de la réponse sur votre appareil',
    },
    stepOf: (step, of) => `Étape ${step} sur ${of}`,
    cancelled: 'Vérification annulée : aucune réponse n’a été donnée.',
    about: 'Pour',
    again: 'Vérifier autre chose',
    listed: {
      title: n => (n > 1 ? `Trouvé dans les listes de ${n} incidents` : 'Trouvé dans la liste d’un incident'),
      meaning: {
        email: 'D’après les listes des organismes touchés, cette adresse e-mail fait partie des données exposées.',
        phone:
          'D’après les listes des organismes touchés, ce numéro de téléphone fait partie des données exposées. S’il a changé de titulaire depuis, il peut s’agir de la personne qui l’avait avant.',
        iban: 'D’après les listes des organismes touchés, cet IBAN fait partie des données exposées.',
        person:
          'D’après les listes des organismes touchés, une personne de ce nom, née ce jour-là, est concernée. Deux personnes peuvent porter le même nom et être nées le même jour.',
      },
      next: 'Cela ne veut pas dire que quelqu’un s’en est déjà servi. Le plus grave est en premier ; la page « Que faire » réunit les démarches.',
      plan: 'Voir que faire',
      remembered:
        'Pour la page « Que faire », cet onglet retient le nom des incidents trouvés jusqu’à sa fermeture, et rien d’autre.',
      forget: 'Oublier maintenant',
      forgotten: 'Oublié.',
    },
    notListed: {
      title: 'Introuvable dans les listes publiées',
      meaning: {
        email: 'Cette adresse e-mail ne figure dans aucune des listes que les organismes touchés ont fournies.',
        phone: 'Ce numéro de téléphone ne figure dans aucune des listes que les organismes touchés ont fournies.',
        iban: 'Cet IBAN ne figure dans aucune des listes que les organismes touchés ont fournies.',
        person: 'Personne de ce nom, né ce jour-là, ne figure dans les listes que les organismes touchés ont fournies.',
      },
      but: 'Cela ne veut pas dire que vos données n’ont pas fuité :',
      reasons: [
        'la plupart des fuites n’ont aucune liste ;',
        'l’organisme connaît peut-être une autre adresse ou un autre numéro de vous ;',
        'une liste peut être incomplète, ou la fuite n’être pas encore connue.',
      ],
      concerned: 'Pour les fuites sans liste, répondez à quelques questions',
    },
    notCovered: {
      title: {
        email: 'Aucune liste d’adresses e-mail n’est publiée',
        phone: 'Aucune liste de numéros de téléphone n’est publiée',
        iban: 'Aucune liste d’IBAN n’est publiée',
        person: 'Aucune liste de personnes n’est publiée',
      },
      meaning:
        'Aucun organisme n’a fourni de liste de ce genre. Personne ne peut donc répondre ici, ni oui ni non, et rien n’a été demandé au service sur ce que vous avez tapé.',
      next: 'Essayez avec autre chose, ou voyez qui est concerné d’après l’annonce de chaque incident.',
      concerned: 'Répondre à quelques questions',
    },
    missing:
      'Les fiches des incidents n’ont pas pu être lues ; la réponse est bonne quand même. Les liens mènent à chaque fiche.',
  },
  en: {
    steps: {
      'self-test': 'trying the computation on your device',
      parameters: 'reading which lists are published',
      digest: 'computing the fingerprint on your device',
      evaluation: 'asking the service a scrambled question',
      bucket: 'fetching the locker, reading the answer on your device',
    },
    stepOf: (step, of) => `Step ${step} of ${of}`,
    cancelled: 'Check cancelled: no answer was given.',
    about: 'For',
    again: 'Check something else',
    listed: {
      title: n => (n > 1 ? `Found in the lists of ${n} incidents` : 'Found in the list of one incident'),
      meaning: {
        email: 'According to the lists of the organisations hit, this e-mail address is among the exposed data.',
        phone:
          'According to the lists of the organisations hit, this phone number is among the exposed data. If the number has changed hands since, it may have been its previous holder’s.',
        iban: 'According to the lists of the organisations hit, this IBAN is among the exposed data.',
        person:
          'According to the lists of the organisations hit, somebody of this name, born on that day, is concerned. Two people can share a name and a birthday.',
      },
      next: 'It does not mean that anybody has used it yet. The most serious comes first; the page “What to do” brings the steps together.',
      plan: 'See what to do',
      remembered:
        'For the page “What to do”, this tab remembers the names of the incidents found until it is closed, and nothing else.',
      forget: 'Forget them now',
      forgotten: 'Forgotten.',
    },
    notListed: {
      title: 'Not found in the published lists',
      meaning: {
        email: 'This e-mail address is in none of the lists that the organisations hit have given.',
        phone: 'This phone number is in none of the lists that the organisations hit have given.',
        iban: 'This IBAN is in none of the lists that the organisations hit have given.',
        person: 'Nobody of this name, born on that day, is in the lists that the organisations hit have given.',
      },
      but: 'That does not mean that your data has not leaked:',
      reasons: [
        'most leaks have no list;',
        'the organisation may know you by another address or number;',
        'a list can be incomplete, or the leak not known yet.',
      ],
      concerned: 'For leaks without a list, answer a few questions',
    },
    notCovered: {
      title: {
        email: 'No list of e-mail addresses is published',
        phone: 'No list of phone numbers is published',
        iban: 'No list of IBANs is published',
        person: 'No list of people is published',
      },
      meaning:
        'No organisation has given a list of this kind. So nobody can answer here, neither yes nor no, and the service was asked nothing about what you typed.',
      next: 'Try something else, or see who is concerned according to the notice of each incident.',
      concerned: 'Answer a few questions',
    },
    missing: 'The incident records could not be read; the answer stands all the same. The links lead to each record.',
  },
}
