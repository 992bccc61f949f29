import type { OfficerStatus } from '../../database/officer-tables.ts'
import type { Bilingual } from '../../site/language.ts'
import type { AccountAct } from '../parts/account-acts-part.ts'

interface Act {
  readonly summary: string
  /** What it does, and what it does not. */
  readonly text: string
  readonly button: string
}

interface PeopleMessages {
  readonly title: string
  readonly lead: string
  readonly columns: readonly [string, string]
  readonly platform: string
  readonly people: (count: number) => string
  readonly empty: string
  readonly create: {
    readonly title: string
    readonly text: string
    readonly name: string
    readonly hint: string
    readonly button: string
    readonly invalid: string
    readonly taken: string
  }
  readonly unattached: { readonly title: string; readonly text: string }
  readonly organisation: {
    readonly members: string
    readonly memberColumns: readonly [string, string, string, string]
    readonly noMembers: string
    readonly you: string
    readonly manage: string
    readonly statuses: Readonly<Record<OfficerStatus, string>>
    readonly noRoles: string
    readonly missing: string
    readonly invitations: string
    readonly invitationColumns: readonly [string, string, string, string]
    readonly noInvitations: string
    readonly revoke: string
    readonly revokeText: string
    readonly invite: {
      readonly title: string
      readonly text: string
      readonly email: string
      readonly roles: string
      readonly button: string
      readonly invalid: string
    }
    readonly all: string
    readonly readOnly: string
  }
  readonly done: Readonly<
    Record<'created' | 'revoked' | 'roles' | 'left' | 'suspended' | 'restored' | 'closed', string>
  >
  readonly link: {
    readonly title: string
    readonly lead: string
    readonly label: string
    readonly hint: string
    readonly copy: string
    readonly copied: string
    readonly until: string
    readonly how: string
    readonly button: string
  }
  readonly member: {
    readonly roles: string
    readonly rolesText: string
    readonly save: string
    readonly own: string
    readonly leave: Act
    readonly account: string
    readonly accountText: string
    readonly acts: Readonly<Record<AccountAct, Act>>
    readonly back: string
    readonly status: string
    readonly email: string
  }
}

