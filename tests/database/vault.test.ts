import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVault } from '../../src/database/vault.ts'
import { toHex, utf8 } from '../../src/protocol/bytes.ts'

const KEY = new Uint8Array(32).fill(1)
const vault = createVault({ current: KEY }, randomBytes)
const SECRET = utf8('12345678901234567890')

describe('a vault', () => {
  it('opens what it sealed, for its owner only', () => {
    const sealed = vault.seal(SECRET, 'totp:officer:a')
    expect(vault.open(sealed, 'totp:officer:a')).toEqual(SECRET)
    expect(vault.open(sealed, 'totp:officer:b')).toBeNull()
    expect(vault.open(sealed, '')).toBeNull()
  })

  it('never seals to the same bytes, nor shows what it sealed', () => {
    const [one, other] = [vault.seal(SECRET, 'a'), vault.seal(SECRET, 'a')]
    expect(toHex(one)).not.toBe(toHex(other))
    expect(toHex(one)).not.toContain(toHex(SECRET))
  })

  it('opens nothing that was changed or cut', () => {
    const sealed = vault.seal(SECRET, 'a')
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (index, change) => {
        const changed = Uint8Array.from(sealed)
        changed[index]! ^= change
        expect(vault.open(changed, 'a')).toBeNull()
      }),
    )
    for (const length of [0, 3, 16, 31, sealed.length - 1]) {
      expect(vault.open(sealed.subarray(0, length), 'a')).toBeNull()
    }
  })

  it('goes on opening under former keys, and seals under the current one', () => {
    const next = new Uint8Array(32).fill(2)
    const sealed = vault.seal(SECRET, 'a')
    const rotated = createVault({ current: next, former: [KEY] }, randomBytes)
    expect(rotated.open(sealed, 'a')).toEqual(SECRET)
    expect(vault.open(rotated.seal(SECRET, 'a'), 'a')).toBeNull()
    expect(createVault({ current: next }, randomBytes).open(sealed, 'a')).toBeNull()
    expect(rotated.hashes('x', 'a')).toEqual([rotated.hash('x', 'a'), vault.hash('x', 'a')])
  })

  it('hashes under its key, apart for each purpose and however the parts are cut', () => {
    const other = createVault({ current: new Uint8Array(32).fill(2) }, randomBytes)
    const hashes = [
      vault.hash('a', 'b', 'c'),
      vault.hash('a', 'bc'),
      vault.hash('a', 'bc', ''),
      vault.hash('ab', 'c'),
      vault.hash('a', 'b","c'),
      other.hash('a', 'b', 'c'),
    ]
    expect(new Set(hashes.map(toHex)).size).toBe(hashes.length)
    expect(hashes.every(one => one.length === 32)).toBe(true)
  })

  it('takes keys of 32 bytes', () => {
    expect(() => createVault({ current: new Uint8Array(31) }, randomBytes)).toThrow(RangeError)
    expect(() => createVault({ current: KEY, former: [new Uint8Array(0)] }, randomBytes)).toThrow(RangeError)
  })
})
