import { describe, expect, it } from 'vitest'
import { csrfTokenOf, isCsrfTokenOf } from '../../src/officer/csrf.ts'

const SESSION = `vgo_${'A'.repeat(43)}`
const OTHER = `vgo_${'B'.repeat(43)}`

describe('a token against cross-site request forgery', () => {
  it('is good in its session only', () => {
    const token = csrfTokenOf(SESSION)
    expect(isCsrfTokenOf(SESSION, token)).toBe(true)
    expect(isCsrfTokenOf(OTHER, token)).toBe(false)
    expect(csrfTokenOf(SESSION)).toBe(token)
    expect(SESSION).not.toContain(token)
  })

  it.each(['', 'A', csrfTokenOf(SESSION).slice(1), `${csrfTokenOf(SESSION)}A`, 'é'.repeat(43), SESSION])(
    'is not %j',
    given => {
      expect(isCsrfTokenOf(SESSION, given)).toBe(false)
    },
  )
})
