import { describe, expect, it } from 'vitest'
import { deadlineOf } from '../../src/incident/deadlines.ts'

describe('legal deadlines', () => {
  it.each([
    ['debit', '2026-01-15', '2027-02-15'],
    ['debit', '2025-01-31', '2026-02-28'],
    ['debit', '2027-01-31', '2028-02-29'],
    ['debit-outside-eea', '2026-01-15', '2026-03-26'],
    ['debit-outside-eea', '2025-12-31', '2026-03-11'],
    ['refund', '2026-01-15', '2026-03-12'],
    ['refund', '2024-01-15', '2024-03-11'],
    ['access', '2026-01-31', '2026-02-28'],
    ['access', '2028-01-31', '2028-02-29'],
    ['access', '2026-02-28', '2026-03-28'],
    ['access', '2026-12-31', '2027-01-31'],
    ['access-extended', '2026-01-31', '2026-04-30'],
    ['access-extended', '2026-11-30', '2027-02-28'],
  ] as const)('%s of %s is %s', (id, from, due) => {
    expect(deadlineOf(id, from)).toBe(due)
  })
})
