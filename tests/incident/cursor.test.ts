import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor } from '../../src/incident/cursor.ts'
import { toBase64Url, utf8 } from '../../src/protocol/bytes.ts'

describe('cursors', () => {
  it('comes back as the position it was made of, in characters that need no escaping', () => {
    for (const disclosed of ['2024-02-01', '2024-02', '2024']) {
      const cursor = encodeCursor({ disclosed, id: 'viamedis-almerys-2024' })
      expect(cursor).toMatch(/^[\w-]+$/)
      expect(decodeCursor(cursor)).toEqual({ disclosed, id: 'viamedis-almerys-2024' })
    }
  })

  it.each([
    '1|2024-02-01',
    '1|2024-02-01|a|b',
    '2|2024-02-01|a',
    '1|2024-02-30|a',
    '1|2024-02-01|<b>',
    '1|2024-02-01|',
  ])('refuses a cursor that says %s', text => {
    expect(decodeCursor(toBase64Url(utf8(text)))).toBeNull()
  })

  it('never throws, whatever is sent', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String({ maxLength: 400 })), text => {
        const position = decodeCursor(text)
        expect(position === null || encodeCursor(position) === text).toBe(true)
      }),
    )
    expect(decodeCursor('A'.repeat(100_000))).toBeNull()
  })
})
