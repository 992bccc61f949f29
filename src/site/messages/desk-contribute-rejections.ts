/** Why rows of a list could not be used, in the few words of a table; no reason holds a separator. */
import type { RejectionReason } from '../../contribution/row-ranges.ts'
import type { Bilingual } from '../language.ts'

interface RejectionMessages {
  /** Names of the columns of the file that lists them, and what French and English spreadsheets expect between columns. */
  readonly header: readonly string[]
  readonly separator: string
  readonly reasons: Readonly<Record<RejectionReason, string>>
}

export const rejectionMessages: Bilingual<RejectionMessages> = {
  fr: {
    header: ['ligne', 'raison'],
    separator: ';',
    reasons: {
      empty: 'vide',
      nir: 'numéro de sécurité sociale (jamais accepté)',
      'too-long': 'trop long',
      'wrong-type': 'autre genre d’information',
      'email-without-at': 'e-mail sans @ ou avec plusieurs',
      'email-characters': 'e-mail avec espace, guillemet ou caractère invisible',
      'email-local-part': 'e-mail : rien ou trop avant @',
      'email-domain': 'e-mail : pas de domaine après @',
      'phone-letters': 'téléphone avec des lettres',
      'phone-length': 'téléphone trop court ou trop long',
      'iban-country': 'IBAN sans pays ou avec d’autres caractères',
      'iban-length': 'IBAN de mauvaise longueur',
      'iban-check-digits': 'IBAN erroné (clé de contrôle)',
      'person-script': 'nom qui n’est pas en lettres latines',
      'birth-date-format': 'date de naissance : autre format que 31/12/2001 ou 2001-12-31',
      'birth-date-impossible': 'date de naissance qui n’existe pas',
      'birth-date-range': 'date de naissance avant 1900 ou à venir',
      'extra-columns': 'plus de valeurs que de colonnes',
    },
  },
  en: {
    header: ['row', 'reason'],
    separator: ',',
    reasons: {
      empty: 'empty',
      nir: 'social security number (never accepted)',
      'too-long': 'too long',
      'wrong-type': 'another kind of information',
      'email-without-at': 'e-mail without @ or with several',
      'email-characters': 'e-mail with a space or quote or invisible character',
      'email-local-part': 'e-mail: nothing or too much before the @',
      'email-domain': 'e-mail: no domain after the @',
      'phone-letters': 'phone number with letters',
      'phone-length': 'phone number too short or too long',
      'iban-country': 'IBAN without a country or with other characters',
      'iban-length': 'IBAN of a wrong length',
      'iban-check-digits': 'IBAN with a mistake (check digits)',
      'person-script': 'name not in Latin letters',
      'birth-date-format': 'birth date not written like 31/12/2001 or 2001-12-31',
      'birth-date-impossible': 'birth date that does not exist',
      'birth-date-range': 'birth date before 1900 or in the future',
      'extra-columns': 'more values than columns',
    },
  },
}
