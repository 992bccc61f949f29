/** The list of records, and opening one. */
import type { Bilingual } from '../../site/language.ts'

interface RecordsMessages {
  readonly title: string
  readonly open: string
  readonly columns: { readonly record: string; readonly clock: string; readonly changed: string }
  readonly nothingDue: string
  readonly allDone: string
  readonly access: Readonly<Record<'own' | 'edit' | 'read', string>>
  readonly empty: {
    readonly title: string
    readonly text: string
    readonly steps: readonly string[]
    readonly notOfficer: string
  }
  readonly invitations: string
  readonly invitation: (from: string, title: string) => string
  readonly expires: (moment: string) => string
  readonly accept: string
  readonly decline: string
  readonly unopened: string
  readonly unopenedText: string
  readonly openThis: string
  readonly done: Readonly<Record<'accepted' | 'declined' | 'left', string>>
  readonly untitledInvitation: string
  readonly fresh: {
    readonly title: string
    readonly lead: string
    readonly what: string
    readonly whatHint: string
    readonly organisation: string
    readonly when: string
    readonly whenHint: string
    readonly kind: string
    readonly button: string
    readonly after: string
    readonly titleMissing: string
    readonly whenMissing: string
    readonly future: string
    readonly organisationMissing: string
  }
}

export const recordsMessages: Bilingual<RecordsMessages> = {
  fr: {
    title: 'Dossiers',
    open: 'Ouvrir un dossier',
    columns: { record: 'Dossier', clock: 'Échéance la plus proche', changed: 'Dernière modification' },
    nothingDue: 'Indiquez la prise de connaissance : les délais courent de là.',
    allDone: 'Rien n’est dû.',
    access: { own: 'responsable du dossier', edit: 'y participe', read: 'peut le lire' },
    empty: {
      title: 'Pas encore de dossier',
      text: 'Un dossier suit une violation de données du premier jour à la publication :',
      steps: [
        'vous l’ouvrez en deux minutes, et tous les délais légaux courent ;',
        'vous tenez le registre de l’article 33(5), dont sortent la notification à la CNIL et les autres documents ;',
        'vous écrivez la fiche publique ; une autre personne la relit, l’approuve et la publie ;',
        'vous déposez la liste des personnes concernées : elle ne quitte jamais votre machine sous une forme lisible.',
      ],
      notOfficer: 'Un dossier est ouvert par une personne qui a le rôle de référent dans son organisme.',
    },
    invitations: 'Invitations',
    invitation: (from, title) => `${from} vous invite dans le dossier « ${title} ».`,
    expires: moment => `Valable jusqu’au ${moment}.`,
    accept: 'Accepter',
    decline: 'Décliner',
    unopened: 'Fiches du catalogue à reprendre',
    unopenedText:
      'Ces incidents, déjà publics, ont été confiés à votre organisme. Ouvrir un dossier en fait une copie de travail ; ce qui est public ne change pas.',
    openThis: 'Ouvrir le dossier',
    done: {
      accepted: 'Invitation acceptée : le dossier est dans la liste.',
      declined: 'Invitation déclinée.',
      left: 'Votre organisme ne participe plus à ce dossier.',
    },
    untitledInvitation: 'sans titre',
    fresh: {
      title: 'Ouvrir un dossier',
      lead: 'Quatre réponses suffisent. Tout le reste se complète ensuite, à plusieurs, et rien n’est public.',
      what: 'Que s’est-il passé ?',
      whatHint: 'Un titre : en général le nom de l’organisme touché. Une des deux langues suffit pour commencer.',
      organisation: 'Pour quel organisme ?',
      when: 'Quand en avez-vous pris connaissance ?',
      whenHint:
        'Le moment où vous avez été raisonnablement certain que des données personnelles étaient touchées. Les 72 heures courent de là ; vous pourrez le corriger.',
      kind: 'De quoi s’agit-il ?',
      button: 'Ouvrir le dossier',
      after: 'Vous verrez aussitôt tous les délais.',
      titleMissing: 'Donnez un titre, dans une des deux langues.',
      whenMissing: 'Indiquez le jour et l’heure, même approchés.',
      future: 'Ce moment n’est pas encore passé : vérifiez le jour et l’heure.',
      organisationMissing: 'Choisissez l’organisme.',
    },
  },
  en: {
    title: 'Records',
    open: 'Open a record',
    columns: { record: 'Record', clock: 'Nearest deadline', changed: 'Last change' },
    nothingDue: 'Say when you became aware: the clocks run from there.',
    allDone: 'Nothing is due.',
    access: { own: 'owns the record', edit: 'takes part', read: 'may read it' },
    empty: {
      title: 'No record yet',
      text: 'A record follows a data breach from the first day to its publication:',
      steps: [
        'you open it in two minutes, and all legal clocks run;',
        'you keep the register of article 33(5), out of which come the notification to the CNIL and the other papers;',
        'you write the public record; somebody else reviews, approves and publishes it;',
        'you contribute the list of people concerned: it never leaves your machine in a readable form.',
      ],
      notOfficer: 'A record is opened by somebody who has the role of officer in their organisation.',
    },
    invitations: 'Invitations',
    invitation: (from, title) => `${from} invites you into the record “${title}”.`,
    expires: moment => `Valid until ${moment}.`,
    accept: 'Accept',
    decline: 'Decline',
    unopened: 'Incidents of the catalogue to take up',
    unopenedText:
      'These incidents are public already and were given to your organisation. Opening a record makes a working copy; what is public does not change.',
    openThis: 'Open the record',
    done: {
      accepted: 'Invitation accepted: the record is in the list.',
      declined: 'Invitation declined.',
      left: 'Your organisation no longer takes part in this record.',
    },
    untitledInvitation: 'without a title',
    fresh: {
      title: 'Open a record',
      lead: 'Four answers are enough. Everything else is filled in later, by several people, and nothing is public.',
      what: 'What happened?',
      whatHint:
        'A title: usually the name of the organisation affected. One of the two languages is enough to begin with.',
      organisation: 'For which organisation?',
      when: 'When did you become aware of it?',
      whenHint:
        'The moment when you were reasonably certain that personal data was affected. The 72 hours run from there; you can correct it.',
      kind: 'What is it?',
      button: 'Open the record',
      after: 'You will see all deadlines at once.',
      titleMissing: 'Give a title, in one of the two languages.',
      whenMissing: 'Give the day and the time, even roughly.',
      future: 'This moment has not come yet: check the day and the time.',
      organisationMissing: 'Choose the organisation.',
    },
  },
}
