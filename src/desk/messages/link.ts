import type { Bilingual } from '../../site/language.ts'

interface LinkMessages {
  readonly title: string
  readonly open: {
    readonly lead: string
    readonly label: string
    readonly hint: string
    readonly button: string
    readonly unusable: string
  }
  readonly invitation: {
    readonly title: (organisation: string) => string
    readonly lead: string
    readonly roles: string
    readonly email: string
    readonly until: string
    readonly name: string
    readonly nameHint: string
    readonly badName: string
  }
  readonly reset: { readonly title: string; readonly lead: string }
  readonly join: {
    readonly lead: (organisation: string) => string
    readonly button: string
    readonly signIn: string
    readonly signInButton: string
    readonly again: string
    readonly other: (email: string) => string
  }
  readonly withPasskey: {
    readonly title: string
    readonly text: string
    readonly label: string
    readonly labelHint: string
    readonly button: string
    readonly failed: string
  }
  readonly withPassword: {
    readonly title: string
    readonly text: string
    readonly button: string
    readonly wrongCode: string
  }
  readonly done: { readonly title: string; readonly lead: string; readonly button: string }
}

export const linkMessages: Bilingual<LinkMessages> = {
  fr: {
    title: 'Ouvrir un lien',
    open: {
      lead: 'Pour une invitation au bureau, ou pour retrouver l’accès à votre compte. Le lien sert une fois, pendant trois jours.',
      label: 'Votre lien',
      hint: 'Si la page ne continue pas d’elle-même : collez ici l’adresse entière que l’on vous a remise.',
      button: 'Continuer',
      unusable:
        'Ce lien ne sert pas : il a déjà servi, a expiré, a été repris ou n’est pas entier. Demandez-en un autre à la personne qui vous l’a remis.',
    },
    invitation: {
      title: organisation => `Rejoindre ${organisation}`,
      lead: 'Vous êtes invité·e à travailler au bureau de Vigifuite.',
      roles: 'Rôles',
      email: 'Adresse e-mail du compte',
      until: 'Le lien expire',
      name: 'Votre nom',
      nameHint: 'Tel que vos collègues le verront, par exemple « Camille Bernard ».',
      badName: 'Donnez un nom de 1 à 100 caractères visibles, sans numéro de sécurité sociale.',
    },
    reset: {
      title: 'Retrouver l’accès au compte',
      lead: 'Ce que vous choisissez ici remplace tout ce avec quoi vous vous connectiez : mot de passe, application de codes, codes de secours et toutes les clés d’accès. Toutes les sessions seront terminées.',
    },
    join: {
      lead: organisation => `Votre compte existe déjà. Il reste le même ; ${organisation} s’y ajoute.`,
      button: 'Rejoindre',
      signIn: 'Connectez-vous dans un nouvel onglet, puis revenez ici et continuez.',
      signInButton: 'Se connecter (nouvel onglet)',
      again: 'Je suis connecté·e : continuer',
      other: email =>
        `Ce lien est pour un autre compte que celui de cette session (${email}). Déconnectez-vous, puis ouvrez-le de nouveau.`,
    },
    withPasskey: {
      title: 'Avec une clé d’accès',
      text: 'Le plus simple et le plus sûr : l’empreinte, le visage ou le code de l’appareil. Un site imité ne peut pas s’en servir.',
      label: 'Nom de la clé d’accès',
      labelHint: 'Pour la reconnaître plus tard, par exemple « Téléphone ».',
      button: 'Créer la clé d’accès',
      failed: 'La clé d’accès n’a pas été créée. Recommencez, ou prenez un mot de passe et une application de codes.',
    },
    withPassword: {
      title: 'Avec un mot de passe et une application de codes',
      text: 'Les deux seront demandés à chaque connexion.',
      button: 'Enregistrer',
      wrongCode: 'Ce code n’est pas de la clé ci-dessus. Attendez le suivant et saisissez-le.',
    },
    done: {
      title: 'C’est fait',
      lead: 'Vous êtes connecté·e. Avant de continuer, mettez ces codes de côté.',
      button: 'Les codes sont en lieu sûr : aller au bureau',
    },
  },
  en: {
    title: 'Open a link',
    open: {
      lead: 'For an invitation to the desk, or to get back into your account. A link works once, for three days.',
      label: 'Your link',
      hint: 'If the page does not go on by itself: paste the whole address that you were given here.',
      button: 'Continue',
      unusable:
        'This link is of no use: it was used, has expired, was taken back or is not whole. Ask whoever gave it to you for another one.',
    },
    invitation: {
      title: organisation => `Join ${organisation}`,
      lead: 'You are invited to work at the desk of Vigifuite.',
      roles: 'Roles',
      email: 'E-mail address of the account',
      until: 'The link expires',
      name: 'Your name',
      nameHint: 'As your colleagues will see it, such as “Camille Bernard”.',
      badName: 'Give a name of 1 to 100 visible characters, without a social security number.',
    },
    reset: {
      title: 'Get back into the account',
      lead: 'What you choose here replaces everything you signed in with: password, authenticator app, recovery codes and all passkeys. All sessions will end.',
    },
    join: {
      lead: organisation => `You have an account already. It stays the same; ${organisation} is added to it.`,
      button: 'Join',
      signIn: 'Sign in in a new tab, then come back here and continue.',
      signInButton: 'Sign in (new tab)',
      again: 'I have signed in: continue',
      other: email => `This link is for another account than this session’s (${email}). Sign out, then open it again.`,
    },
    withPasskey: {
      title: 'With a passkey',
      text: 'The simplest and safest: the fingerprint, face or PIN of your device. An imitated site can do nothing with it.',
      label: 'Name of the passkey',
      labelHint: 'To recognise it later, such as “Phone”.',
      button: 'Make the passkey',
      failed: 'The passkey was not made. Try again, or take a password and an authenticator app.',
    },
    withPassword: {
      title: 'With a password and an authenticator app',
      text: 'Both are asked for at every sign-in.',
      button: 'Save',
      wrongCode: 'This code is not of the key above. Wait for the next one and type it.',
    },
    done: {
      title: 'Done',
      lead: 'You are signed in. Before you go on, put these codes away.',
      button: 'The codes are in a safe place: go to the desk',
    },
  },
}
