import type { Bilingual } from '../../site/language.ts'

/** What a record's reader may do about it, or why not. */
export type ReviewAct = 'submit' | 'return' | 'approve' | 'publish' | 'withdraw'

interface ActWords {
  readonly title: string
  /** What will happen. */
  readonly text: string
  readonly button: string
}

interface ReviewActMessages {
  readonly acts: { readonly title: string } & Readonly<Record<ReviewAct, ActWords>>
  readonly reasonLabel: string
  readonly returnHint: string
  readonly withdrawHint: string
  readonly withdrawEffects: readonly string[]
  readonly withdrawConfirm: string
  readonly correct: ActWords
  readonly refused: {
    readonly ownWork: string
    readonly role: Readonly<Record<ReviewAct, string>>
    readonly who: (names: string) => string
    readonly nobody: string
    readonly incomplete: string
    readonly unchanged: string
  }
}

export const reviewActMessages: Bilingual<ReviewActMessages> = {
  fr: {
    acts: {
      title: 'Décider',
      submit: {
        title: 'Soumettre à relecture',
        text: 'Une autre personne relira cette version. Si quelqu’un change la fiche entre-temps, elle redevient un brouillon.',
        button: 'Soumettre',
      },
      return: {
        title: 'Renvoyer',
        text: 'Le dossier redevient un brouillon, et le motif s’ajoute aux commentaires.',
        button: 'Renvoyer avec ce motif',
      },
      approve: {
        title: 'Approuver',
        text: 'Vous confirmez avoir relu cette version. Rien ne devient encore public.',
        button: 'Approuver cette version',
      },
      publish: {
        title: 'Publier',
        text: 'La fiche devient lisible par tout le monde à la fin de la publication, qui commence aussitôt et montre sa progression. Elle pourra être corrigée ou retirée. Un second facteur vous sera demandé.',
        button: 'Publier la fiche',
      },
      withdraw: {
        title: 'Retirer du site',
        text: 'Voici ce qui va se passer :',
        button: 'Retirer la fiche et ses listes',
      },
    },
    reasonLabel: 'Motif',
    returnHint: 'Ce qu’il faut changer, pour la personne qui a écrit.',
    withdrawHint: 'Gardé avec le dossier et lisible par ses lecteurs au bureau ; pas publié.',
    withdrawEffects: [
      'La fiche quitte le site et le catalogue, pour de bon : ce dossier ne sera pas publié de nouveau.',
      'Toutes ses listes sont retirées : au bout d’une minute au plus, plus personne n’y est trouvé.',
      'Puis leurs lignes sont effacées de la base et des fichiers publiés. Leurs numéros ne resserviront jamais.',
      'Le registre, l’historique et les commentaires restent au bureau, avec le motif.',
    ],
    withdrawConfirm: 'Un second facteur vous sera demandé.',
    correct: {
      title: 'Corriger',
      text: 'Modifier la fiche commence une correction : la version publique reste en ligne jusqu’à ce que la suivante soit relue et publiée. Les pages publiques montrent ce qui a changé.',
      button: 'Modifier la fiche',
    },
    refused: {
      ownWork:
        'Vous avez écrit ou soumis cette version : une autre personne doit en décider. La règle des quatre yeux est tenue par la base de données, pas seulement par cette page.',
      role: {
        submit: 'Les personnes qui tiennent le dossier le soumettent ; votre rôle permet de lire.',
        return: 'Les personnes qui relisent peuvent le renvoyer.',
        approve: 'Les personnes qui relisent l’approuvent.',
        publish: 'Les personnes qui relisent, dans un organisme à qui le dossier appartient, le publient.',
        withdraw: 'Les personnes qui relisent, dans un organisme à qui le dossier appartient, peuvent le retirer.',
      },
      who: names => `Peuvent le faire : ${names}.`,
      nobody:
        'Personne ne le peut encore : demandez à l’administration de votre organisme d’inviter une personne qui relit.',
      incomplete: 'La fiche se soumet une fois complète : voyez ce qui manque, plus haut.',
      unchanged: 'Rien à soumettre : la fiche publique est déjà celle-ci.',
    },
  },
  en: {
    acts: {
      title: 'Decide',
      submit: {
        title: 'Submit for review',
        text: 'Somebody else will review this version. If anybody changes the record in the meantime, it becomes a draft again.',
        button: 'Submit',
      },
      return: {
        title: 'Send back',
        text: 'The record becomes a draft again, and the reason is added to the comments.',
        button: 'Send back with this reason',
      },
      approve: {
        title: 'Approve',
        text: 'You confirm that you have reviewed this version. Nothing becomes public yet.',
        button: 'Approve this version',
      },
      publish: {
        title: 'Publish',
        text: 'Everybody can read the record at the end of the publication, which begins at once and shows its progress. It can be corrected or withdrawn later. You will be asked for a second factor.',
        button: 'Publish the record',
      },
      withdraw: {
        title: 'Withdraw from the site',
        text: 'This is what will happen:',
        button: 'Withdraw the record and its lists',
      },
    },
    reasonLabel: 'Reason',
    returnHint: 'What has to be changed, for whoever wrote it.',
    withdrawHint: 'Kept with the record, for its readers at the desk; not published.',
    withdrawEffects: [
      'The record leaves the site and the catalogue for good: it will not be published again.',
      'All its lists are withdrawn: within a minute at most, nobody is found in them any more.',
      'Then their rows are deleted from the database and from the published files. Their numbers are never used again.',
      'The register, the history and the comments stay at the desk, with the reason.',
    ],
    withdrawConfirm: 'You will be asked for a second factor.',
    correct: {
      title: 'Correct',
      text: 'Editing the record begins a correction: the public version stays online until the next one is reviewed and published. The public pages show what changed.',
      button: 'Edit the record',
    },
    refused: {
      ownWork:
        'You wrote or submitted this version: somebody else has to decide about it. The database keeps this rule of four eyes, not only this page.',
      role: {
        submit: 'Those who keep the record submit it; your role lets you read.',
        return: 'Reviewers can send it back.',
        approve: 'Reviewers approve it.',
        publish: 'Reviewers of an organisation that owns the record publish it.',
        withdraw: 'Reviewers of an organisation that owns the record can withdraw it.',
      },
      who: names => `Those who can: ${names}.`,
      nobody: 'Nobody can yet: ask the administrators of your organisation to invite a reviewer.',
      incomplete: 'A record is submitted once it is complete: see above what is missing.',
      unchanged: 'Nothing to submit: the public record says this already.',
    },
  },
}
