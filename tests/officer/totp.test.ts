import { describe, expect, it } from 'vitest'
import { toBase32 } from '../../src/officer/base32.ts'
import { otpauthUri, stepOfCode, totpCode, totpStep } from '../../src/officer/totp.ts'
import { utf8 } from '../../src/protocol/bytes.ts'

const SECRET = utf8('12345678901234567890')
const at = (seconds: number) => new Date(seconds * 1000)

describe('one-time codes', () => {
  // RFC 6238, appendix B, SHA-1: the last six of its eight digits.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('are those of RFC 6238 at %i s', (seconds, code) => {
    expect(totpCode(SECRET, totpStep(at(seconds)))).toBe(code)
  })

  // RFC 4226, appendix D.
  it.each([
    [0, '755224'],
    [1, '287082'],
    [2, '359152'],
    [9, '520489'],
  ])('are those of RFC 4226 for counter %i', (counter, code) => {
    expect(totpCode(SECRET, counter)).toBe(code)
  })

  it('are accepted one step early and late, and no further', () => {
    const now = at(1_234_567_890)
    const step = totpStep(now)
    for (const offset of [-1, 0, 1]) {
      expect(stepOfCode(SECRET, totpCode(SECRET, step + offset), now, 0)).toBe(step + offset)
    }
    for (const offset of [-2, 2]) expect(stepOfCode(SECRET, totpCode(SECRET, step + offset), now, 0)).toBeNull()
    expect(totpStep(at(1_234_567_889))).toBe(step - 1)
  })

  it('are refused at or before the step of the newest that was accepted', () => {
    const now = at(1_234_567_890)
    const step = totpStep(now)
    expect(stepOfCode(SECRET, totpCode(SECRET, step), now, step - 1)).toBe(step)
    expect(stepOfCode(SECRET, totpCode(SECRET, step), now, step)).toBeNull()
    expect(stepOfCode(SECRET, totpCode(SECRET, step - 1), now, step)).toBeNull()
    expect(stepOfCode(SECRET, totpCode(SECRET, step + 1), now, step)).toBe(step + 1)
  })

  it.each(['', '28708', '2870821', '28708a', '２８７０８２', '------', "' or 1=1", '\u0000'.repeat(6)])(
    'are six digits, so not %j',
    code => {
      expect(stepOfCode(SECRET, code, at(59), 0)).toBeNull()
    },
  )
})

describe('what authenticator apps are given', () => {
  // RFC 4648, section 10, without its padding.
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('writes %j in base32', (text, written) => {
    expect(toBase32(utf8(text))).toBe(written)
  })

  it('is a URI in which nothing of the login can pass for another part', () => {
    const uri = new URL(otpauthUri(SECRET, 'a&secret=x?#@example.org', 'Vigi fuite'))
    expect(uri.searchParams.getAll('secret')).toEqual([toBase32(SECRET)])
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({ issuer: 'Vigi fuite', digits: '6', period: '30' })
    expect(decodeURIComponent(uri.pathname)).toContain('Vigi fuite:a&secret=x?#@example.org')
  })
})
