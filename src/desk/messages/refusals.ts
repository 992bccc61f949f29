import type { OfficerRefusal } from '../../officer/officer-error.ts'
import type { Bilingual } from '../../site/language.ts'

interface Refusal {
  readonly title: string
  /** What to do. */
  readonly text: string
}

type Known =
  | Exclude<OfficerRefusal, 'step-up-required'>
  | 'missing-page'
  | 'unavailable'
  | 'other-site'
  | 'too-large'
  | 'malformed'

interface RefusalMessages {
  readonly back: string
  readonly refusals: Readonly<Partial<Record<Known, Refusal>>> & { readonly 'wrong-state': Refusal }
  readonly resend: { readonly title: string; readonly text: string; readonly button: string; readonly again: string }
  readonly signInFirst: { readonly title: string; readonly text: string; readonly button: string }
  readonly stepUp: {
    readonly title: string
    readonly text: string
    readonly label: string
    readonly hint: string
    readonly button: string
    readonly passkey: string
    readonly passkeyFailed: string
    readonly confirmed: string
    readonly refused: string
    readonly throttled: string
    readonly retype: string
  }
}

export const refusalMessages: Bilingual<RefusalMessages> = {
  fr: {
    back: 'Retour aux dossiers',
    refusals: {
      unknown: {
        title: 'Rien ici',
        text: 'L’adresse est fausse, ou ce dossier n’est pas partagé avec votre organisme.',
      },
      'missing-page': { title: 'Cette page n’existe pas', text: 'L’adresse est peut-être incomplète.' },
      forbidden: {
        title: 'Votre rôle ne le permet pas',
        text: 'Demandez à une personne de votre organisme qui a le rôle nécessaire, ou à l’administration du bureau.',
      },
      'own-work': {
        title: 'Une autre personne doit le faire',
        text: 'Personne ne relit, n’approuve ni ne publie son propre travail. Rien n’a été changé.',
      },
      inactive: { title: 'Ce compte n’est pas actif', text: 'Adressez-vous à l’administration du bureau.' },
      'link-unusable': {
        title: 'Ce lien ne sert plus',
        text: 'Il a déjà servi, a expiré ou a été repris. Demandez-en un autre à la personne qui vous l’a envoyé.',
      },
      'account-exists': {
        title: 'Vous avez déjà un compte',
        text: 'Connectez-vous, puis ouvrez de nouveau le lien pour rejoindre l’organisme.',
      },
      'weak-password': {
        title: 'Ce mot de passe est trop facile à deviner',
        text: 'Prenez au moins douze caractères, par exemple quatre mots sans rapport entre eux.',
      },
      'not-proved': {
        title: 'La confirmation n’a pas réussi',
        text: 'Le code, le mot de passe ou la clé d’accès ne convient pas. Rien n’a été changé ; recommencez.',
      },
      throttled: {
        title: 'Trop de tentatives',
        text: 'Attendez quelques minutes, puis recommencez. Rien n’a été changé.',
      },
      'last-credential': {
        title: 'Il n’y aurait plus de moyen de se connecter',
        text: 'Ajoutez d’abord une autre clé d’accès, ou un mot de passe avec une application de codes.',
      },
      'wrong-state': {
        title: 'L’état a changé entre-temps',
        text: 'Quelqu’un d’autre a agi avant vous. Rien n’a été changé ; revenez en arrière et regardez l’état actuel.',
      },
      clash: {
        title: 'Quelqu’un d’autre a enregistré entre-temps',
        text: 'Votre version est gardée à part. Ouvrez la modification du dossier pour choisir, champ par champ.',
      },
      sensitive: {
        title: 'Cet incident est sensible',
        text: 'Il peut publier la population concernée, jamais une liste de personnes : y figurer dirait quelque chose que la loi protège.',
      },
      crowded: {
        title: 'Des personnes figurent déjà dans trop de listes',
        text: 'Une personne peut figurer dans 112 listes publiées d’un même type. Rien n’a été changé ; prévenez l’équipe du service.',
      },
      incomplete: {
        title: 'La fiche publique n’est pas complète',
        text: 'Rien n’a été changé. Le résumé du dossier dit ce qui manque, avec un lien vers chaque champ.',
      },
      invalid: { title: 'Quelque chose manque ou ne convient pas', text: 'Revenez en arrière et vérifiez les champs.' },
      unavailable: {
        title: 'La base de données est injoignable',
        text: 'Rien n’a été enregistré. Gardez cette page ouverte et rechargez-la dans quelques instants : ce que vous avez envoyé repartira.',
      },
      'too-large': { title: 'C’est trop long', text: 'Rien n’a été enregistré. Raccourcissez les textes.' },
      malformed: { title: 'La demande est illisible', text: 'Rechargez la page précédente et recommencez.' },
    },
    resend: {
      title: 'À envoyer de nouveau',
      text: 'La page venait d’une session précédente. Ce que vous aviez écrit est toujours là, mais rien n’a encore été enregistré.',
      button: 'Envoyer maintenant',
      again: 'Les mots de passe et les codes sont à saisir de nouveau : revenez à la page précédente.',
    },
    signInFirst: {
      title: 'Votre session est terminée',
      text: 'Rien n’est perdu : connectez-vous dans un nouvel onglet, puis rechargez cette page. Ce que vous avez écrit repartira.',
      button: 'Se connecter (nouvel onglet)',
    },
    stepUp: {
      title: 'Confirmez que c’est bien vous',
      text: 'Cet acte a des effets pour d’autres. Un second facteur, demandé à l’instant, vaut pour cet acte seulement.',
      label: 'Votre code à six chiffres, pour confirmer',
      hint: 'De votre application de codes ; ou un code de secours.',
      button: 'Confirmer',
      passkey: 'Confirmer avec une clé d’accès',
      passkeyFailed: 'La clé d’accès n’a pas répondu. Recommencez, ou saisissez un code.',
      confirmed: 'Confirmé. Envoyez maintenant le formulaire.',
      refused: 'Ce code ne convient pas. Attendez le suivant et saisissez-le.',
      throttled: 'Trop de tentatives. Attendez quelques minutes.',
      retype: 'Revenez à la page précédente, saisissez de nouveau le mot de passe et le code, puis envoyez.',
    },
  },
  en: {
    back: 'Back to the records',
    refusals: {
      unknown: {
        title: 'Nothing here',
        text: 'The address is wrong, or this record is not shared with your organisation.',
      },
      'missing-page': { title: 'This page does not exist', text: 'The address may be incomplete.' },
      forbidden: {
        title: 'Your role does not allow this',
        text: 'Ask somebody of your organisation who has the role for it, or the administrators of the desk.',
      },
      'own-work': {
        title: 'Somebody else has to do this',
        text: 'Nobody reviews, approves or publishes their own work. Nothing was changed.',
      },
      inactive: { title: 'This account is not active', text: 'Turn to the administrators of the desk.' },
      'link-unusable': {
        title: 'This link is of no use any more',
        text: 'It was used, has expired or was taken back. Ask whoever sent it for another one.',
      },
      'account-exists': {
        title: 'You already have an account',
        text: 'Sign in, then open the link again to join the organisation.',
      },
      'weak-password': {
        title: 'This password is too easy to guess',
        text: 'Take at least twelve characters, for example four unrelated words.',
      },
      'not-proved': {
        title: 'The confirmation did not succeed',
        text: 'The code, password or passkey is not the right one. Nothing was changed; try again.',
      },
      throttled: { title: 'Too many attempts', text: 'Wait a few minutes, then try again. Nothing was changed.' },
      'last-credential': {
        title: 'There would be no way to sign in any more',
        text: 'First add another passkey, or a password with an authenticator app.',
      },
      'wrong-state': {
        title: 'Things have changed in the meantime',
        text: 'Somebody else acted before you. Nothing was changed; go back and look at how things stand.',
      },
      clash: {
        title: 'Somebody else saved in the meantime',
        text: 'Your version is kept aside. Open the record for editing to choose, field by field.',
      },
      sensitive: {
        title: 'This incident is sensitive',
        text: 'It may publish the population concerned, never a list of people: being on it would say something that the law protects.',
      },
      crowded: {
        title: 'Some people are in too many lists already',
        text: 'One person can be in 112 published lists of one kind. Nothing was changed; tell the people who run the service.',
      },
      incomplete: {
        title: 'The public part is not complete',
        text: 'Nothing was changed. The summary of the record says what is missing, with a link to each field.',
      },
      invalid: { title: 'Something is missing or does not fit', text: 'Go back and check the fields.' },
      unavailable: {
        title: 'The database cannot be reached',
        text: 'Nothing was saved. Keep this page open and reload it in a moment: what you sent will be sent again.',
      },
      'too-large': { title: 'This is too long', text: 'Nothing was saved. Shorten the texts.' },
      malformed: { title: 'The request cannot be read', text: 'Reload the page before this one and try again.' },
    },
    resend: {
      title: 'To be sent again',
      text: 'The page came from a session before this one. What you wrote is still there, but nothing has been saved yet.',
      button: 'Send now',
      again: 'Passwords and codes have to be typed again: go back to the page before.',
    },
    signInFirst: {
      title: 'Your session has ended',
      text: 'Nothing is lost: sign in in a new tab, then reload this page. What you wrote will be sent again.',
      button: 'Sign in (new tab)',
    },
    stepUp: {
      title: 'Confirm that it is you',
      text: 'This act affects others. A second factor, proved just now, holds for this act only.',
      label: 'Your six-digit code, to confirm',
      hint: 'From your authenticator app; or a recovery code.',
      button: 'Confirm',
      passkey: 'Confirm with a passkey',
      passkeyFailed: 'The passkey did not answer. Try again, or type a code.',
      confirmed: 'Confirmed. Now send the form.',
      refused: 'This code is not the right one. Wait for the next one and type it.',
      throttled: 'Too many attempts. Wait a few minutes.',
      retype: 'Go back to the page before, type the password and the code again, then send.',
    },
  },
}
