import type { DeadlineId } from '../../incident/deadlines.ts'
import type { Bilingual } from '../language.ts'

interface DeadlineMessages {
  readonly deadlines: string
  readonly deadlinesText: string
  readonly debitDate: string
  readonly debitBank: string
  readonly debitBanks: Readonly<Record<'unknown' | 'inside' | 'outside', string>>
  readonly refundDate: string
  readonly accessDate: string
  readonly accessHint: string
  readonly badDate: string
  readonly futureDate: string
  readonly noDeadline: string
  readonly due: Readonly<Record<DeadlineId, (day: string) => string>>
  readonly law: Readonly<Record<DeadlineId, string>>
  readonly left: (days: number) => string
  readonly past: string
  readonly workingDay: string
  readonly calendar: string
  readonly calendarName: string
  readonly calendarFile: string
  readonly calendarText: Readonly<Record<DeadlineId, string>>
  readonly calendarFailed: string
}

export const deadlineMessages: Bilingual<DeadlineMessages> = {
  fr: {
    deadlines: 'Vos échéances',
    deadlinesText: 'Donnez une date : le dernier jour est calculé ici, sur votre appareil, en jours de France.',
    debitDate: 'Date d’un prélèvement que vous n’avez pas autorisé',
    debitBank: 'La banque qui a reçu l’argent est',
    debitBanks: {
      unknown: 'je ne sais où',
      inside: 'dans l’Espace économique européen',
      outside: 'hors de l’Espace économique européen',
    },
    refundDate: 'Date d’un prélèvement autorisé que vous contestez',
    accessDate: 'Date à laquelle un organisme a reçu votre demande d’accès',
    accessHint: 'À défaut, la date de votre envoi.',
    badDate: 'Cette date n’existe pas ou n’est pas complète.',
    futureDate: 'Cette date est dans l’avenir.',
    noDeadline: 'Aucune date donnée pour l’instant.',
    due: {
      debit: day => `Signaler à la banque le prélèvement non autorisé : au plus tard le ${day}, et sans attendre`,
      'debit-outside-eea': day =>
        `Signaler à la banque le prélèvement non autorisé, si l’argent est parti hors de l’EEE : au plus tard le ${day}, et sans attendre`,
      refund: day => `Demander le remboursement du prélèvement autorisé : au plus tard le ${day}`,
      access: day => `L’organisme doit avoir répondu à votre demande d’accès le ${day}`,
      'access-extended': day => `S’il a annoncé qu’il lui fallait plus de temps : le ${day}`,
    },
    law: {
      debit: '13 mois, article L133-24 du code monétaire et financier',
      'debit-outside-eea': '70 jours, article L133-24 du code monétaire et financier',
      refund: '8 semaines, article L133-25 du code monétaire et financier',
      access: 'un mois, article 12(3) du RGPD',
      'access-extended': 'deux mois de plus, article 12(3) du RGPD',
    },
    left: days => (days === 0 ? 'c’est aujourd’hui' : days === 1 ? 'c’est demain' : `dans ${days} jours`),
    past: 'ce jour est passé',
    workingDay:
      'Pour la réponse d’un organisme, un délai qui finit un samedi, un dimanche ou un jour férié va jusqu’au jour ouvrable suivant.',
    calendar: 'Mettre ces dates dans mon agenda (.ics)',
    calendarName: 'Échéances',
    calendarFile: 'echeances.ics',
    calendarText: {
      debit: 'Dernier jour pour contester un prélèvement',
      'debit-outside-eea': 'Dernier jour pour contester un prélèvement hors EEE',
      refund: 'Dernier jour pour demander un remboursement',
      access: 'Réponse attendue à une demande d’accès',
      'access-extended': 'Dernier jour si le délai de réponse a été prolongé',
    },
    calendarFailed: 'Le fichier n’a pas pu être fait. Vérifiez la connexion, puis réessayez.',
  },
  en: {
    deadlines: 'Your deadlines',
    deadlinesText: 'Give a date: the last day is computed here, on your device, in days of France.',
    debitDate: 'Date of a debit that you did not authorise',
    debitBank: 'The bank that received the money is',
    debitBanks: {
      unknown: 'I do not know where',
      inside: 'in the European Economic Area',
      outside: 'outside the European Economic Area',
    },
    refundDate: 'Date of an authorised debit that you dispute',
    accessDate: 'Date on which an organisation received your request for access',
    accessHint: 'Failing that, the date on which you sent it.',
    badDate: 'This date does not exist or is not complete.',
    futureDate: 'This date is in the future.',
    noDeadline: 'No date given yet.',
    due: {
      debit: day => `Report the unauthorised debit to the bank: by ${day}, and without delay`,
      'debit-outside-eea': day =>
        `Report the unauthorised debit to the bank, if the money left the EEA: by ${day}, and without delay`,
      refund: day => `Ask for the refund of the authorised debit: by ${day}`,
      access: day => `The organisation must have answered your request for access by ${day}`,
      'access-extended': day => `If it announced that it needed more time: by ${day}`,
    },
    law: {
      debit: '13 months, article L133-24 code monétaire et financier',
      'debit-outside-eea': '70 days, article L133-24 code monétaire et financier',
      refund: '8 weeks, article L133-25 code monétaire et financier',
      access: 'one month, article 12(3) GDPR',
      'access-extended': 'two months more, article 12(3) GDPR',
    },
    left: days => (days === 0 ? 'that is today' : days === 1 ? 'that is tomorrow' : `in ${days} days`),
    past: 'that day is past',
    workingDay:
      'For an organisation’s answer, a period that ends on a Saturday, Sunday or public holiday runs until the next working day.',
    calendar: 'Put these dates in my calendar (.ics)',
    calendarName: 'Deadlines',
    calendarFile: 'deadlines.ics',
    calendarText: {
      debit: 'Last day to contest a debit',
      'debit-outside-eea': 'Last day to contest a debit outside the EEA',
      refund: 'Last day to ask for a refund',
      access: 'Answer due to a request for access',
      'access-extended': 'Last day if the time to answer was extended',
    },
    calendarFailed: 'The file could not be made. Check the connection, then try again.',
  },
}
