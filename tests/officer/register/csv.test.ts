import { parse } from 'csv-parse/browser/esm/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvOf } from '../../../src/officer/register/csv.ts'

const read = (file: string): string[][] => parse(file, { bom: true, delimiter: ';', record_delimiter: '\r\n' })

it('quotes every field, doubles quotes, ends lines with CRLF, and begins with a byte order mark', () => {
  expect(
    csvOf([
      ['a', 'dit "b"; c'],
      ['', 'é\nf'],
    ]),
  ).toBe('\uFEFF"a";"dit ""b""; c"\r\n"";"é\nf"\r\n')
})

it.each([
  '=1+1',
  '+33 2 40 00 00 00',
  '-2+3',
  '@SUM(A1)',
  '  =HYPERLINK("https://example.org")',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1+1',
  '\u200b=1',
  '\u00a0=1',
])('makes %j harmless', text => {
  expect(read(csvOf([[text]]))).toEqual([[`'${text}`]])
})

it('leaves other cells as they are', () => {
  for (const text of ['2 + 2', 'a=b', 'x@example.org', '12 000', 'rendez-vous', "'cité'"]) {
    expect(read(csvOf([[text]]))).toEqual([[text]])
  }
})

it('is read back as it was written, and no cell is a formula', () => {
  const rows = fc.integer({ min: 1, max: 5 }).chain(width =>
    fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: width, maxLength: width }), {
      minLength: 1,
      maxLength: 5,
    }),
  )
  fc.assert(
    fc.property(rows, given => {
      const back = read(csvOf(given))
      expect(back).toHaveLength(given.length)
      for (const [row, cells] of back.entries()) {
        for (const [column, cell] of cells.entries()) {
          expect([given[row]![column], `'${given[row]![column]}`]).toContain(cell)
          expect(cell).not.toMatch(/^\s*[=+\-@]/)
        }
      }
    }),
  )
})
