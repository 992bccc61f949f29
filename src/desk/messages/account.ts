import type { SessionMethod } from '../../database/officer-tables.ts'
import type { Bilingual } from '../../site/language.ts'

interface Change {
  readonly title: string
  /** What it does. */
  readonly text: string
  readonly button: string
}

/** What the page says once it is done. */
export type AccountDone = 'password' | 'totp' | 'passkey' | 'renamed' | 'removed' | 'ended' | 'others'

interface AccountMessages {
  readonly title: string
  readonly lead: (name: string, email: string) => string
  readonly done: Readonly<Record<AccountDone, string>>
  readonly credentials: string
  readonly change: string
  readonly add: string
  readonly none: string
  /** Before a moment. */
  readonly sinceBefore: string
  readonly password: string
  readonly totp: string
  readonly recovery: string
  readonly recoveryLeft: (left: number) => string
  readonly recoveryFew: string
  readonly passkeys: string
  readonly passkeysEmpty: string
  readonly passkeyColumns: readonly [string, string, string, string]
  readonly backedUp: string
  readonly never: string
  readonly rename: string
  readonly remove: string
  readonly addPasskey: string
  readonly sessions: string
  readonly sessionsLead: string
  readonly sessionColumns: readonly [string, string, string, string]
  readonly thisSession: string
  readonly unknownClient: string
  readonly methods: Readonly<Record<SessionMethod, string>>
  readonly end: string
  readonly endOthers: string
  readonly noOthers: string
  readonly back: string
  readonly changes: {
    readonly password: Change
    readonly totp: Change
    readonly recovery: Change
    readonly passkey: Change & { readonly failed: string; readonly noScript: string }
    readonly rename: Change
    readonly remove: Change & { readonly which: (label: string) => string }
  }
  readonly current: string
  readonly label: string
  readonly labelHint: string
  readonly wrongCurrent: string
  readonly wrongCode: string
  readonly badLabel: string
  readonly knownPasskey: string
  readonly lastCredential: string
}

