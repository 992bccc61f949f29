/** The summary of a record: what is there, what is missing, and who does what next. */
import type { Kind } from '../../identifier/kind.ts'
import type { Bilingual } from '../../site/language.ts'

export interface RecordSummaryMessages {
  readonly done: Readonly<Record<'opened' | 'settled' | 'dropped', string>>
  readonly next: string
  readonly urgent: string
  readonly steps: Readonly<
    Record<
      | 'complete'
      | 'submit'
      | 'waitReview'
      | 'review'
      | 'ownReview'
      | 'waitPublish'
      | 'publish'
      | 'published'
      | 'publishedReader'
      | 'withdrawn'
      | 'draftReader',
      string
    >
  >
  readonly stepLinks: Readonly<Record<'complete' | 'submit' | 'review' | 'publish' | 'correct', string>>
  readonly publicPart: string
  readonly publicComplete: string
  readonly publicAsIs: string
  readonly publicMissing: (count: number) => string
  readonly more: (count: number) => string
  readonly register: string
  readonly registerFilled: (filled: number, total: number) => string
  readonly cnilComplete: string
  readonly cnilMissing: (count: number) => string
  readonly clocks: string
  readonly allClocks: string
  readonly noAwareness: string
  readonly noAwarenessLink: string
  readonly papers: string
  readonly severity: string
  readonly severityNone: string
  readonly severityLink: string
  readonly lists: string
  readonly listsNone: string
  readonly listsSensitive: string
  readonly list: (code: number, kind: string) => string
  readonly kinds: Readonly<Record<Kind, string>>
  readonly listStates: Readonly<Record<'draft' | 'submitted' | 'approved' | 'published' | 'withdrawn', string>>
  readonly comments: string
  readonly commentsNone: string
  readonly allComments: string
}

