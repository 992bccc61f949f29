/**
 * The severity of a breach for the people in it: ENISA, "Recommendations for a methodology of the assessment of severity of personal data
 * breaches", v1.0, December 2013. The EDPB's Guidelines 9/2022 (section IV) refer to it.
 *
 *   SE = DPC × EI + CB      low < 2 ≤ medium < 3 ≤ high < 4 ≤ very high
 *
 * DPC, the context of the data: of each category of data involved, its base score (1 to 4), moved by whole steps for the context and
 * kept within 1 to 4; the highest category counts. EI, how easily people are identified, is a factor. CB, the circumstances, only
 * adds. Every term is a multiple of a quarter, so that scores are exact and a band's edge is never missed by rounding.
 *
 * How many people there are and whether the data can be read are flags beside the score: the method reports them and does
 * not sum them. A score supports the controller's judgement of the risk (GDPR art. 33 and 34) and does not replace it.
 *
 * Without a schema, so that a browser can have it too.
 */
import type { SeverityFactors } from './severity-factors.ts'

/** Base scores. A password counts as what it opens. */
export const DATA_BASES = { simple: 1, behavioural: 2, financial: 3, sensitive: 4 } as const

/** What moves a base score: `1` raises it, `-1` lowers it. */
export const CONTEXTS = {
  /** Much about each person, or over a long time. */
  volume: 1,
  /** Who the controller is says something about its people. */
  controller: 1,
  /** Vulnerable people: minors, patients, people in danger. */
  individuals: 1,
  /** The data is old or wrong. */
  inaccurate: -1,
  /** It was public before. */
  public: -1,
  /** It tells less than its category usually does. */
  slight: -1,
} as const

export const IDENTIFICATIONS = { negligible: 0.25, limited: 0.5, significant: 0.75, maximum: 1 } as const

export const CONFIDENTIALITY_LOSSES = { none: 0, known: 0.25, unknown: 0.5 } as const
export const INTEGRITY_LOSSES = { none: 0, recoverable: 0.25, unrecoverable: 0.5 } as const
export const AVAILABILITY_LOSSES = { none: 0, temporary: 0.25, full: 0.5 } as const
export const MALICE = 0.5

/** More people than this are flagged. */
export const MANY_PERSONS = 100

export type DataBase = keyof typeof DATA_BASES
export type Context = keyof typeof CONTEXTS

export const SEVERITY_LEVELS = ['low', 'medium', 'high', 'very-high'] as const
export type SeverityLevel = (typeof SEVERITY_LEVELS)[number]

export const SEVERITY_FLAGS = ['many-persons', 'unintelligible'] as const
export type SeverityFlag = (typeof SEVERITY_FLAGS)[number]

/** How one category of data came to its score. */
export interface DataScore {
  readonly category: DataBase
  readonly base: number
  readonly adjustments: readonly { readonly context: Context; readonly steps: number }[]
  /** Base and steps, within 1 to 4. */
  readonly score: number
}

export interface Severity {
  /** Every category, the one that counts first. */
  readonly data: readonly DataScore[]
  readonly dpc: number
  readonly ei: number
  /** What each circumstance adds. */
  readonly circumstances: Readonly<Record<'confidentiality' | 'integrity' | 'availability' | 'malicious', number>>
  readonly cb: number
  readonly score: number
  readonly level: SeverityLevel
  readonly flags: readonly SeverityFlag[]
}

export function severityOf(factors: SeverityFactors): Severity {
  const data = factors.data.map(scoreOf).sort((a, b) => b.score - a.score)
  const dpc = data[0]!.score
  const ei = IDENTIFICATIONS[factors.identification]
  const circumstances = {
    confidentiality: CONFIDENTIALITY_LOSSES[factors.confidentiality],
    integrity: INTEGRITY_LOSSES[factors.integrity],
    availability: AVAILABILITY_LOSSES[factors.availability],
    malicious: factors.malicious ? MALICE : 0,
  }
  const cb = Object.values(circumstances).reduce((sum, one) => sum + one, 0)
  const score = dpc * ei + cb
  const flags: SeverityFlag[] = []
  if (factors.persons !== null && factors.persons > MANY_PERSONS) flags.push('many-persons')
  if (factors.unintelligible) flags.push('unintelligible')
  return { data, dpc, ei, circumstances, cb, score, level: levelOfScore(score), flags }
}

/** The band of a score: each begins with its lower bound. */
export function levelOfScore(score: number): SeverityLevel {
  return score < 2 ? 'low' : score < 3 ? 'medium' : score < 4 ? 'high' : 'very-high'
}

function scoreOf({ category, adjustments }: SeverityFactors['data'][number]): DataScore {
  const base = DATA_BASES[category]
  const moved = adjustments.map(({ context, steps }) => ({ context, steps: CONTEXTS[context] * steps }))
  const score = Math.min(4, Math.max(1, base + moved.reduce((sum, one) => sum + one.steps, 0)))
  return { category, base, adjustments: moved, score }
}
