import type { Bilingual } from '../../site/language.ts'

interface SignInMessages {
  readonly title: string
  readonly lead: string
  readonly email: string
  readonly password: string
  readonly code: string
  readonly codeHint: string
  readonly button: string
  readonly passkey: string
  readonly passkeyHint: string
  readonly passkeyFailed: string
  readonly refused: string
  readonly throttled: (seconds: number) => string
  readonly noAccount: string
  readonly lost: string
}

export const signInMessages: Bilingual<SignInMessages> = {
  fr: {
    title: 'Se connecter au bureau',
    lead: 'Pour les délégués à la protection des données et leurs collègues.',
    email: 'Adresse e-mail',
    password: 'Mot de passe',
    code: 'Code à six chiffres',
    codeHint: 'De votre application de codes ; ou un code de secours.',
    button: 'Se connecter',
    passkey: 'Se connecter avec une clé d’accès',
    passkeyHint: 'Par empreinte, visage ou code de l’appareil ; sans mot de passe.',
    passkeyFailed: 'La clé d’accès n’a pas été reconnue ici. Recommencez, ou prenez le mot de passe et un code.',
    refused: 'La connexion n’a pas réussi. Vérifiez l’adresse, le mot de passe et le code.',
    throttled: seconds =>
      `Trop de tentatives. Réessayez dans ${seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`}.`,
    noAccount: 'Pas de compte ? L’administration de votre organisme vous invite par un lien.',
    lost: 'Téléphone ou mot de passe perdu ? Un code de secours remplace le code ; sinon, l’administration du bureau vous remet un lien de réinitialisation.',
  },
  en: {
    title: 'Sign in to the desk',
    lead: 'For data protection officers and their colleagues.',
    email: 'E-mail address',
    password: 'Password',
    code: 'Six-digit code',
    codeHint: 'From your authenticator app; or a recovery code.',
    button: 'Sign in',
    passkey: 'Sign in with a passkey',
    passkeyHint: 'By fingerprint, face or the device’s PIN; without a password.',
    passkeyFailed: 'The passkey was not recognised here. Try again, or use the password and a code.',
    refused: 'Signing in did not succeed. Check the address, the password and the code.',
    throttled: seconds =>
      `Too many attempts. Try again in ${seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`}.`,
    noAccount: 'No account? The administrators of your organisation invite you with a link.',
    lost: 'Lost your phone or password? A recovery code stands in for the code; otherwise the administrators of the desk hand you a reset link.',
  },
}
