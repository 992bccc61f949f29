import { expect, test } from 'vitest'
import { agreed, contractEnd, contractState, keyEnd } from '../../src/partner/agreement.ts'
import { PartnerError } from '../../src/partner/partner-error.ts'

const contract = (from: string | null, until: string | null) => ({ from, until })

test('a contract ends with its last day in Paris, in summer and in winter', () => {
  expect(contractEnd(contract(null, '2026-12-31'))).toEqual(new Date('2026-12-31T23:00:00Z'))
  // Clocks go on at two in the morning of the 29th, and back on the 25th of October.
  expect(contractEnd(contract(null, '2026-03-28'))).toEqual(new Date('2026-03-28T23:00:00Z'))
  expect(contractEnd(contract(null, '2026-03-29'))).toEqual(new Date('2026-03-29T22:00:00Z'))
  expect(contractEnd(contract(null, '2026-10-25'))).toEqual(new Date('2026-10-25T23:00:00Z'))
  expect(contractEnd(contract('2026-01-01', null))).toBe(null)
})

test('it holds from the first moment of its first day to the last of its last', () => {
  const days = contract('2026-03-01', '2026-03-31')
  expect(contractState(days, new Date('2026-02-28T22:59:59.999Z'))).toBe('before')
  expect(contractState(days, new Date('2026-02-28T23:00:00Z'))).toBe('holds')
  expect(contractState(days, new Date('2026-03-31T21:59:59.999Z'))).toBe('holds')
  expect(contractState(days, contractEnd(days)!)).toBe('over')
  expect(contractState(contract(null, null), new Date(0))).toBe('holds')
})

test('a key ends at its own end or with the contract, whichever is first', () => {
  const own = new Date('2026-06-01T00:00:00Z')
  expect(keyEnd(own, contract(null, null))).toEqual(own)
  expect(keyEnd(own, contract(null, '2026-12-31'))).toEqual(own)
  expect(keyEnd(own, contract(null, '2026-03-31'))).toEqual(new Date('2026-03-31T22:00:00Z'))
  expect(keyEnd(null, contract(null, '2026-03-31'))).toEqual(new Date('2026-03-31T22:00:00Z'))
  expect(keyEnd(null, contract('2026-01-01', null))).toBe(null)
})

test('what does not do is named, and never repeated', () => {
  const secret = '1 84 12 76 451 089 46'
  const given = {
    name: secret,
    purpose: `Pour ${secret}`,
    contacts: [{ name: secret, email: secret, role: 'technical' }],
  } as const
  const refused = (() => {
    try {
      return agreed(given)
    } catch (error) {
      return error
    }
  })()
  expect(refused).toBeInstanceOf(PartnerError)
  expect(refused).toMatchObject({ reason: 'invalid', faults: ['name', 'purpose', 'contacts'] })
  expect((refused as Error).message).not.toContain('84')
})
