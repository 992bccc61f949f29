import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  AVAILABILITY_LOSSES,
  CONFIDENTIALITY_LOSSES,
  CONTEXTS,
  type Context,
  DATA_BASES,
  type DataBase,
  IDENTIFICATIONS,
  INTEGRITY_LOSSES,
  levelOfScore,
  SEVERITY_LEVELS,
  severityOf,
} from '../../src/incident/severity.ts'
import { type SeverityFactors, severityFactorsSchema } from '../../src/incident/severity-factors.ts'

const keys = <K extends string>(table: Readonly<Record<K, unknown>>) => Object.keys(table) as K[]

const nothing: SeverityFactors = {
  data: [{ category: 'simple', adjustments: [] }],
  identification: 'maximum',
  confidentiality: 'none',
  integrity: 'none',
  availability: 'none',
  malicious: false,
  persons: null,
  unintelligible: false,
}

describe('worked examples', () => {
  it('health data encrypted for ransom: 4 × 0.75 + 0.75 = 3.75, high', () => {
    const { dpc, ei, cb, score, level } = severityOf({
      ...nothing,
      data: [{ category: 'sensitive', adjustments: [] }],
      identification: 'significant',
      availability: 'temporary',
      malicious: true,
    })
    expect({ dpc, ei, cb, score, level }).toEqual({ dpc: 4, ei: 0.75, cb: 0.75, score: 3.75, level: 'high' })
  })

  it('a newsletter in open copy: 1 × 1 + 0.25 = 1.25, low', () => {
    const { score, level } = severityOf({ ...nothing, confidentiality: 'known' })
    expect({ score, level }).toEqual({ score: 1.25, level: 'low' })
  })

  it.each([
    [1, 3, 'high'],
    [2, 4, 'very-high'],
  ] as const)('the NIR and data of millions of job seekers, raised by %i: SE = %d, %s', (steps, score, level) => {
    const severity = severityOf({
      ...nothing,
      data: [{ category: 'simple', adjustments: [{ context: 'volume', steps }] }],
      confidentiality: 'unknown',
      malicious: true,
      persons: 36_820_828,
    })
    expect(severity).toMatchObject({ score, level, flags: ['many-persons'] })
  })
})

describe('the score', () => {
  it('takes the category of data that scores highest, and keeps the others to explain it', () => {
    const { dpc, data } = severityOf({
      ...nothing,
      data: [
        { category: 'simple', adjustments: [] },
        { category: 'financial', adjustments: [{ context: 'inaccurate', steps: 2 }] },
        { category: 'behavioural', adjustments: [{ context: 'volume', steps: 1 }] },
      ],
    })
    expect(dpc).toBe(3)
    expect(data).toEqual([
      { category: 'behavioural', base: 2, adjustments: [{ context: 'volume', steps: 1 }], score: 3 },
      { category: 'simple', base: 1, adjustments: [], score: 1 },
      { category: 'financial', base: 3, adjustments: [{ context: 'inaccurate', steps: -2 }], score: 1 },
    ])
  })

  it('flags more than a hundred people and unreadable data, and adds nothing for them', () => {
    expect(severityOf({ ...nothing, persons: 100 }).flags).toEqual([])
    const flagged = severityOf({ ...nothing, persons: 101, unintelligible: true })
    expect(flagged.flags).toEqual(['many-persons', 'unintelligible'])
    expect(flagged.score).toBe(severityOf(nothing).score)
  })

  it.each([
    [0.25, 'low'],
    [1.75, 'low'],
    [2, 'medium'],
    [2.75, 'medium'],
    [3, 'high'],
    [3.75, 'high'],
    [4, 'very-high'],
    [6, 'very-high'],
  ] as const)('%d is %s', (score, level) => {
    expect(levelOfScore(score)).toBe(level)
  })
})

