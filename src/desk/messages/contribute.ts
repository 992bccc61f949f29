import type { Kind } from '../../identifier/kind.ts'
import type { Bilingual } from '../../site/language.ts'

interface ContributePageMessages {
  readonly title: (code: number, kind: Kind) => string
  readonly lead: string
  readonly noScript: string
  readonly notDraft: string
  readonly back: string
  readonly what: {
    readonly title: string
    readonly stays: string
    readonly staysItems: readonly string[]
    readonly leaves: string
    readonly leavesItems: readonly string[]
    readonly never: string
  }
  readonly commandLine: {
    readonly title: string
    readonly text: string
    readonly token: string
    readonly columns: Readonly<Record<Kind, string>>
  }
}

const KINDS_FR: Readonly<Record<Kind, string>> = {
  email: 'adresses e-mail',
  phone: 'numéros de téléphone',
  iban: 'IBAN',
  person: 'nom, prénoms et date de naissance',
}
const KINDS_EN: Readonly<Record<Kind, string>> = {
  email: 'e-mail addresses',
  phone: 'phone numbers',
  iban: 'IBANs',
  person: 'name, given names and birth date',
}

export const contributePageMessages: Bilingual<ContributePageMessages> = {
  fr: {
    title: (code, kind) => `Remplir la liste n° ${code} : ${KINDS_FR[kind]}`,
    lead: 'Le fichier des personnes touchées est lu et transformé sur cette machine. Il ne la quitte pas.',
    noScript:
      'Cette page a besoin de JavaScript : c’est lui qui transforme le fichier sur votre machine. La ligne de commande, plus bas, s’en passe.',
    notDraft:
      'Cette liste est déjà soumise : elle ne peut plus être remplie. Pour corriger une liste, retirez-la et créez-en une autre.',
    back: 'Revenir à la liste',
    what: {
      title: 'Ce qui reste, ce qui part',
      stays: 'Restent sur cette machine :',
      staysItems: [
        'le fichier, son nom et tout ce qu’il contient ;',
        'les empreintes calculées à partir des lignes ;',
        'les numéros des lignes inutilisables.',
      ],
      leaves: 'Partent vers le service :',
      leavesItems: [
        'des empreintes brouillées, avec un brouillage nouveau à chaque fois, que le service signe sans pouvoir les lire ;',
        'les éléments obtenus : 32 octets par personne, dont personne ne peut tirer l’identifiant sans la clé du service.',
      ],
      never: 'Un numéro de sécurité sociale n’est jamais accepté, dans aucune colonne (décret n° 2019-341).',
    },
    commandLine: {
      title: 'Très longue liste ?',
      text: 'La ligne de commande est environ trois fois plus rapide, tourne sans écran et donne exactement le même résultat :',
      token:
        'Le jeton vient des personnes qui exploitent le service. Une liste commencée d’un côté se termine du même côté.',
      columns: { email: 'adresse_mail', phone: 'telephone', iban: 'iban', person: 'nom,prenom,date_naissance' },
    },
  },
  en: {
    title: (code, kind) => `Fill list no. ${code}: ${KINDS_EN[kind]}`,
    lead: 'The file of the people affected is read and transformed on this machine. It does not leave it.',
    noScript:
      'This page needs JavaScript, which transforms the file on your machine. The command line, further down, does without.',
    notDraft:
      'This list is submitted already and can no longer be filled. To correct a list, withdraw it and create another one.',
    back: 'Back to the list',
    what: {
      title: 'What stays, what leaves',
      stays: 'These stay on this machine:',
      staysItems: [
        'the file, its name and everything in it;',
        'the fingerprints computed from its rows;',
        'the numbers of the rows that cannot be used.',
      ],
      leaves: 'These go to the service:',
      leavesItems: [
        'scrambled fingerprints, scrambled anew each time, which the service signs without being able to read them;',
        'the elements that come of it: 32 bytes a person, from which nobody can get the identifier without the service’s key.',
      ],
      never: 'A French social security number is never accepted, in no column (décret n° 2019-341).',
    },
    commandLine: {
      title: 'A very long list?',
      text: 'The command line is about three times as fast, runs without a screen and gives exactly the same result:',
      token: 'The token comes from those who run the service. A list begun on one side ends on the same side.',
      columns: { email: 'email', phone: 'phone', iban: 'iban', person: 'family_name,given_names,birth_date' },
    },
  },
}
