import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeCursor, encodeCursor } from '../../src/incident/cursor.ts'
import { fold } from '../../src/incident/fold.ts'
import { type Position, positionOf, SORTS } from '../../src/incident/order.ts'
import { toBase64Url, utf8 } from '../../src/protocol/bytes.ts'
import { readCatalogue } from './catalogue.ts'

const id = 'viamedis-almerys-2024'
const catalogue = readCatalogue()

describe('cursors', () => {
  it.each<Position>([
    { sort: 'disclosed', key: '2024-02-01', id },
    { sort: 'disclosed', key: '2024-02', id },
    { sort: 'disclosed', key: '2024', id },
    { sort: 'affected', key: '33000000', id },
    { sort: 'affected', key: '', id },
    { sort: 'title', key: 'federation francaise de tir', id },
    { sort: 'title', key: '', id },
  ])('comes back as the position %j, in characters that need no escaping', position => {
    const cursor = encodeCursor(position)
    expect(cursor).toMatch(/^[\w-]+$/)
    expect(decodeCursor(cursor)).toEqual(position)
  })

  it.each([
    '2|disclosed|2024-02-01',
    '2|disclosed|2024-02-01|a|b',
    '1|2024-02-01|a',
    '1|disclosed|2024-02-01|a',
    '2|disclosed|2024-02-30|a',
    '2|disclosed|2024-02-01|<b>',
    '2|disclosed|2024-02-01|',
    '2|disclosed|33|a',
    '2|affected|1e6|a',
    '2|affected|-1|a',
    '2|affected|01|a',
    '2|affected|99999999999999999|a',
    '2|title|Free|a',
    '2|title|a!|a',
    '2|toString|a|a',
    '2||a|a',
  ])('refuses a cursor that says %s', text => {
    expect(decodeCursor(toBase64Url(utf8(text)))).toBeNull()
  })

  it.each(SORTS)('has room for every incident, sorted by %s', sort => {
    const long = { ...catalogue[0]!, id: 'x'.repeat(80), title: { fr: '𝒜é漢𐐀'.repeat(900), en: 'x' } }
    for (const one of [...catalogue, long]) {
      const position = positionOf(one, sort)
      expect(decodeCursor(encodeCursor(position))).toEqual(position)
    }
  })

  it('takes the beginning of any title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), title => {
        const position = positionOf({ ...catalogue[0]!, title: { fr: title, en: '' } }, 'title')
        expect(fold(title).startsWith(position.key)).toBe(true)
        expect(decodeCursor(encodeCursor(position))).toEqual(position)
      }),
    )
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
