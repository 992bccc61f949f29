import { describe, expect, it } from 'vitest'
import { normalPassword, passwordFault } from '../../src/officer/password-policy.ts'

const ABOUT = ['camille.bernard@ville-exemple.fr', 'Camille Bernard', 'Ville d’Exemple-sur-Loire']

describe('a password', () => {
  it.each([
    'x7$Kq9!mZp2w',
    'correct horse battery',
    'agrafeuse cheval pile',
    'Le soleil se lève à Quimper',
    'ñandú-ágape-über',
    '日本語のパスワードを使います',
    'éééqzmvkhtrp',
    'kZ9#rZ9#rvbnTy!',
  ])('may be %j', password => {
    expect(passwordFault(password, ABOUT)).toBeNull()
  })

  it.each([
    ['', 'too-short'],
    ['x7$Kq9!mZp2', 'too-short'],
    ['👩‍👩‍👧', 'too-short'],
    [`x7$Kq9!mZp2w${'é'.repeat(117)}`, 'too-long'],
    ['motdepasse2026!', 'common'],
    ['M0tD3P@sse2026', 'common'],
    ['Password1234!', 'common'],
    ['P@ssw0rd-2025', 'common'],
    ['azertyuiop123', 'common'],
    ['123456789012', 'common'],
    ['abcdefghijklmn', 'common'],
    ['aaaaaaaaaaaaaaaa', 'common'],
    ['ababababababab', 'common'],
    ['soleil soleil soleil', 'common'],
    ['Marseille13Marseille13', 'common'],
    ['Décembre2025!', 'common'],
    ['Vigifuite2026!', 'context'],
    ['camillebernard1', 'context'],
    ['Bernard-Camille-75', 'context'],
    ['c4mill3-b3rnard', 'context'],
    ['ville-exemple44', 'context'],
    ['camille.bernard@ville-exemple.fr', 'context'],
  ])('may not be %j: %s', (password, fault) => {
    expect(passwordFault(password, ABOUT)).toBe(fault)
  })

  it('is counted in characters, of which 12 to 128 are taken', () => {
    const characters = [...'x7$Kq9!mZp2w'.repeat(11)].map((one, i) =>
      String.fromCodePoint(one.codePointAt(0)! + (i % 7)),
    )
    expect(passwordFault(characters.slice(0, 12).join(''), [])).toBeNull()
    expect(passwordFault(characters.slice(0, 128).join(''), [])).toBeNull()
    expect(passwordFault(characters.slice(0, 129).join(''), [])).toBe('too-long')
  })

  it('is the same from every keyboard', () => {
    expect(normalPassword('e\u0301te\u0301 a\u0300 Quimper ﬁn')).toBe(
      normalPassword('\u00e9t\u00e9 \u00e0 Quimper fin'),
    )
    expect(normalPassword('Majuscule')).not.toBe(normalPassword('majuscule'))
  })
})