export const recordSummaryMessages: Bilingual<RecordSummaryMessages> = {
  fr: {
    done: {
      opened: 'Le dossier est ouvert, et les délais courent.',
      settled: 'Vos choix sont enregistrés.',
      dropped: 'Votre version a été abandonnée ; le dossier est resté comme il était.',
    },
    urgent: 'Le plus urgent :',
    next: 'Et maintenant ?',
    steps: {
      complete: 'Complétez la fiche publique : il y manque encore de quoi la soumettre.',
      submit: 'La fiche publique est complète : soumettez-la à la relecture d’une autre personne.',
      waitReview: 'Le dossier attend la relecture d’une autre personne.',
      review: 'Relisez ce dossier, puis approuvez-le ou renvoyez-le avec vos raisons.',
      ownReview: 'Vous avez écrit dans ce dossier : une autre personne doit le relire.',
      waitPublish: 'Le dossier est approuvé ; une personne qui relit peut le publier.',
      publish: 'Le dossier est approuvé : publiez-le.',
      published: 'La fiche est publique. Pour la corriger, changez-la : elle repassera par une relecture.',
      publishedReader: 'La fiche est publique.',
      withdrawn: 'La fiche publique a été retirée. Le registre reste à tenir.',
      draftReader: 'Le dossier est en cours d’écriture.',
    },
    stepLinks: {
      complete: 'Compléter la fiche publique',
      submit: 'Soumettre',
      review: 'Relire',
      publish: 'Publier',
      correct: 'Corriger la fiche publique',
    },
    publicPart: 'Fiche publique',
    publicComplete: 'Complète : elle peut être soumise à la relecture.',
    publicAsIs: 'En ligne, telle qu’elle est écrite ici.',
    publicMissing: count =>
      count === 1 ? 'Il manque une chose pour la soumettre :' : `Il manque ${count} choses pour la soumettre :`,
    more: count => (count === 1 ? 'et une autre' : `et ${count} autres`),
    register: 'Registre',
    registerFilled: (filled, total) => `${filled} réponses sur ${total}.`,
    cnilComplete: 'De quoi faire une notification complète à la CNIL.',
    cnilMissing: count =>
      count === 1
        ? 'Pour une notification complète à la CNIL, il manque une réponse.'
        : `Pour une notification complète à la CNIL, il manque ${count} réponses.`,
    clocks: 'Délais légaux',
    allClocks: 'Tous les délais',
    noAwareness: 'Les délais courent dès la prise de connaissance, qui n’est pas indiquée.',
    noAwarenessLink: 'L’indiquer dans le registre',
    papers: 'Documents',
    severity: 'Gravité',
    severityNone: 'Pas encore évaluée.',
    severityLink: 'Évaluer la gravité',
    lists: 'Listes de personnes',
    listsNone: 'Aucune liste. Sans elle, les personnes sont reconnues à partir des critères de la fiche publique.',
    listsSensitive: 'Incident sensible (santé, justice…) : aucune liste ne peut être publiée.',
    list: (code, kind) => `Liste ${code} (${kind})`,
    kinds: { email: 'adresses e-mail', phone: 'téléphones', iban: 'IBAN', person: 'noms et dates de naissance' },
    listStates: {
      draft: 'en préparation',
      submitted: 'à relire',
      approved: 'approuvée',
      published: 'publiée',
      withdrawn: 'retirée',
    },
    comments: 'Derniers commentaires',
    commentsNone: 'Aucun commentaire.',
    allComments: 'Tous les commentaires',
  },
  en: {
    done: {
      opened: 'The record is open, and the clocks run.',
      settled: 'Your choices are saved.',
      dropped: 'Your version was given up; the record has stayed as it was.',
    },
    urgent: 'Most urgent:',
    next: 'What now?',
    steps: {
      complete: 'Complete the public record: it still lacks what it needs to be submitted.',
      submit: 'The public record is complete: submit it to somebody else’s review.',
      waitReview: 'The record waits for somebody else’s review.',
      review: 'Review this record, then approve it or return it with your reasons.',
      ownReview: 'You wrote in this record: somebody else has to review it.',
      waitPublish: 'The record is approved; a reviewer can publish it.',
      publish: 'The record is approved: publish it.',
      published: 'The record is public. To correct it, change it: it goes through a review again.',
      publishedReader: 'The record is public.',
      withdrawn: 'The public record was withdrawn. The register is still to be kept.',
      draftReader: 'The record is being written.',
    },
    stepLinks: {
      complete: 'Complete the public record',
      submit: 'Submit',
      review: 'Review',
      publish: 'Publish',
      correct: 'Correct the public record',
    },
    publicPart: 'Public record',
    publicComplete: 'Complete: it can be submitted for review.',
    publicAsIs: 'Online, as it is written here.',
    publicMissing: count =>
      count === 1
        ? 'One thing is missing before it can be submitted:'
        : `${count} things are missing before it can be submitted:`,
    more: count => (count === 1 ? 'and one more' : `and ${count} more`),
    register: 'Register',
    registerFilled: (filled, total) => `${filled} answers of ${total}.`,
    cnilComplete: 'Enough for a complete notification to the CNIL.',
    cnilMissing: count =>
      count === 1
        ? 'A complete notification to the CNIL lacks one answer.'
        : `A complete notification to the CNIL lacks ${count} answers.`,
    clocks: 'Legal deadlines',
    allClocks: 'All deadlines',
    noAwareness: 'The clocks run from the moment of awareness, which is not given.',
    noAwarenessLink: 'Give it in the register',
    papers: 'Papers',
    severity: 'Severity',
    severityNone: 'Not assessed yet.',
    severityLink: 'Assess the severity',
    lists: 'Lists of people',
    listsNone: 'No list. Without one, people are recognised by the criteria of the public record.',
    listsSensitive: 'Sensitive incident (health, justice …): no list can be published.',
    list: (code, kind) => `List ${code} (${kind})`,
    kinds: { email: 'e-mail addresses', phone: 'telephones', iban: 'IBANs', person: 'names and dates of birth' },
    listStates: {
      draft: 'in preparation',
      submitted: 'to be reviewed',
      approved: 'approved',
      published: 'published',
      withdrawn: 'withdrawn',
    },
    comments: 'Last comments',
    commentsNone: 'No comment.',
    allComments: 'All comments',
  },
}
