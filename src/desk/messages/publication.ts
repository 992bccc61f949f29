import type { Bilingual } from '../../site/language.ts'

interface PublicationMessages {
  readonly title: string
  readonly lead: string
  readonly running: {
    readonly title: string
    readonly text: string
    readonly progress: (objects: string, bytes: string, since: string) => string
    readonly retrying: (reason: string) => string
    readonly again: string
    readonly reload: string
  }
  readonly last: {
    readonly title: string
    readonly done: (epoch: string, moment: string) => string
    readonly unchanged: (moment: string) => string
    readonly published: (codes: string) => string
    readonly purged: (codes: string) => string
    readonly written: (objects: string, bytes: string) => string
    readonly soon: string
    readonly failed: (moment: string) => string
    readonly nothingLost: string
  }
  readonly reasons: Readonly<Record<string, string>> & { readonly other: string }
  readonly waiting: {
    readonly title: string
    readonly nothing: string
    readonly text: string
    readonly records: (ids: string) => string
    readonly lists: (codes: string) => string
    readonly withdrawn: (codes: string) => string
    readonly suppressions: (count: number) => string
    readonly unfinished: string
    readonly button: string
    readonly who: string
    readonly unavailable: string
  }
  readonly current: {
    readonly title: string
    readonly none: string
    readonly number: string
    readonly since: string
    readonly incidents: string
    readonly audit: string
    readonly auditNone: string
    readonly auditMeaning: string
  }
}

