/** Why a check has no answer, and what to do: nothing here may read as if nothing had been found. */
import { plural } from '../format.ts'
import type { Bilingual } from '../language.ts'

/** Why there is no answer: the reasons of a check, and a program that did not start. */
export type Failure =
  | 'self-test-failed'
  | 'network'
  | 'quota'
  | 'server'
  | 'bad-answer'
  | 'bad-proof'
  | 'weak-parameters'
  | 'bad-bucket'
  | 'unknown-code'
  | 'unproven'
  | 'layout-changed'
  | 'not-started'

interface Explained {
  readonly what: string
  readonly todo: string
}

interface FailureMessages {
  readonly title: string
  readonly meaning: string
  readonly reasons: Readonly<Record<Failure, Explained>>
  readonly retryAfter: (seconds: number) => string
  readonly retry: string
}

const MINUTE = 60
const HOUR = 60 * MINUTE

export const failureMessages: Bilingual<FailureMessages> = {
  fr: {
    title: 'Pas de réponse cette fois',
    meaning: 'La vérification n’est pas allée au bout. Cela ne dit rien de vos données, ni oui ni non.',
    reasons: {
      'self-test-failed': {
        what: 'Cet appareil ou ce navigateur ne fait pas le calcul correctement, ou l’interdit (mode Isolement, sécurité renforcée). Une réponse pourrait être fausse.',
        todo: 'Essayez avec un autre navigateur ou un autre appareil.',
      },
      network: {
        what: 'La connexion a été coupée, ou le service n’a pas répondu à temps.',
        todo: 'Vérifiez votre connexion, puis réessayez.',
      },
      quota: {
        what: 'Trop de vérifications sont venues de votre connexion. Cette limite empêche de deviner en masse qui figure dans les listes.',
        todo: 'Attendez un peu, puis réessayez.',
      },
      server: {
        what: 'Le service ne peut pas répondre pour le moment.',
        todo: 'Réessayez dans quelques minutes.',
      },
      'bad-answer': {
        what: 'La réponse reçue n’est pas celle que le service devrait donner. Rien n’en a été conclu.',
        todo: 'Rechargez la page, puis réessayez. Si cela dure, essayez depuis une autre connexion.',
      },
      'bad-proof': {
        what: 'Le service n’a pas prouvé qu’il utilise la clé qu’il annonce. Sa réponse a été écartée.',
        todo: 'Rechargez la page, puis réessayez. Si cela dure, prévenez-nous : l’adresse est dans les mentions légales.',
      },
      'weak-parameters': {
        what: 'Le service demande un calcul trop faible pour protéger ce que vous avez tapé. Votre appareil a refusé, et n’a rien envoyé de plus.',
        todo: 'N’insistez pas, et prévenez-nous : l’adresse est dans les mentions légales.',
      },
      'bad-bucket': {
        what: 'Le document reçu n’est pas celui qui était demandé, ou il est abîmé. Rien n’en a été conclu.',
        todo: 'Réessayez. Si cela dure, essayez depuis une autre connexion.',
      },
      'unknown-code': {
        what: 'La réponse cite une liste qui n’est pas encore publiée partout.',
        todo: 'Réessayez dans une minute.',
      },
      unproven: {
        what: 'Rien ne prouve que les données reçues font bien partie de celles que le service a signées.',
        todo: 'Réessayez. Si cela se répète, signalez-le nous : quelqu’un a pu modifier une copie.',
      },
      'layout-changed': {
        what: 'De nouvelles listes sont en train d’être publiées.',
        todo: 'Réessayez dans une minute.',
      },
      'not-started': {
        what: 'Le programme qui fait le calcul n’a pas pu être chargé, ou s’est arrêté.',
        todo: 'Vérifiez votre connexion, puis réessayez. Si cela dure, rechargez la page.',
      },
    },
    retryAfter: seconds => {
      if (seconds >= HOUR) return `Réessayez dans ${Math.ceil(seconds / HOUR)} h.`
      if (seconds > MINUTE) return `Réessayez dans ${Math.ceil(seconds / MINUTE)} minutes.`
      return `Réessayez dans ${seconds} ${plural(seconds, 'fr', 'seconde', 'secondes')}.`
    },
    retry: 'Réessayer',
  },
  en: {
    title: 'No answer this time',
    meaning: 'The check did not get to its end. That says nothing about your data, neither yes nor no.',
    reasons: {
      'self-test-failed': {
        what: 'This device or browser does not compute correctly, or forbids it (Lockdown Mode, enhanced security). An answer could be wrong.',
        todo: 'Try another browser or another device.',
      },
      network: {
        what: 'The connection broke, or the service did not answer in time.',
        todo: 'Look at your connection, then try again.',
      },
      quota: {
        what: 'Too many checks came from your connection. This limit keeps people from guessing in bulk who is in the lists.',
        todo: 'Wait a little, then try again.',
      },
      server: { what: 'The service cannot answer at the moment.', todo: 'Try again in a few minutes.' },
      'bad-answer': {
        what: 'What came back is not what the service should give. Nothing was concluded from it.',
        todo: 'Reload the page, then try again. If it lasts, try from another connection.',
      },
      'bad-proof': {
        what: 'The service did not prove that it uses the key it announces. Its answer was dropped.',
        todo: 'Reload the page, then try again. If it lasts, tell us: the address is in the legal notice.',
      },
      'weak-parameters': {
        what: 'The service asks for a computation that is too weak to protect what you typed. Your device refused, and sent nothing more.',
        todo: 'Do not insist, and tell us: the address is in the legal notice.',
      },
      'bad-bucket': {
        what: 'The document received is not the one that was asked for, or it is damaged. Nothing was concluded from it.',
        todo: 'Try again. If it lasts, try from another connection.',
      },
      'unknown-code': {
        what: 'The answer names a list that is not published everywhere yet.',
        todo: 'Try again in a minute.',
      },
      unproven: {
        what: 'Nothing proves that the data received is part of what the service signed.',
        todo: 'Try again. If it happens again, report it: somebody may have changed a copy.',
      },
      'layout-changed': { what: 'New lists are being published right now.', todo: 'Try again in a minute.' },
      'not-started': {
        what: 'The program that computes could not be loaded, or has stopped.',
        todo: 'Look at your connection, then try again. If it lasts, reload the page.',
      },
    },
    retryAfter: seconds => {
      if (seconds >= HOUR) return `Try again in ${Math.ceil(seconds / HOUR)}\u00a0h.`
      if (seconds > MINUTE) return `Try again in ${Math.ceil(seconds / MINUTE)} minutes.`
      return `Try again in ${seconds} ${plural(seconds, 'en', 'second', 'seconds')}.`
    },
    retry: 'Try again',
  },
}
