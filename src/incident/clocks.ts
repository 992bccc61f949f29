/**
 * The legal clocks of a breach, from the moment when the controller became aware of it, which is when it is reasonably certain that
 * an incident has compromised personal data (EDPB Guidelines 9/2022, section II.A.2).
 *
 * `cnil`: GDPR art. 33(1), 72 hours, unless a risk is unlikely; later, with the reasons for the delay. `cnil-complement`: what an
 * incomplete notification lacked, without undue further delay (art. 33(4)); the CNIL asks for it within 72 hours of the first one, if
 * possible. `persons`: art. 34, without undue delay when the risk is high: no number of hours, so that it has no end and never is late.
 * `nis2-…`: Directive (EU) 2022/2555, art. 23(4): a warning within 24 hours, a notification within 72, a final report one month after the
 * notification. That its French transposition is in force was not verified; these clocks say so. `complaint`: code des
 * assurances, art. L12-10-1 (LOPMI): a cyber insurance pays only if the police had a complaint within 72 hours.
 *
 * How hours are counted: `legal-period.ts`. Those of NIS2 and of the complaint are counted to the minute, the strictest way.
 */
import { hoursAfter, monthsAfter, plainHoursAfter } from './legal-period.ts'

/** Each clock with its law, in the order in which they usually end. */
export const CLOCKS = {
  'nis2-warning': { law: 'NIS2 23(4)(a)', verified: false },
  cnil: { law: 'RGPD 33(1)', verified: true },
  complaint: { law: 'Code des assurances L12-10-1', verified: true },
  'nis2-notification': { law: 'NIS2 23(4)(b)', verified: false },
  persons: { law: 'RGPD 34(1)', verified: true },
  'cnil-complement': { law: 'RGPD 33(4)', verified: true },
  'nis2-report': { law: 'NIS2 23(4)(d)', verified: false },
} as const

export type ClockId = keyof typeof CLOCKS
export const CLOCK_IDS = Object.keys(CLOCKS) as readonly ClockId[]

/** What the clocks are computed from; null is "not known" or "not yet". */
export interface ClockFacts {
  readonly awareAt: Date | null
  readonly risk: 'unlikely' | 'risk' | 'high' | null
  readonly cnil: { readonly notifiedAt: Date | null; readonly complete: boolean; readonly complementedAt: Date | null }
  /** Whether reasons for a late notification are written down. */
  readonly delayExplained: boolean
  readonly persons: {
    readonly toldAt: Date | null
    /** Art. 34(3): (a) and (b) spare telling people; (c) replaces telling each by a public communication. */
    readonly exemption: 'protected' | 'mitigated' | 'disproportionate' | null
  }
  readonly nis2: {
    /** An essential or important entity, and the incident is significant (art. 23(3)). */
    readonly applies: boolean | null
    readonly warnedAt: Date | null
    readonly notifiedAt: Date | null
    readonly reportedAt: Date | null
  }
  readonly complaint: { readonly insured: boolean | null; readonly filedAt: Date | null }
}

/** `due-soon`: a third of the period is left, or less. */
export type ClockState = 'running' | 'due-soon' | 'done' | 'late' | 'not-applicable'

/** Why a clock does not run. */
export type ClockReason =
  | 'awareness-unknown'
  | 'risk-unlikely'
  | 'risk-not-high'
  | 'notification-awaited'
  | 'notification-complete'
  | 'exempt'
  | 'not-subject'
  | 'not-insured'

export interface Clock {
  readonly id: ClockId
  readonly law: string
  /** False: the law behind it was not verified to be in force in France. */
  readonly verified: boolean
  readonly state: ClockState
  /** Of a clock that does not apply. */
  readonly reason: ClockReason | null
  readonly from: Date | null
  /** Null: without undue delay, with no hour to end at. */
  readonly due: Date | null
  /** A later end that may be argued (Regulation 1182/71, art. 3(5)). */
  readonly extended: Date | null
  /** Until `due`; negative past it. Null when nothing is left to do, or no hour is set. */
  readonly leftMs: number | null
  readonly doneAt: Date | null
  /** Of what was done: whether it was in time. Null without an hour. */
  readonly inTime: boolean | null
  /** It runs because nobody said that it does not. */
  readonly assumed: boolean
  /** Its end is the latest that it can be, because what it runs from has not happened. */
  readonly provisional: boolean
  /** Past the end, and the reasons that art. 33(1) asks for are not written down. */
  readonly reasonsMissing: boolean
}

/** Every clock as it stands at an instant. */
export function clocksAt(facts: ClockFacts, now: Date): Clock[] {
  return CLOCK_IDS.map(id =>
    facts.awareAt === null ? stopped(id, 'awareness-unknown') : READ[id](facts, facts.awareAt, now),
  )
}

/** What is left to do, the most urgent first: by their ends, then those without one. */
export function outstanding(clocks: readonly Clock[]): Clock[] {
  const open = clocks.filter(({ state }) => state !== 'done' && state !== 'not-applicable')
  return open.sort((a, b) => (a.due?.getTime() ?? Infinity) - (b.due?.getTime() ?? Infinity))
}

