import type { Register } from './register.ts'

const NOBODY = { name: null, email: null, phone: null } as const

/** A register of which nothing is known yet. */
export function emptyRegister(): Register {
  return {
    reference: null,
    controller: {
      name: null,
      siren: null,
      address: null,
      ownership: null,
      activity: null,
      reporter: { ...NOBODY, role: null, roleDetail: null },
      dpo: { ...NOBODY, designated: null },
    },
    parties: [],
    timeline: {
      awareAt: null,
      discovery: null,
      discoveryDetail: null,
      occurrence: null,
      estimated: false,
      from: null,
      to: null,
      remarks: null,
    },
    breach: {
      established: null,
      natures: [],
      disclosure: null,
      protection: null,
      alteration: null,
      unavailability: null,
      origins: [],
      cause: null,
      description: null,
      media: [],
      systems: null,
    },
    scope: {
      persons: { categories: [], detail: null, count: { certainty: null, number: null } },
      data: { categories: [], detail: null },
      records: { count: { certainty: null, number: null }, detail: null },
    },
    risk: {
      effects: { confidentiality: [], integrity: [], availability: [], detail: null },
      consequences: [],
      consequencesDetail: null,
      gravity: null,
      outcome: null,
      reasoning: null,
      severity: null,
    },
    measures: { before: [], beforeDetail: null, immediate: null, midTerm: null, longTerm: null, prevention: [] },
    communication: {
      state: null,
      toldAt: null,
      plannedOn: null,
      exemption: null,
      exemptionDetail: null,
      everybody: null,
      notEverybody: null,
      means: [],
      meansDetail: null,
      content: null,
    },
    crossBorder: { involved: null, leadAuthority: null, establishments: [], persons: [], authorities: [] },
    notification: {
      cnil: { notifiedAt: null, complete: false, complementedAt: null, number: null, delayReasons: null },
      police: { filed: null, filedAt: null, detail: null },
      others: { told: null, detail: null },
      nis2: { applies: null, warnedAt: null, notifiedAt: null, reportedAt: null },
      cyberInsured: null,
    },
    comment: null,
  }
}
