/** What the legal clocks of a breach are called and say. */
import type { ClockId, ClockReason, ClockState } from '../../incident/clocks.ts'
import type { Bilingual, Language } from '../language.ts'

export interface ClockMessages {
  readonly title: string
  readonly names: Readonly<Record<ClockId, string>>
  readonly laws: Readonly<Record<ClockId, string>>
  readonly states: Readonly<Record<ClockState, string>>
  readonly reasons: Readonly<Record<ClockReason, string>>
  readonly left: (time: string) => string
  readonly past: (time: string) => string
  readonly due: (moment: string) => string
  readonly done: (moment: string) => string
  readonly doneLate: (moment: string) => string
  /** No hour is set. */
  readonly withoutDelay: string
  readonly extended: (moment: string) => string
  readonly reasonsMissing: string
  readonly assumed: string
  readonly provisional: string
  readonly unverified: string
  readonly calendarName: (record: string) => string
}

const MINUTE_MS = 60_000

/** A length of time in days, hours and minutes, the last not below a minute: `2 j 5 h`, `5 h 12 min`. Days are of 24 hours. */
export function formatLength(lengthMs: number, language: Language): string {
  const minutes = Math.max(1, Math.floor(Math.abs(lengthMs) / MINUTE_MS))
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60]
  const part = (value: number, unit: string) => (value > 0 ? [`${value}\u00a0${unit}`] : [])
  const parts = [...part(days, language === 'fr' ? 'j' : 'd'), ...part(hours, 'h')]
  return [...parts, ...(days > 0 ? [] : part(rest, 'min'))].join(' ')
}

export const clockMessages: Bilingual<ClockMessages> = {
  fr: {
    title: 'Délais légaux',
    names: {
      cnil: 'Notifier la violation à la CNIL',
      'cnil-complement': 'Compléter la notification à la CNIL',
      persons: 'Informer les personnes concernées',
      'nis2-warning': 'NIS 2 : alerte précoce',
      'nis2-notification': 'NIS 2 : notification de l’incident',
      'nis2-report': 'NIS 2 : rapport final',
      complaint: 'Déposer plainte, pour que la cyberassurance paie',
    },
    laws: {
      cnil: 'RGPD, article 33(1) : 72 heures après en avoir pris connaissance',
      'cnil-complement': 'RGPD, article 33(4), et CNIL : si possible 72 heures après la notification initiale',
      persons: 'RGPD, article 34 : dans les meilleurs délais, si le risque est élevé',
      'nis2-warning': 'directive NIS 2, article 23(4)(a) : 24 heures',
      'nis2-notification': 'directive NIS 2, article 23(4)(b) : 72 heures',
      'nis2-report': 'directive NIS 2, article 23(4)(d) : un mois après la notification',
      complaint: 'code des assurances, article L12-10-1 (LOPMI) : 72 heures',
    },
    states: {
      running: 'en cours',
      'due-soon': 'bientôt échu',
      done: 'fait',
      late: 'en retard',
      'not-applicable': 'sans objet',
    },
    reasons: {
      'awareness-unknown': 'Indiquez quand l’organisme a pris connaissance de la violation : les délais courent de là.',
      'risk-unlikely': 'Aucun risque n’est probable : la violation reste à documenter au registre.',
      'risk-not-high': 'Le risque n’est pas élevé.',
      'notification-awaited': 'Rien n’a encore été notifié.',
      'notification-complete': 'La notification était complète.',
      exempt: 'Une condition de l’article 34(3) du RGPD est remplie.',
      'not-subject': 'L’organisme n’y est pas soumis, ou l’incident n’est pas important.',
      'not-insured': 'L’organisme n’a pas de cyberassurance.',
    },
    left: time => `encore ${time}`,
    past: time => `échu depuis ${time}`,
    due: moment => `au plus tard le ${moment}`,
    done: moment => `fait le ${moment}`,
    doneLate: moment => `fait le ${moment}, après l’échéance`,
    withoutDelay: 'dans les meilleurs délais',
    extended: moment =>
      `Le règlement 1182/71 (article 3(5)) veut deux jours ouvrables dans tout délai de deux jours ou plus : l’échéance pourrait être le ${moment}. Des autorités le contestent pour les délais en heures ; ne comptez pas dessus.`,
    reasonsMissing: 'La notification est tardive : écrivez les motifs du retard, elle doit les donner.',
    assumed: 'Ce délai court tant que vous n’avez pas dit qu’il ne s’applique pas.',
    provisional: 'Échéance au plus tard : elle dépend d’une étape qui n’est pas faite.',
    unverified:
      'Nous n’avons pas pu vérifier que la loi française transposant NIS 2 est en vigueur : vérifiez auprès de l’ANSSI.',
    calendarName: record => `Délais légaux : ${record}`,
  },
  en: {
    title: 'Legal deadlines',
    names: {
      cnil: 'Notify the CNIL of the breach',
      'cnil-complement': 'Complete the notification to the CNIL',
      persons: 'Tell the people concerned',
      'nis2-warning': 'NIS2: early warning',
      'nis2-notification': 'NIS2: incident notification',
      'nis2-report': 'NIS2: final report',
      complaint: 'File a complaint with the police, so that the cyber insurance pays',
    },
    laws: {
      cnil: 'GDPR, article 33(1): 72 hours after becoming aware',
      'cnil-complement': 'GDPR, article 33(4), and the CNIL: if possible 72 hours after the first notification',
      persons: 'GDPR, article 34: without undue delay, if the risk is high',
      'nis2-warning': 'NIS2 directive, article 23(4)(a): 24 hours',
      'nis2-notification': 'NIS2 directive, article 23(4)(b): 72 hours',
      'nis2-report': 'NIS2 directive, article 23(4)(d): one month after the notification',
      complaint: 'code des assurances, article L12-10-1 (LOPMI): 72 hours',
    },
    states: {
      running: 'running',
      'due-soon': 'due soon',
      done: 'done',
      late: 'late',
      'not-applicable': 'does not apply',
    },
    reasons: {
      'awareness-unknown': 'Say when the organisation became aware of the breach: the clocks run from there.',
      'risk-unlikely': 'No risk is likely: the breach still goes into the register.',
      'risk-not-high': 'The risk is not high.',
      'notification-awaited': 'Nothing has been notified yet.',
      'notification-complete': 'The notification was complete.',
      exempt: 'A condition of article 34(3) GDPR is met.',
      'not-subject': 'The organisation is not subject to it, or the incident is not significant.',
      'not-insured': 'The organisation has no cyber insurance.',
    },
    left: time => `${time} left`,
    past: time => `${time} ago`,
    due: moment => `by ${moment}`,
    done: moment => `done on ${moment}`,
    doneLate: moment => `done on ${moment}, after the deadline`,
    withoutDelay: 'without undue delay',
    extended: moment =>
      `Regulation 1182/71 (article 3(5)) wants two working days in any period of two days or more: the deadline may be ${moment}. Authorities dispute that for periods in hours; do not count on it.`,
    reasonsMissing: 'The notification is late: write down the reasons for the delay, which it must give.',
    assumed: 'This clock runs until you say that it does not apply.',
    provisional: 'The latest deadline possible: it depends on a step that is not done.',
    unverified: 'We could not verify that the French law transposing NIS2 is in force: check with the ANSSI.',
    calendarName: record => `Legal deadlines: ${record}`,
  },
}
