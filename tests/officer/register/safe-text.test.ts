import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mentionsNir } from '../../../src/identifier/mentions-nir.ts'
import { containsNir } from '../../../src/identifier/nir.ts'
import { lineSchema, textSchema } from '../../../src/officer/register/safe-text.ts'

const NIR = '255081416802538'
const SPACED = [...NIR].join(' -- ')

it('finds a NIR at any place of a long text, however it is spaced', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3900 }), fc.constantFrom(NIR, SPACED), (place, nir) => {
      const text = `${'mot '.repeat(1000).slice(0, place)} ${nir} ${'fin '.repeat(1000)}`.slice(
        0,
        Math.max(4000, place + 80),
      )
      expect(mentionsNir(text)).toBe(true)
    }),
  )
})

it.each(['', ' ', '.', '-', '/', ',', ';', '\u00a0', '\u200b', ' - '])(
  'finds one with %j between its parts',
  separator => {
    const nir = ['2', '55', '08', '14', '168', '025', '38'].join(separator)
    expect(mentionsNir(`Agent ${nir}, service des sports.`)).toBe(true)
    expect(mentionsNir(`Agent :\n${nir.slice(0, -2)}\n`)).toBe(true)
  },
)

it('finds none where the identifier finds none', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 900, unit: fc.constantFrom(...'0123456789 .,;-\nab') }), text => {
      if (mentionsNir(text)) expect(containsNir(text)).toBe(true)
    }),
  )
})

it('leaves dates, amounts, phone numbers and company numbers alone', () => {
  const text =
    'Le 20/11/2026 à 09:10, SIREN 214401846, SIRET 21440184600012, tél. 02 40 00 00 00 ou +33 2 40 00 00 00, 36 820 828 personnes. Par an : 204 500, 2 310 400.\n'
  expect(mentionsNir(text)).toBe(false)
  expect(textSchema.safeParse(text.repeat(20)).success).toBe(true)
})

it('is bounded, trimmed and never empty; a line has no line break', () => {
  expect(lineSchema.parse('  V-2026-07 ')).toBe('V-2026-07')
  expect(textSchema.parse('a\r\n\tb')).toBe('a\r\n\tb')
  for (const bad of ['', '   ', 'a\nb', 'a\u0000b', 'x'.repeat(201), NIR])
    expect(lineSchema.safeParse(bad).success).toBe(false)
  for (const bad of ['', 'a\u0000b', 'x'.repeat(4001), `avant ${SPACED} après`]) {
    expect(textSchema.safeParse(bad).success).toBe(false)
  }
})

it('does not repeat what it refuses', () => {
  const error = textSchema.safeParse(`avant ${NIR} après`).error
  expect(JSON.stringify(error)).not.toContain(NIR)
})