describe('every combination of factors', () => {
  const all = keys(DATA_BASES).flatMap(category =>
    keys(IDENTIFICATIONS).flatMap(identification =>
      keys(CONFIDENTIALITY_LOSSES).flatMap(confidentiality =>
        keys(INTEGRITY_LOSSES).flatMap(integrity =>
          keys(AVAILABILITY_LOSSES).flatMap(availability =>
            [false, true].map(
              (malicious): SeverityFactors => ({
                ...nothing,
                data: [{ category, adjustments: [] }],
                identification,
                confidentiality,
                integrity,
                availability,
                malicious,
              }),
            ),
          ),
        ),
      ),
    ),
  )

  it('has an exact score in quarters, from 0.25 to 6, in the band that holds it', () => {
    expect(all).toHaveLength(4 * 4 * 3 * 3 * 3 * 2)
    const bounds = { low: [0, 2], medium: [2, 3], high: [3, 4], 'very-high': [4, 6.25] } as const
    for (const factors of all) {
      const { score, level, dpc, ei, cb } = severityOf(severityFactorsSchema.parse(factors))
      expect(score).toBe(dpc * ei + cb)
      expect(Number.isInteger(score * 4)).toBe(true)
      expect(score >= 0.25 && score <= 6).toBe(true)
      const [from, to] = bounds[level]
      expect(score >= from && score < to).toBe(true)
    }
  })

  it('never scores lower for a worse circumstance', () => {
    const worse = <K extends string>(table: Readonly<Record<K, number>>, value: K) => {
      const order = keys(table)
      return order[order.indexOf(value) + 1]
    }
    for (const factors of all) {
      const { score, level } = severityOf(factors)
      const identification = worse(IDENTIFICATIONS, factors.identification)
      const confidentiality = worse(CONFIDENTIALITY_LOSSES, factors.confidentiality)
      const harsher: SeverityFactors[] = [
        { ...factors, malicious: true },
        ...(identification ? [{ ...factors, identification }] : []),
        ...(confidentiality ? [{ ...factors, confidentiality }] : []),
      ]
      for (const one of harsher.map(severityOf)) {
        expect(one.score).toBeGreaterThanOrEqual(score)
        expect(SEVERITY_LEVELS.indexOf(one.level)).toBeGreaterThanOrEqual(SEVERITY_LEVELS.indexOf(level))
      }
    }
  })

  const adjustments = fc
    .uniqueArray(fc.constantFrom(...keys(CONTEXTS)), { maxLength: 6 })
    .chain(contexts =>
      fc.tuple(
        ...contexts.map((context: Context) =>
          fc.record({ context: fc.constant(context), steps: fc.integer({ min: 1, max: 3 }) }),
        ),
      ),
    )
  const data = fc
    .uniqueArray(fc.constantFrom(...keys(DATA_BASES)), { minLength: 1 })
    .chain(categories =>
      fc.tuple(...categories.map((category: DataBase) => fc.record({ category: fc.constant(category), adjustments }))),
    )

  it('keeps the context of the data within 1 to 4, whatever moves it', () => {
    fc.assert(
      fc.property(data, list => {
        const severity = severityOf(severityFactorsSchema.parse({ ...nothing, data: list }))
        expect(severity.dpc).toBe(Math.max(...severity.data.map(one => one.score)))
        for (const { score, base, adjustments: moves } of severity.data) {
          expect(Number.isInteger(score) && score >= 1 && score <= 4).toBe(true)
          const sum = base + moves.reduce((total, one) => total + one.steps, 0)
          if (sum >= 1 && sum <= 4) expect(score).toBe(sum)
        }
      }),
    )
  })
})

it('refuses a category or a context twice, and no data at all', () => {
  const bad = [
    { ...nothing, data: [] },
    { ...nothing, data: [nothing.data[0], nothing.data[0]] },
    {
      ...nothing,
      data: [
        {
          category: 'simple',
          adjustments: [
            { context: 'volume', steps: 1 },
            { context: 'volume', steps: 1 },
          ],
        },
      ],
    },
    { ...nothing, data: [{ category: 'simple', adjustments: [{ context: 'volume', steps: 0 }] }] },
  ]
  for (const one of bad) expect(severityFactorsSchema.safeParse(one).success).toBe(false)
})
