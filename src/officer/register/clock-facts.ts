import type { ClockFacts } from '../../incident/clocks.ts'
import type { Register } from './register.ts'

const at = (instant: string | null): Date | null => (instant === null ? null : new Date(instant))

/** What the legal clocks are computed from, as a register has it. */
export function clockFactsOf({ timeline, risk, communication, notification }: Register): ClockFacts {
  const { cnil, nis2, police, cyberInsured } = notification
  return {
    awareAt: at(timeline.awareAt),
    risk: risk.outcome,
    cnil: {
      notifiedAt: at(cnil.notifiedAt),
      complete: cnil.complete,
      complementedAt: at(cnil.complementedAt),
    },
    delayExplained: cnil.delayReasons !== null,
    persons: { toldAt: at(communication.toldAt), exemption: communication.exemption },
    nis2: {
      applies: nis2.applies,
      warnedAt: at(nis2.warnedAt),
      notifiedAt: at(nis2.notifiedAt),
      reportedAt: at(nis2.reportedAt),
    },
    complaint: { insured: cyberInsured, filedAt: at(police.filedAt) },
  }
}
