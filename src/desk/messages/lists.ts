import type { DataSetStatus } from '../../database/schema.ts'
import type { Kind } from '../../identifier/kind.ts'
import type { Bilingual } from '../../site/language.ts'

export type ListAct = 'approve' | 'publish' | 'withdraw'
/** Of a list that was approved, whether its publication was asked for makes two. */
export type ListState = DataSetStatus | 'released'

interface ListMessages {
  readonly title: string
  readonly lead: string
  readonly none: string
  readonly kinds: Readonly<Record<Kind, string>>
  readonly states: Readonly<Record<ListState, { readonly label: string; readonly meaning: string }>>
  readonly columns: readonly [string, string, string, string, string]
  readonly caption: string
  readonly entries: (count: string) => string
  readonly chunks: (count: number) => string
  readonly nothingYet: string
  readonly invented: string
  readonly create: {
    readonly title: string
    readonly text: string
    readonly kind: string
    readonly classes: string
    readonly classesHint: string
    readonly noClasses: string
    readonly organisation: string
    readonly invented: string
    readonly inventedHint: string
    readonly button: string
    readonly readOnly: string
  }
  readonly one: {
    readonly title: (code: number, kind: string) => string
    readonly back: string
    readonly organisation: string
    readonly count: string
    readonly exposes: string
    readonly created: string
    readonly submitted: string
    readonly approved: string
    readonly published: string
    readonly withdrawn: string
    readonly by: (who: string, when: string) => string
    readonly unknownWho: string
    readonly contributor: string
    readonly contribute: string
    readonly contributeText: string
    readonly cli: string
    readonly cliText: string
  }
  readonly acts: { readonly title: string } & Readonly<
    Record<ListAct, { readonly title: string; readonly text: string; readonly button: string }>
  >
  readonly withdrawEffects: readonly string[]
  readonly confirm: string
  readonly role: Readonly<Record<ListAct, string>>
  readonly recordFirst: string
  readonly final: string
}

