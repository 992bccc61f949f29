/** Who takes part in a record, and inviting others. */
import type { Bilingual } from '../../site/language.ts'

type Access = 'own' | 'edit' | 'read'

interface RecordShareMessages {
  readonly lead: string
  readonly who: string
  readonly organisation: string
  readonly access: string
  readonly since: string
  readonly accesses: Readonly<Record<Access, { readonly label: string; readonly meaning: string }>>
  readonly waiting: string
  readonly until: (moment: string) => string
  readonly invite: string
  readonly inviteText: string
  readonly inviteWhom: string
  readonly inviteHow: string
  readonly inviteButton: string
  readonly nobodyLeft: string
  readonly end: (organisation: string) => string
  readonly endWhat: string
  readonly endButton: string
  readonly leave: (organisation: string) => string
  readonly leaveWhat: string
  readonly leaveButton: string
  readonly lastOwner: string
  readonly done: Readonly<Record<'invited' | 'ended', string>>
}

export const recordShareMessages: Bilingual<RecordShareMessages> = {
  fr: {
    lead: 'Un même incident touche parfois plusieurs organismes. Chacun peut participer au dossier ; les listes de personnes restent à chacun.',
    who: 'Qui participe',
    organisation: 'Organisme',
    access: 'Accès',
    since: 'Depuis',
    accesses: {
      own: { label: 'responsable', meaning: 'écrit, relit, publie, invite d’autres organismes' },
      edit: { label: 'participe', meaning: 'écrit dans le dossier et y dépose ses propres listes' },
      read: { label: 'lit', meaning: 'voit tout le dossier, registre compris, sans rien changer' },
    },
    waiting: 'invité, sans réponse',
    until: moment => `jusqu’au ${moment}`,
    invite: 'Inviter un organisme',
    inviteText:
      'L’organisme invité verra tout le dossier : la fiche, le registre, les commentaires. Une personne de cet organisme accepte ou décline ; l’invitation vaut quatorze jours.',
    inviteWhom: 'Organisme à inviter',
    inviteHow: 'Ce qu’il pourra faire',
    inviteButton: 'Inviter',
    nobodyLeft: 'Tous les organismes du bureau participent déjà.',
    end: organisation => `Mettre fin à la participation de ${organisation}`,
    endWhat: 'Cet organisme ne verra plus le dossier. Ce qu’il y a écrit reste, et ses listes aussi.',
    endButton: 'Mettre fin',
    leave: organisation => `Quitter ce dossier (${organisation})`,
    leaveWhat: 'Votre organisme ne verra plus le dossier. Il faudra une nouvelle invitation pour y revenir.',
    leaveButton: 'Quitter',
    lastOwner: 'Un dossier garde toujours un responsable : le dernier ne peut pas le quitter.',
    done: {
      invited: 'Invitation envoyée : elle attend dans la liste des dossiers de cet organisme.',
      ended: 'C’est fait.',
    },
  },
  en: {
    lead: 'One incident sometimes hits several organisations. Each can take part in the record; lists of people stay with each.',
    who: 'Who takes part',
    organisation: 'Organisation',
    access: 'Access',
    since: 'Since',
    accesses: {
      own: { label: 'owner', meaning: 'writes, reviews, publishes, invites other organisations' },
      edit: { label: 'takes part', meaning: 'writes in the record and contributes lists of its own' },
      read: { label: 'reads', meaning: 'sees all of the record, the register too, without changing anything' },
    },
    waiting: 'invited, no answer yet',
    until: moment => `until ${moment}`,
    invite: 'Invite an organisation',
    inviteText:
      'The organisation invited will see all of the record: the public part, the register, the comments. Somebody there accepts or declines; the invitation holds for fourteen days.',
    inviteWhom: 'Organisation to invite',
    inviteHow: 'What it will be able to do',
    inviteButton: 'Invite',
    nobodyLeft: 'All organisations of the desk take part already.',
    end: organisation => `End the part of ${organisation}`,
    endWhat: 'This organisation will no longer see the record. What it wrote there stays, and its lists too.',
    endButton: 'End it',
    leave: organisation => `Leave this record (${organisation})`,
    leaveWhat: 'Your organisation will no longer see the record. It takes a new invitation to come back.',
    leaveButton: 'Leave',
    lastOwner: 'A record always keeps an owner: the last one cannot leave it.',
    done: { invited: 'Invitation sent: it waits in that organisation’s list of records.', ended: 'Done.' },
  },
}