export const accountMessages: Bilingual<AccountMessages> = {
  fr: {
    title: 'Mon compte',
    lead: (name, email) => `${name}, ${email}`,
    done: {
      password: 'Le mot de passe est changé. Vos autres sessions sont terminées.',
      totp: 'La nouvelle application de codes est en service. Vos autres sessions sont terminées.',
      passkey: 'La clé d’accès est ajoutée. Elle sert à se connecter et à confirmer.',
      renamed: 'La clé d’accès a son nouveau nom.',
      removed: 'La clé d’accès est retirée. Supprimez-la aussi de l’appareil ou du gestionnaire de mots de passe.',
      ended: 'La session est terminée.',
      others: 'Vos autres sessions sont terminées.',
    },
    credentials: 'Se connecter et confirmer',
    change: 'Changer',
    add: 'Ajouter',
    none: 'aucun',
    sinceBefore: 'depuis le ',
    password: 'Mot de passe',
    totp: 'Application de codes',
    recovery: 'Codes de secours',
    recoveryLeft: left => (left > 1 ? `${left} codes inutilisés` : left === 1 ? '1 code inutilisé' : 'plus aucun'),
    recoveryFew: 'Il en reste peu. Créez-en de nouveaux avant d’en avoir besoin.',
    passkeys: 'Clés d’accès',
    passkeysEmpty:
      'Aucune clé d’accès. Avec une clé, vous vous connectez et confirmez par l’empreinte, le visage ou le code de l’appareil ; un site imité ne peut pas s’en servir.',
    passkeyColumns: ['Nom', 'Ajoutée', 'Dernier usage', 'Actions'],
    backedUp: 'sauvegardée par son fournisseur',
    never: 'jamais',
    rename: 'Renommer',
    remove: 'Retirer',
    addPasskey: 'Ajouter une clé d’accès',
    sessions: 'Sessions ouvertes',
    sessionsLead: 'Une session se termine après une demi-heure sans activité, et au plus tard au bout de douze heures.',
    sessionColumns: ['Appareil', 'Ouverte', 'Dernière activité', 'Actions'],
    thisSession: 'cette session',
    unknownClient: 'Navigateur inconnu',
    methods: {
      'password-totp': 'mot de passe et code',
      'password-recovery': 'mot de passe et code de secours',
      passkey: 'clé d’accès',
      link: 'lien à usage unique',
    },
    end: 'Terminer',
    endOthers: 'Terminer toutes les autres',
    noOthers: 'Aucune autre session n’est ouverte.',
    back: 'Retour au compte',
    changes: {
      password: {
        title: 'Changer le mot de passe',
        text: 'Vos autres sessions seront terminées ; celle-ci continue.',
        button: 'Changer le mot de passe',
      },
      totp: {
        title: 'Changer l’application de codes',
        text: 'L’ancienne application cesse de servir dès que la nouvelle est confirmée, et vos autres sessions seront terminées. Confirmez d’abord avec l’ancienne, un code de secours ou une clé d’accès.',
        button: 'Mettre en service',
      },
      recovery: {
        title: 'Créer de nouveaux codes de secours',
        text: 'Dix nouveaux codes remplacent tous les anciens, qui ne serviront plus. Ils sont montrés une seule fois.',
        button: 'Créer dix nouveaux codes',
      },
      passkey: {
        title: 'Ajouter une clé d’accès',
        text: 'Le navigateur demandera où la garder : dans cet appareil, un téléphone, une clé de sécurité ou un gestionnaire de mots de passe.',
        button: 'Ajouter la clé d’accès',
        failed: 'La clé d’accès n’a pas été créée. Elle existe peut-être déjà sur cet appareil ; sinon, recommencez.',
        noScript:
          'Ce navigateur ne crée pas de clé d’accès ici : il faut JavaScript, une connexion sécurisée et un navigateur récent.',
      },
      rename: {
        title: 'Renommer une clé d’accès',
        text: 'Le nom ne se voit qu’ici.',
        button: 'Renommer',
      },
      remove: {
        title: 'Retirer une clé d’accès',
        text: 'Elle ne permettra plus de se connecter ni de confirmer. Pour la remettre, il faudra en créer une autre.',
        button: 'Retirer la clé d’accès',
        which: label => `Clé d’accès : ${label}`,
      },
    },
    current: 'Mot de passe actuel',
    label: 'Nom de la clé d’accès',
    labelHint: 'Pour la reconnaître plus tard, par exemple « Téléphone » ou « Clé de sécurité bleue ».',
    wrongCurrent: 'Ce n’est pas le mot de passe actuel. Rien n’a été changé.',
    wrongCode: 'Ce code n’est pas de la clé ci-dessus. Attendez le suivant et saisissez-le.',
    badLabel: 'Donnez un nom de 1 à 100 caractères visibles.',
    knownPasskey: 'Cette clé d’accès est déjà enregistrée.',
    lastCredential:
      'C’est votre seul moyen de vous connecter. Ajoutez d’abord une autre clé, ou un mot de passe et une application de codes.',
  },
  en: {
    title: 'My account',
    lead: (name, email) => `${name}, ${email}`,
    done: {
      password: 'The password is changed. Your other sessions have ended.',
      totp: 'The new authenticator app is in use. Your other sessions have ended.',
      passkey: 'The passkey is added. It serves to sign in and to confirm.',
      renamed: 'The passkey has its new name.',
      removed: 'The passkey is removed. Delete it from the device or the password manager too.',
      ended: 'The session has ended.',
      others: 'Your other sessions have ended.',
    },
    credentials: 'Signing in and confirming',
    change: 'Change',
    add: 'Add',
    none: 'none',
    sinceBefore: 'since ',
    password: 'Password',
    totp: 'Authenticator app',
    recovery: 'Recovery codes',
    recoveryLeft: left => (left > 1 ? `${left} unused codes` : left === 1 ? '1 unused code' : 'none left'),
    recoveryFew: 'Few are left. Make new ones before you need them.',
    passkeys: 'Passkeys',
    passkeysEmpty:
      'No passkey. With one you sign in and confirm by the fingerprint, face or PIN of your device; an imitated site can do nothing with it.',
    passkeyColumns: ['Name', 'Added', 'Last used', 'Actions'],
    backedUp: 'backed up by its provider',
    never: 'never',
    rename: 'Rename',
    remove: 'Remove',
    addPasskey: 'Add a passkey',
    sessions: 'Open sessions',
    sessionsLead: 'A session ends after half an hour without activity, and after twelve hours at the latest.',
    sessionColumns: ['Device', 'Opened', 'Last activity', 'Actions'],
    thisSession: 'this session',
    unknownClient: 'Unknown browser',
    methods: {
      'password-totp': 'password and code',
      'password-recovery': 'password and recovery code',
      passkey: 'passkey',
      link: 'one-time link',
    },
    end: 'End',
    endOthers: 'End all others',
    noOthers: 'No other session is open.',
    back: 'Back to the account',
    changes: {
      password: {
        title: 'Change the password',
        text: 'Your other sessions will end; this one goes on.',
        button: 'Change the password',
      },
      totp: {
        title: 'Change the authenticator app',
        text: 'The former app is of no use once the new one is confirmed, and your other sessions will end. Confirm with the former one, a recovery code or a passkey.',
        button: 'Put it in use',
      },
      recovery: {
        title: 'Make new recovery codes',
        text: 'Ten new codes replace all former ones, which will be of no use. They are shown once only.',
        button: 'Make ten new codes',
      },
      passkey: {
        title: 'Add a passkey',
        text: 'The browser will ask where to keep it: in this device, a phone, a security key or a password manager.',
        button: 'Add the passkey',
        failed: 'The passkey was not made. This device may have one already; otherwise try again.',
        noScript:
          'This browser cannot make a passkey here: that takes JavaScript, a secure connection and a recent browser.',
      },
      rename: { title: 'Rename a passkey', text: 'The name is seen here only.', button: 'Rename' },
      remove: {
        title: 'Remove a passkey',
        text: 'It will no longer sign you in or confirm anything. To have it back, another one has to be made.',
        button: 'Remove the passkey',
        which: label => `Passkey: ${label}`,
      },
    },
    current: 'Current password',
    label: 'Name of the passkey',
    labelHint: 'To recognise it later, such as “Phone” or “Blue security key”.',
    wrongCurrent: 'This is not the current password. Nothing was changed.',
    wrongCode: 'This code is not of the key above. Wait for the next one and type it.',
    badLabel: 'Give a name of 1 to 100 visible characters.',
    knownPasskey: 'This passkey is registered already.',
    lastCredential:
      'It is your only way to sign in. First add another passkey, or a password and an authenticator app.',
  },
}