export const listMessages: Bilingual<ListMessages> = {
  fr: {
    title: 'Listes',
    lead: 'Les listes de personnes concernées par cet incident : une par genre d’identifiant et par organisme. Le service n’en reçoit jamais que des empreintes chiffrées.',
    none: 'Aucune liste pour l’instant. Avec une liste, une personne concernée peut le savoir en quelques secondes, sans dire qui elle est ; sans liste, la fiche publique lui dit seulement qui est concerné.',
    kinds: { email: 'Adresses e-mail', phone: 'Téléphones', iban: 'IBAN', person: 'Noms et dates de naissance' },
    states: {
      draft: { label: 'à transmettre', meaning: 'La liste est vide ou en cours de transmission ; personne ne la lit.' },
      submitted: { label: 'à relire', meaning: 'Transmise en entier : une autre personne doit l’approuver.' },
      approved: { label: 'approuvée', meaning: 'Approuvée ; sa publication n’est pas encore demandée.' },
      released: { label: 'publication en attente', meaning: 'La prochaine publication la rend consultable.' },
      published: { label: 'publiée', meaning: 'Toute personne peut vérifier si elle y figure.' },
      withdrawn: { label: 'retirée', meaning: 'Plus personne n’y est trouvé ; son numéro ne resservira jamais.' },
    },
    columns: ['N°', 'Genre', 'Organisme', 'Empreintes', 'Transmise par'],
    caption: 'Listes du dossier',
    entries: count => `${count} empreintes`,
    chunks: count => (count === 1 ? 'un paquet reçu' : `${count} paquets reçus`),
    nothingYet: 'rien encore',
    invented: 'personnes inventées',
    create: {
      title: 'Commencer une liste',
      text: 'Vous déposerez ensuite un fichier, qui ne quitte pas votre machine : seules les empreintes partent.',
      kind: 'Ce qui désigne les personnes dans le fichier',
      classes: 'Données exposées pour ces personnes',
      classesHint: 'Parmi celles de la fiche. Montré à qui se trouve dans la liste.',
      noClasses: 'La fiche ne dit pas encore quelles données sont exposées : vous pouvez l’ajouter avant ou après.',
      organisation: 'Liste de',
      invented: 'Personnes inventées',
      inventedHint: 'Pour un essai : la liste sera signalée partout comme inventée.',
      button: 'Commencer',
      readOnly:
        'Les personnes qui tiennent le dossier créent et transmettent les listes ; votre rôle permet de les lire.',
    },
    one: {
      title: (code, kind) => `Liste n° ${code} : ${kind}`,
      back: 'Toutes les listes du dossier',
      organisation: 'Organisme',
      count: 'Empreintes',
      exposes: 'Données exposées',
      created: 'Commencée',
      submitted: 'Transmise',
      approved: 'Approuvée',
      published: 'Consultable depuis',
      withdrawn: 'Retirée',
      by: (who, when) => `par ${who}, ${when}`,
      unknownWho: 'l’exploitant du service',
      contributor: 'un poste de contribution',
      contribute: 'Transmettre un fichier',
      contributeText: 'Dans ce navigateur, ou en ligne de commande pour les très gros fichiers.',
      cli: 'En ligne de commande',
      cliText: 'Le même acte, pour un script ou un très gros fichier :',
    },
    acts: {
      title: 'Décider',
      approve: {
        title: 'Approuver la liste',
        text: 'Vous confirmez que le fichier, le nombre d’empreintes et l’organisme sont les bons. Rien ne devient encore consultable.',
        button: 'Approuver',
      },
      publish: {
        title: 'Publier la liste',
        text: 'Toute personne pourra vérifier si elle y figure, à la fin de la publication, qui commence aussitôt.',
        button: 'Publier la liste',
      },
      withdraw: {
        title: 'Retirer la liste',
        text: 'Voici ce qui va se passer :',
        button: 'Retirer la liste',
      },
    },
    withdrawEffects: [
      'Au bout d’une minute au plus, plus personne n’est trouvé dans cette liste.',
      'Puis ses lignes sont effacées de la base et des fichiers publiés.',
      'C’est définitif : son numéro ne resservira jamais. Une nouvelle liste se transmet depuis le début.',
    ],
    confirm: 'Un second facteur vous sera demandé.',
    role: {
      approve: 'Les personnes qui relisent, dans l’organisme à qui est la liste, l’approuvent.',
      publish: 'Les personnes qui relisent, dans l’organisme à qui est la liste, la publient.',
      withdraw: 'Les personnes qui relisent, dans l’organisme à qui est la liste, peuvent la retirer.',
    },
    recordFirst:
      'La fiche de l’incident n’est pas publique : publiez-la d’abord. Sinon, une personne trouvée dans la liste ne saurait pas de quoi il s’agit.',
    final: 'Cette liste est retirée, pour de bon.',
  },
  en: {
    title: 'Lists',
    lead: 'The lists of people affected by this incident: one for each kind of identifier and each organisation. All that the service ever receives of them are encrypted fingerprints.',
    none: 'No list so far. With a list, somebody affected can know within seconds, without saying who they are; without one, the public record only tells them who is concerned.',
    kinds: { email: 'E-mail addresses', phone: 'Phone numbers', iban: 'IBANs', person: 'Names and dates of birth' },
    states: {
      draft: { label: 'to be contributed', meaning: 'The list is empty or on its way; nobody reads it.' },
      submitted: { label: 'to be reviewed', meaning: 'Contributed completely: somebody else has to approve it.' },
      approved: { label: 'approved', meaning: 'Approved; its publication has not been asked for yet.' },
      released: { label: 'awaiting publication', meaning: 'The next publication makes it available.' },
      published: { label: 'published', meaning: 'Everybody can check whether they are in it.' },
      withdrawn: { label: 'withdrawn', meaning: 'Nobody is found in it any more; its number is never used again.' },
    },
    columns: ['No.', 'Kind', 'Organisation', 'Fingerprints', 'Contributed by'],
    caption: 'Lists of the record',
    entries: count => `${count} fingerprints`,
    chunks: count => (count === 1 ? 'one chunk received' : `${count} chunks received`),
    nothingYet: 'nothing yet',
    invented: 'invented people',
    create: {
      title: 'Begin a list',
      text: 'You will then drop a file, which does not leave your machine: only the fingerprints do.',
      kind: 'What stands for people in the file',
      classes: 'Data exposed for these people',
      classesHint: 'Among those of the record. Shown to whoever is found in the list.',
      noClasses: 'The record does not say yet which data were exposed: you can add it before or after.',
      organisation: 'List of',
      invented: 'Invented people',
      inventedHint: 'For a trial: the list will be marked as invented everywhere.',
      button: 'Begin',
      readOnly: 'Those who keep the record create and contribute lists; your role lets you read them.',
    },
    one: {
      title: (code, kind) => `List no. ${code}: ${kind}`,
      back: 'All lists of the record',
      organisation: 'Organisation',
      count: 'Fingerprints',
      exposes: 'Data exposed',
      created: 'Begun',
      submitted: 'Contributed',
      approved: 'Approved',
      published: 'Available since',
      withdrawn: 'Withdrawn',
      by: (who, when) => `by ${who}, ${when}`,
      unknownWho: 'the operator of the service',
      contributor: 'a contributing machine',
      contribute: 'Contribute a file',
      contributeText: 'In this browser, or on the command line for very large files.',
      cli: 'On the command line',
      cliText: 'The same act, for a script or a very large file:',
    },
    acts: {
      title: 'Decide',
      approve: {
        title: 'Approve the list',
        text: 'You confirm that the file, the number of fingerprints and the organisation are the right ones. Nothing becomes available yet.',
        button: 'Approve',
      },
      publish: {
        title: 'Publish the list',
        text: 'Everybody will be able to check whether they are in it, at the end of the publication, which begins at once.',
        button: 'Publish the list',
      },
      withdraw: {
        title: 'Withdraw the list',
        text: 'This is what will happen:',
        button: 'Withdraw the list',
      },
    },
    withdrawEffects: [
      'Within a minute at most, nobody is found in this list any more.',
      'Then its rows are deleted from the database and from the published files.',
      'This is final: its number is never used again. A new list is contributed from the beginning.',
    ],
    confirm: 'You will be asked for a second factor.',
    role: {
      approve: 'Reviewers of the organisation whose list it is approve it.',
      publish: 'Reviewers of the organisation whose list it is publish it.',
      withdraw: 'Reviewers of the organisation whose list it is can withdraw it.',
    },
    recordFirst:
      'The record of the incident is not public: publish it first. Otherwise somebody found in the list would not know what it is about.',
    final: 'This list is withdrawn for good.',
  },
}