export const publicationMessages: Bilingual<PublicationMessages> = {
  fr: {
    title: 'Publication',
    lead: 'Ce qui a été approuvé et publié au bureau devient lisible d’un seul coup, pour tout le monde, quand la publication est finie. Jusque-là, l’ancienne reste en place.',
    running: {
      title: 'Une publication est en cours',
      text: 'Vous pouvez fermer cette page : elle continue sans vous.',
      progress: (objects, bytes, since) => `${objects} objets écrits (${bytes}), commencée à ${since}.`,
      retrying: reason => `${reason} Nouvel essai dans quelques secondes ; rien n’est perdu.`,
      again: 'Une autre suivra aussitôt, avec ce qui a été demandé entre-temps.',
      reload: 'Recharger la page',
    },
    last: {
      title: 'La dernière depuis le démarrage du service',
      done: (epoch, moment) => `La publication n° ${epoch} est finie (${moment}).`,
      unchanged: moment => `Il n’y avait rien à changer (${moment}).`,
      published: codes => `Listes devenues consultables : ${codes}.`,
      purged: codes => `Listes retirées, dont les lignes sont effacées : ${codes}.`,
      written: (objects, bytes) => `${objects} objets écrits, ${bytes}.`,
      soon: 'Le site la montre à tout le monde dans les quinze secondes.',
      failed: moment => `La publication s’est arrêtée (${moment}).`,
      nothingLost:
        'Rien n’est perdu et rien n’est à moitié public : l’ancienne publication reste lisible. Recommencer termine ce qui était en cours.',
    },
    reasons: {
      DatabaseUnavailableError: 'La base de données est injoignable.',
      StoreUnavailableError: 'L’espace de stockage est injoignable ou plein.',
      PublicationConflictError: 'D’autres publications se terminaient sans cesse avant celle-ci.',
      CorruptPublicationError: 'Un fichier de la publication précédente manque ou est abîmé : prévenez l’exploitant.',
      PublicationUnavailableError: 'La publication précédente ne peut pas être lue : prévenez l’exploitant.',
      other: 'Une erreur imprévue l’a interrompue : si elle revient, prévenez l’exploitant.',
    },
    waiting: {
      title: 'En attente',
      nothing: 'Rien : tout ce qui est publié au bureau est lisible.',
      text: 'Déjà publié ou retiré au bureau, et pas encore lisible pour tout le monde :',
      records: ids => `Fiches : ${ids}.`,
      lists: codes => `Listes à rendre consultables : ${codes}.`,
      withdrawn: codes => `Listes retirées : ${codes}.`,
      suppressions: count => (count > 1 ? `${count} oppositions.` : 'Une opposition.'),
      unfinished: 'Une publication a été coupée avant sa fin.',
      button: 'Lancer la publication',
      who: 'Ce bouton ne décide de rien : il termine ce qui a déjà été approuvé. Toute personne qui tient ou relit des dossiers peut s’en servir.',
      unavailable: 'La publication actuelle ne peut pas être lue en ce moment : on ne peut dire ce qui attend.',
    },
    current: {
      title: 'Ce que tout le monde peut lire',
      none: 'Rien encore. La première publication commence quand une fiche est publiée.',
      number: 'Publication',
      since: 'Depuis',
      incidents: 'Fiches',
      audit: 'Journal',
      auditNone: 'Il était vide.',
      auditMeaning:
        'L’empreinte de la dernière écriture du journal avant cette publication. Elle est dans le manifeste public : si le journal était réécrit, elle n’y serait plus.',
    },
  },
  en: {
    title: 'Publication',
    lead: 'What was approved and published at the desk becomes readable all at once, for everybody, when the publication is finished. Until then the former one stays in place.',
    running: {
      title: 'A publication is under way',
      text: 'You may close this page: it goes on without you.',
      progress: (objects, bytes, since) => `${objects} objects written (${bytes}), begun at ${since}.`,
      retrying: reason => `${reason} It will be tried again in a few seconds; nothing is lost.`,
      again: 'Another one follows at once, with what was asked for in the meantime.',
      reload: 'Reload the page',
    },
    last: {
      title: 'The last one since the service was started',
      done: (epoch, moment) => `Publication no. ${epoch} is finished (${moment}).`,
      unchanged: moment => `There was nothing to change (${moment}).`,
      published: codes => `Lists that can be checked against now: ${codes}.`,
      purged: codes => `Withdrawn lists whose rows are deleted: ${codes}.`,
      written: (objects, bytes) => `${objects} objects written, ${bytes}.`,
      soon: 'The site shows it to everybody within fifteen seconds.',
      failed: moment => `The publication stopped (${moment}).`,
      nothingLost:
        'Nothing is lost, and nothing is public by halves: the former publication can still be read. Starting again finishes what was under way.',
    },
    reasons: {
      DatabaseUnavailableError: 'The database cannot be reached.',
      StoreUnavailableError: 'The storage cannot be reached, or is full.',
      PublicationConflictError: 'Other publications kept ending before this one.',
      CorruptPublicationError: 'A file of the former publication is missing or damaged: tell the operator.',
      PublicationUnavailableError: 'The former publication cannot be read: tell the operator.',
      other: 'An unexpected error interrupted it: if it comes back, tell the operator.',
    },
    waiting: {
      title: 'Waiting',
      nothing: 'Nothing: all that is published at the desk can be read.',
      text: 'Published or withdrawn at the desk already, and not readable for everybody yet:',
      records: ids => `Records: ${ids}.`,
      lists: codes => `Lists to be made available: ${codes}.`,
      withdrawn: codes => `Withdrawn lists: ${codes}.`,
      suppressions: count => (count === 1 ? 'One objection.' : `${count} objections.`),
      unfinished: 'A publication was cut off before its end.',
      button: 'Start the publication',
      who: 'This button decides nothing: it finishes what was approved already. Whoever keeps or reviews records may use it.',
      unavailable: 'The current publication cannot be read at the moment: what waits cannot be told.',
    },
    current: {
      title: 'What everybody can read',
      none: 'Nothing yet. The first publication begins when a record is published.',
      number: 'Publication',
      since: 'Since',
      incidents: 'Records',
      audit: 'Audit log',
      auditNone: 'It was empty.',
      auditMeaning:
        'The hash of the last entry of the log before this publication. It stands in the public manifest: if the log were rewritten, it would not be in it any more.',
    },
  },
}
