import type { PasswordFault } from '../../officer/password-policy.ts'
import type { Bilingual } from '../../site/language.ts'

/** What is said where an account is given a password, an authenticator app or recovery codes. */
interface NewCredentialsMessages {
  readonly password: string
  readonly passwordHint: string
  readonly faults: Readonly<Record<PasswordFault, string>>
  readonly totp: {
    readonly title: string
    readonly scan: string
    readonly label: string
    readonly typed: string
    readonly code: string
    readonly codeHint: string
  }
  readonly recovery: { readonly title: string; readonly text: string; readonly how: string }
}

export const newCredentialsMessages: Bilingual<NewCredentialsMessages> = {
  fr: {
    password: 'Nouveau mot de passe',
    passwordHint:
      'Au moins douze caractères, par exemple quatre mots sans rapport entre eux. Aucun autre signe n’est exigé.',
    faults: {
      'too-short': 'Ce mot de passe est trop court : il en faut au moins douze caractères.',
      'too-long': 'Ce mot de passe est trop long : au plus 128 caractères.',
      common: 'Ce mot de passe est trop courant. Prenez par exemple quatre mots sans rapport entre eux.',
      context: 'Ce mot de passe contient votre nom, votre adresse ou celui de l’organisme. Prenez-en un sans rapport.',
    },
    totp: {
      title: 'Application de codes',
      scan: 'Avec une application de codes (Aegis, FreeOTP, Google Authenticator, un gestionnaire de mots de passe…), photographiez ce carré ou saisissez la clé.',
      label: 'Code QR de la clé',
      typed: 'Clé à saisir',
      code: 'Code à six chiffres affiché par l’application',
      codeHint: 'Il prouve que la clé y est bien enregistrée.',
    },
    recovery: {
      title: 'Vos codes de secours',
      text: 'Ils ne sont montrés que maintenant. Chacun remplace une fois le code de l’application ou la clé d’accès, si l’appareil est perdu.',
      how: 'Imprimez-les ou recopiez-les, et gardez-les ailleurs que dans l’appareil.',
    },
  },
  en: {
    password: 'New password',
    passwordHint: 'At least twelve characters, for example four unrelated words. No other signs are asked for.',
    faults: {
      'too-short': 'This password is too short: it takes at least twelve characters.',
      'too-long': 'This password is too long: at most 128 characters.',
      common: 'This password is too common. Take four unrelated words, for example.',
      context: 'This password contains your name, your address or the organisation’s name. Take an unrelated one.',
    },
    totp: {
      title: 'Authenticator app',
      scan: 'With an authenticator app (Aegis, FreeOTP, Google Authenticator, a password manager…), scan this square or type the key.',
      label: 'QR code of the key',
      typed: 'Key to type',
      code: 'Six-digit code that the app shows',
      codeHint: 'It proves that the app has the key.',
    },
    recovery: {
      title: 'Your recovery codes',
      text: 'They are shown now and never again. Each stands in once for the app’s code or the passkey, if the device is lost.',
      how: 'Print them or write them down, and keep them elsewhere than in the device.',
    },
  },
}
