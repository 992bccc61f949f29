import { expect, it } from 'vitest'
import { shownName } from '../../src/officer/shown-name.ts'

it('takes a name as it was typed, without spaces around it', () => {
  expect(shownName('  Zoë d’Ille-et-Vilaine (DPD) ', 100)).toBe('Zoë d’Ille-et-Vilaine (DPD)')
})

it.each([
  ['nothing', ' '],
  ['too much', 'a'.repeat(21)],
  ['a control character', 'Camille\u0007'],
  ['several lines', 'Camille\nBernard'],
  ['text turned around', 'Camille \u202egro.elpmaxe'],
  ['a social security number', '2 94 03 75 120 005 22'],
])('refuses %s, and does not repeat it', (_, typed) => {
  expect(() => shownName(typed, 20 + (typed.startsWith('2') ? 20 : 0))).toThrow(
    expect.objectContaining({ reason: 'invalid', message: expect.not.stringContaining(typed.trim() || '#') }),
  )
})