export const peopleMessages: Bilingual<PeopleMessages> = {
  fr: {
    title: 'Équipe',
    lead: 'Les organismes du bureau et les personnes qui y travaillent.',
    columns: ['Organisme', 'Personnes'],
    platform: 'plateforme',
    people: count => (count > 1 ? `${count} personnes` : count === 1 ? '1 personne' : 'personne'),
    empty: 'Aucun organisme. Créez le premier ci-dessous, puis invitez la personne qui tiendra ses dossiers.',
    create: {
      title: 'Créer un organisme',
      text: 'Il commence sans personne : invitez ensuite son administration, qui invitera les autres.',
      name: 'Nom de l’organisme',
      hint: 'Tel qu’il sera publié dans les fiches, par exemple « Ville de Saint-Nazaire ».',
      button: 'Créer l’organisme',
      invalid: 'Donnez un nom de 1 à 200 caractères visibles.',
      taken: 'Un organisme porte déjà ce nom.',
    },
    unattached: {
      title: 'Comptes sans organisme',
      text: 'Ces personnes peuvent se connecter, mais ne voient rien. Invitez-les dans un organisme, ou fermez leur compte.',
    },
    organisation: {
      members: 'Personnes',
      memberColumns: ['Nom', 'Rôles', 'État', 'Actions'],
      noMembers:
        'Personne encore. Invitez d’abord une personne pour l’administration, une pour la rédaction et une pour la relecture.',
      you: 'vous',
      manage: 'Gérer',
      statuses: { active: 'actif', suspended: 'suspendu', closed: 'fermé' },
      noRoles: 'aucun rôle',
      missing: 'Il manque une autre personne pour la relecture : personne ne publie son propre travail.',
      invitations: 'Invitations en attente',
      invitationColumns: ['Adresse e-mail', 'Rôles', 'Expire', 'Actions'],
      noInvitations: 'Aucune invitation en attente.',
      revoke: 'Reprendre',
      revokeText: 'Reprendre une invitation rend son lien inutilisable tout de suite.',
      invite: {
        title: 'Inviter une personne',
        text: 'Vous recevrez un lien à usage unique, à remettre vous-même. Une invitation précédente à la même adresse prend fin.',
        email: 'Adresse e-mail',
        roles: 'Rôles',
        button: 'Créer l’invitation',
        invalid: 'Vérifiez l’adresse et choisissez au moins un rôle.',
      },
      all: 'Tous les organismes',
      readOnly: 'Vous pouvez lire cette page. Les personnes chargées de l’administration invitent et fixent les rôles.',
    },
    done: {
      created: 'L’organisme est créé. Invitez maintenant la première personne.',
      revoked: 'L’invitation est reprise : son lien ne sert plus.',
      roles: 'Les rôles sont changés, dès maintenant.',
      left: 'La personne n’appartient plus à cet organisme.',
      suspended: 'Le compte est suspendu et ses sessions sont terminées.',
      restored: 'Le compte est rétabli.',
      closed: 'Le compte est fermé.',
    },
    link: {
      title: 'Le lien à remettre',
      lead: 'Il n’est montré que maintenant, sert une seule fois, et ouvre l’accès à qui le tient.',
      label: 'Lien à usage unique',
      hint: 'Sélectionnez tout, copiez.',
      copy: 'Copier',
      copied: 'Copié.',
      until: 'Il expire le',
      how: 'Remettez-le par un moyen sûr : de vive voix, par messagerie chiffrée ; pas dans un message que d’autres lisent. En cas d’erreur, reprenez l’invitation.',
      button: 'Le lien est remis',
    },
    member: {
      roles: 'Rôles dans cet organisme',
      rolesText: 'Un changement vaut tout de suite, aussi dans les sessions ouvertes.',
      save: 'Fixer les rôles',
      own: 'C’est vous. Personne ne change ses propres droits : une autre personne de l’administration doit le faire.',
      leave: {
        summary: 'Retirer de cet organisme',
        text: 'La personne perd tous ses rôles ici et ne voit plus aucun de ses dossiers. Son compte, ses rôles ailleurs et ce qu’elle a fait restent.',
        button: 'Retirer de l’organisme',
      },
      account: 'Compte',
      accountText: 'Ces actes portent sur le compte entier, dans tous ses organismes.',
      acts: {
        suspend: {
          summary: 'Suspendre le compte',
          text: 'Toutes ses sessions et ses jetons de dépôt prennent fin tout de suite, et la personne ne peut plus se connecter. Rien n’est supprimé ; le compte peut être rétabli.',
          button: 'Suspendre le compte',
        },
        restore: {
          summary: 'Rétablir le compte',
          text: 'La personne peut de nouveau se connecter, avec les rôles qu’elle avait.',
          button: 'Rétablir le compte',
        },
        reset: {
          summary: 'Réinitialiser l’accès',
          text: 'Pour qui a perdu son mot de passe, son application de codes ou sa clé d’accès. Vous recevrez un lien à usage unique ; rien ne change avant qu’il serve. Assurez-vous d’abord que la demande vient bien de la personne.',
          button: 'Créer le lien',
        },
        close: {
          summary: 'Fermer le compte',
          text: 'Définitif. Le nom, l’adresse, les rôles et tout moyen de se connecter sont supprimés. Ce que la personne a fait reste dans le journal, sous un identifiant sans nom. Pour revenir, il faudrait une nouvelle invitation.',
          button: 'Fermer le compte définitivement',
        },
      },
      back: 'Retour à l’organisme',
      status: 'État du compte',
      email: 'Adresse e-mail',
    },
  },
  en: {
    title: 'People',
    lead: 'The organisations at the desk and the people who work there.',
    columns: ['Organisation', 'People'],
    platform: 'platform',
    people: count => (count > 1 ? `${count} people` : count === 1 ? '1 person' : 'nobody'),
    empty: 'No organisation. Create the first one below, then invite whoever will keep its records.',
    create: {
      title: 'Create an organisation',
      text: 'It begins without people: then invite its administrator, who invites the others.',
      name: 'Name of the organisation',
      hint: 'As it will be published in records, such as “Ville de Saint-Nazaire”.',
      button: 'Create the organisation',
      invalid: 'Give a name of 1 to 200 visible characters.',
      taken: 'There is an organisation of this name.',
    },
    unattached: {
      title: 'Accounts without an organisation',
      text: 'These people can sign in, but see nothing. Invite them into an organisation, or close their account.',
    },
    organisation: {
      members: 'People',
      memberColumns: ['Name', 'Roles', 'State', 'Actions'],
      noMembers: 'Nobody yet. First invite an administrator, an officer and a reviewer.',
      you: 'you',
      manage: 'Manage',
      statuses: { active: 'active', suspended: 'suspended', closed: 'closed' },
      noRoles: 'no role',
      missing: 'Another person is needed to review: nobody publishes their own work.',
      invitations: 'Open invitations',
      invitationColumns: ['E-mail address', 'Roles', 'Expires', 'Actions'],
      noInvitations: 'No open invitation.',
      revoke: 'Take back',
      revokeText: 'Taking an invitation back makes its link useless at once.',
      invite: {
        title: 'Invite somebody',
        text: 'You will get a one-time link, to hand over yourself. An earlier invitation to the same address ends.',
        email: 'E-mail address',
        roles: 'Roles',
        button: 'Make the invitation',
        invalid: 'Check the address and choose at least one role.',
      },
      all: 'All organisations',
      readOnly: 'You may read this page. Administrators invite people and set their roles.',
    },
    done: {
      created: 'The organisation is created. Now invite the first person.',
      revoked: 'The invitation is taken back: its link is of no use any more.',
      roles: 'The roles are changed, from now on.',
      left: 'The person no longer belongs to this organisation.',
      suspended: 'The account is suspended and its sessions have ended.',
      restored: 'The account is restored.',
      closed: 'The account is closed.',
    },
    link: {
      title: 'The link to hand over',
      lead: 'It is shown now and never again, works once, and lets in whoever holds it.',
      label: 'One-time link',
      hint: 'Select all of it, and copy.',
      copy: 'Copy',
      copied: 'Copied.',
      until: 'It expires on',
      how: 'Hand it over by a safe way: in person, or an encrypted messenger; not in a message that others read. If something went wrong, take the invitation back.',
      button: 'The link is handed over',
    },
    member: {
      roles: 'Roles in this organisation',
      rolesText: 'A change holds at once, in open sessions too.',
      save: 'Set the roles',
      own: 'This is you. Nobody changes their own rights: another administrator has to.',
      leave: {
        summary: 'Remove from this organisation',
        text: 'The person loses all roles here and no longer sees any of its records. The account, roles elsewhere and what was done stay.',
        button: 'Remove from the organisation',
      },
      account: 'Account',
      accountText: 'These acts are about the account as a whole, in all its organisations.',
      acts: {
        suspend: {
          summary: 'Suspend the account',
          text: 'All its sessions and contribution tokens end at once, and the person cannot sign in any more. Nothing is deleted; the account can be restored.',
          button: 'Suspend the account',
        },
        restore: {
          summary: 'Restore the account',
          text: 'The person can sign in again, with the roles from before.',
          button: 'Restore the account',
        },
        reset: {
          summary: 'Reset the access',
          text: 'For whoever has lost their password, authenticator app or passkey. You will get a one-time link; nothing changes before it is used. First make sure that it is the person who asks.',
          button: 'Make the link',
        },
        close: {
          summary: 'Close the account',
          text: 'For good. Name, address, roles and everything to sign in with are deleted. What the person did stays in the audit log, under an id without a name. To come back takes a new invitation.',
          button: 'Close the account for good',
        },
      },
      back: 'Back to the organisation',
      status: 'State of the account',
      email: 'E-mail address',
    },
  },
}
