/** What to do about a clock, and in which field of the register it is written down. */
import type { Clock, ClockFacts, ClockId, ClockReason } from '../incident/clocks.ts'

/** Steps with the field of each, by its path in a record's content. */
export const CLOCK_STEPS = {
  aware: 'register.timeline.awareAt',
  'assess-risk': 'register.risk.outcome',
  'notify-cnil': 'register.notification.cnil.notifiedAt',
  'explain-delay': 'register.notification.cnil.delayReasons',
  'complete-cnil': 'register.notification.cnil.complementedAt',
  'cnil-complete': 'register.notification.cnil.complete',
  'tell-persons': 'register.communication.state',
  exemption: 'register.communication.exemption',
  'nis2-applies': 'register.notification.nis2.applies',
  'nis2-warn': 'register.notification.nis2.warnedAt',
  'nis2-notify': 'register.notification.nis2.notifiedAt',
  'nis2-report': 'register.notification.nis2.reportedAt',
  insured: 'register.notification.cyberInsured',
  complain: 'register.notification.police.filedAt',
} as const

export type ClockStep = keyof typeof CLOCK_STEPS

const DOING: Readonly<Record<ClockId, ClockStep>> = {
  cnil: 'notify-cnil',
  'cnil-complement': 'complete-cnil',
  persons: 'tell-persons',
  'nis2-warning': 'nis2-warn',
  'nis2-notification': 'nis2-notify',
  'nis2-report': 'nis2-report',
  complaint: 'complain',
}

/** Where a clock that runs only because nobody answered is answered. */
const ASSUMING: Readonly<Partial<Record<ClockId, ClockStep>>> = {
  cnil: 'assess-risk',
  persons: 'assess-risk',
  'nis2-warning': 'nis2-applies',
  'nis2-notification': 'nis2-applies',
  'nis2-report': 'nis2-applies',
  complaint: 'insured',
}

/** Where what keeps a clock from running was answered. */
const CHANGING: Readonly<Record<ClockReason, ClockStep>> = {
  'awareness-unknown': 'aware',
  'risk-unlikely': 'assess-risk',
  'risk-not-high': 'assess-risk',
  'notification-awaited': 'notify-cnil',
  'notification-complete': 'cnil-complete',
  exempt: 'exemption',
  'not-subject': 'nis2-applies',
  'not-insured': 'insured',
}

/** The steps, the first to be done first; none for what was done. */
export function clockSteps({ id, state, reason, assumed, reasonsMissing }: Clock, facts: ClockFacts): ClockStep[] {
  if (reason !== null) return [CHANGING[reason]]
  const steps: ClockStep[] = []
  const assuming = ASSUMING[id]
  if (assumed && assuming) steps.push(assuming)
  // A public communication in place of individual ones (art. 34(3)(c)) still has to be made.
  if (id === 'persons' && facts.persons.exemption === 'disproportionate') steps.push('exemption')
  if (state !== 'done') steps.push(DOING[id])
  if (reasonsMissing) steps.push('explain-delay')
  return steps
}
