/** What a record said before, two versions at once, and what people say about it. */
import type { Bilingual } from '../../site/language.ts'

interface RecordHistoryMessages {
  readonly lead: string
  readonly stretch: (versions: number, from: number, to: number) => string
  readonly created: string
  readonly seeChanges: string
  readonly older: string
  readonly newest: string
  readonly version: {
    readonly title: (version: number) => string
    readonly since: (version: number) => string
    readonly first: string
    readonly none: string
    readonly field: string
    readonly before: string
    readonly after: string
    readonly nothing: string
    readonly back: string
  }
  readonly clash: {
    readonly title: string
    readonly lead: string
    readonly yours: (moment: string) => string
    readonly theirs: (who: string, moment: string) => string
    readonly merged: (count: number) => string
    readonly nothingLeft: string
    readonly nothing: string
    readonly save: string
    readonly choose: string
    readonly changedAgain: string
    readonly drop: string
    readonly dropWhat: string
  }
  readonly comments: {
    readonly lead: string
    readonly empty: string
    readonly label: string
    readonly hint: string
    readonly button: string
    readonly refused: string
    readonly done: string
    readonly about: (version: number) => string
  }
}

export const recordHistoryMessages: Bilingual<RecordHistoryMessages> = {
  fr: {
    lead: 'Chaque enregistrement est gardé, tel quel. Ce qu’une personne a écrit de suite, à dix minutes près, est réuni.',
    stretch: (versions, from, to) =>
      versions === 1 ? `version ${to}` : `${versions} enregistrements, versions ${from} à ${to}`,
    created: 'ouverture du dossier',
    seeChanges: 'Voir ce qui a changé',
    older: 'Plus ancien',
    newest: 'Retour au plus récent',
    version: {
      title: version => `Version ${version}`,
      since: version => `Ce qui a changé depuis la version ${version}.`,
      first: 'La première version : tout ce qu’elle disait.',
      none: 'Rien n’a changé entre ces deux versions.',
      field: 'Champ',
      before: 'Avant',
      after: 'Après',
      nothing: 'rien',
      back: 'Retour à l’historique',
    },
    clash: {
      title: 'Deux versions de la même chose',
      lead: 'Pendant que vous écriviez, une autre personne a enregistré. Pour chaque champ que vous avez changé tous les deux, choisissez ; le reste est déjà réuni.',
      yours: moment => `La vôtre, ${moment}`,
      theirs: (who, moment) => `Celle du dossier, enregistrée par ${who}, ${moment}`,
      merged: count =>
        count === 1
          ? 'Un autre de vos changements ne gêne personne : il est repris.'
          : `${count} autres de vos changements ne gênent personne : ils sont repris.`,
      nothingLeft: 'Plus rien ne s’oppose : enregistrez, et vos changements rejoignent le dossier.',
      nothing: 'rien',
      save: 'Enregistrer ces choix',
      choose: 'Choisissez une version pour chaque champ.',
      changedAgain: 'Le dossier vient encore de changer : voici ce qu’il dit maintenant.',
      drop: 'Abandonner ma version',
      dropWhat: 'Votre version mise de côté sera effacée ; le dossier reste comme il est.',
    },
    comments: {
      lead: 'Entre les personnes qui écrivent et celles qui relisent. Rien de tout cela n’est publié.',
      empty: 'Aucun commentaire. Posez une question, ou dites ce qu’il reste à faire.',
      label: 'Votre commentaire',
      hint: 'Il ne pourra plus être changé. Ne nommez aucune personne concernée.',
      button: 'Ajouter',
      refused:
        'Ce commentaire n’a pas été ajouté : il est vide, trop long (4 000 caractères au plus), ou contient ce qui ressemble à un numéro de sécurité sociale.',
      done: 'Commentaire ajouté.',
      about: version => `à propos de la version ${version}`,
    },
  },
  en: {
    lead: 'Every save is kept as it was. What one person wrote in a row, within ten minutes, is put together.',
    stretch: (versions, from, to) =>
      versions === 1 ? `version ${to}` : `${versions} saves, versions ${from} to ${to}`,
    created: 'record opened',
    seeChanges: 'See what changed',
    older: 'Older',
    newest: 'Back to the newest',
    version: {
      title: version => `Version ${version}`,
      since: version => `What changed since version ${version}.`,
      first: 'The first version: all that it said.',
      none: 'Nothing changed between these two versions.',
      field: 'Field',
      before: 'Before',
      after: 'After',
      nothing: 'nothing',
      back: 'Back to the history',
    },
    clash: {
      title: 'Two versions of the same thing',
      lead: 'While you were writing, somebody else saved. For each field that you both changed, choose; the rest is put together already.',
      yours: moment => `Yours, ${moment}`,
      theirs: (who, moment) => `The record’s, saved by ${who}, ${moment}`,
      merged: count =>
        count === 1
          ? 'One more change of yours is in nobody’s way: it is taken over.'
          : `${count} more changes of yours are in nobody’s way: they are taken over.`,
      nothingLeft: 'Nothing stands in the way any more: save, and your changes join the record.',
      nothing: 'nothing',
      save: 'Save these choices',
      choose: 'Choose a version for each field.',
      changedAgain: 'The record has just changed again: this is what it says now.',
      drop: 'Give my version up',
      dropWhat: 'Your version that was set aside will be deleted; the record stays as it is.',
    },
    comments: {
      lead: 'Between those who write and those who review. Nothing of it is published.',
      empty: 'No comment. Ask a question, or say what is left to be done.',
      label: 'Your comment',
      hint: 'It cannot be changed afterwards. Name no person concerned.',
      button: 'Add',
      refused:
        'This comment was not added: it is empty, too long (4,000 characters at most), or holds what looks like a French social security number.',
      done: 'Comment added.',
      about: version => `about version ${version}`,
    },
  },
}