type Reading = (facts: ClockFacts, awareAt: Date, now: Date) => Clock

const READ: Readonly<Record<ClockId, Reading>> = {
  cnil({ risk, cnil, delayExplained }, awareAt, now) {
    if (risk === 'unlikely' && cnil.notifiedAt === null) return stopped('cnil', 'risk-unlikely')
    const clock = running(
      'cnil',
      { from: awareAt, ...hoursAfter(awareAt, 72), doneAt: cnil.notifiedAt, assumed: risk === null },
      now,
    )
    const missed = clock.state === 'late' || clock.inTime === false
    return { ...clock, reasonsMissing: missed && !delayExplained }
  },
  'cnil-complement'({ risk, cnil }, _, now) {
    if (cnil.notifiedAt === null) {
      return stopped('cnil-complement', risk === 'unlikely' ? 'risk-unlikely' : 'notification-awaited')
    }
    if (cnil.complete && cnil.complementedAt === null) return stopped('cnil-complement', 'notification-complete')
    const { due } = hoursAfter(cnil.notifiedAt, 72)
    return running('cnil-complement', { from: cnil.notifiedAt, due, doneAt: cnil.complementedAt }, now)
  },
  persons({ risk, persons }, awareAt, now) {
    const { toldAt, exemption } = persons
    if (toldAt === null && (exemption === 'protected' || exemption === 'mitigated')) return stopped('persons', 'exempt')
    if (toldAt === null && (risk === 'unlikely' || risk === 'risk')) return stopped('persons', 'risk-not-high')
    return running('persons', { from: awareAt, due: null, doneAt: toldAt, assumed: risk === null }, now)
  },
  'nis2-warning': ({ nis2 }, awareAt, now) =>
    ofNis2('nis2-warning', nis2, { from: awareAt, due: plainHoursAfter(awareAt, 24), doneAt: nis2.warnedAt }, now),
  'nis2-notification': ({ nis2 }, awareAt, now) =>
    ofNis2(
      'nis2-notification',
      nis2,
      { from: awareAt, due: plainHoursAfter(awareAt, 72), doneAt: nis2.notifiedAt },
      now,
    ),
  'nis2-report'({ nis2 }, awareAt, now) {
    const from = nis2.notifiedAt ?? plainHoursAfter(awareAt, 72)
    const provisional = nis2.notifiedAt === null
    return ofNis2('nis2-report', nis2, { from, due: monthsAfter(from, 1), doneAt: nis2.reportedAt, provisional }, now)
  },
  complaint({ complaint: { insured, filedAt } }, awareAt, now) {
    if (insured === false && filedAt === null) return stopped('complaint', 'not-insured')
    const due = plainHoursAfter(awareAt, 72)
    return running('complaint', { from: awareAt, due, doneAt: filedAt, assumed: insured === null }, now)
  },
}

interface Running {
  readonly from: Date
  readonly due: Date | null
  readonly extended?: Date | null
  readonly doneAt: Date | null
  readonly assumed?: boolean
  readonly provisional?: boolean
}

function ofNis2(id: ClockId, { applies }: ClockFacts['nis2'], period: Running, now: Date): Clock {
  if (applies === false && period.doneAt === null) return stopped(id, 'not-subject')
  return running(id, { ...period, assumed: applies === null }, now)
}

function running(id: ClockId, period: Running, now: Date): Clock {
  const { from, due, extended = null, doneAt, assumed = false, provisional = false } = period
  return {
    ...CLOCKS[id],
    id,
    state: stateOf(period, now),
    reason: null,
    from,
    due,
    extended,
    leftMs: doneAt !== null || due === null ? null : due.getTime() - now.getTime(),
    doneAt,
    inTime: doneAt === null || due === null ? null : doneAt <= due,
    assumed: assumed && doneAt === null,
    provisional: provisional && doneAt === null,
    reasonsMissing: false,
  }
}

function stateOf({ from, due, doneAt }: Running, now: Date): ClockState {
  if (doneAt !== null) return 'done'
  return due === null ? 'running' : stateBefore({ from, due }, now)
}

/** Of a clock that runs towards an end: also for a page that stays open while it does. */
export function stateBefore(
  { from, due }: { readonly from: Date; readonly due: Date },
  now: Date,
): 'running' | 'due-soon' | 'late' {
  if (now > due) return 'late'
  return (due.getTime() - now.getTime()) * 3 <= due.getTime() - from.getTime() ? 'due-soon' : 'running'
}

function stopped(id: ClockId, reason: ClockReason): Clock {
  return {
    ...CLOCKS[id],
    id,
    state: 'not-applicable',
    reason,
    from: null,
    due: null,
    extended: null,
    leftMs: null,
    doneAt: null,
    inTime: null,
    assumed: false,
    provisional: false,
    reasonsMissing: false,
  }
}
