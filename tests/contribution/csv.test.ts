import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ContributionError } from '../../src/contribution/contribution-error.ts'
import { MAX_RECORD_BYTES } from '../../src/contribution/csv.ts'
import { collectCsv, fieldsOf, latin1, pieces, utf8Bytes } from './collect-csv.ts'

const failure = async (source: string | Uint8Array | AsyncIterable<Uint8Array>, options = {}) => {
  const error = await collectCsv(source, options).then(
    () => null,
    thrown => thrown,
  )
  expect(error).toBeInstanceOf(ContributionError)
  return error as ContributionError
}

describe('reading a CSV', () => {
  it('gives the header and the rows with the numbers a spreadsheet shows', async () => {
    const file = await collectCsv('nom;mail\r\nMartin;a@example.org\r\n\r\n;;\r\nDurand;b@example.org')
    expect(file).toEqual({
      header: ['nom', 'mail'],
      delimiter: ';',
      encoding: 'utf-8',
      rows: [
        { row: 2, fields: ['Martin', 'a@example.org'] },
        { row: 5, fields: ['Durand', 'b@example.org'] },
      ],
    })
  })

  it.each([
    ['a;b,c;d\n', ';'],
    ['a,b;c,d\n', ','],
    ['a\tb\tc\n', '\t'],
    ['"x;y;z",b\n', ','],
    ['mail\n', ';'],
  ])('guesses the separator from the header %j', async (text, delimiter) => {
    expect((await collectCsv(text)).delimiter).toBe(delimiter)
  })

  it('takes another separator when told', async () => {
    expect(await fieldsOf('a;b|c\n1;2|3\n', { delimiter: '|' })).toEqual([['1;2', '3']])
  })

  it('keeps empty cells between tabs', async () => {
    expect(await fieldsOf('a\tb\tc\td\n\t\t1\t\n \t2\t\t\n')).toEqual([
      ['', '', '1', ''],
      ['', '2', '', ''],
    ])
  })

  it('reads quoted separators, line ends and quotation marks', async () => {
    expect(await fieldsOf('a;b\n"x;y";"l1\nl2"\n"say ""hi"""; "spaced" \n')).toEqual([
      ['x;y', 'l1\nl2'],
      ['say "hi"', 'spaced'],
    ])
  })

  it('takes a quotation mark inside an unquoted field as it stands', async () => {
    expect(await fieldsOf('a;b\nRésidence "Les Lilas";1\n5" x 3";2\nlast;3\n')).toEqual([
      ['Résidence "Les Lilas"', '1'],
      ['5" x 3"', '2'],
      ['last', '3'],
    ])
  })

  it('can leave quotation marks alone', async () => {
    expect(await fieldsOf('a;b\n"open;1\n"x"y;2\n', { quotes: false })).toEqual([
      ['"open', '1'],
      ['"x"y', '2'],
    ])
  })

  it('reads line ends of several systems in one file', async () => {
    expect(await fieldsOf('a;b\r\n1;2\n3;4\r5;6\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ])
  })

  it('keeps duplicated names in the header', async () => {
    expect((await collectCsv('a;a;\n1;2;3\n')).header).toEqual(['a', 'a', ''])
  })
})

describe('encodings', () => {
  const text = 'prénom;ville\nZoé;Orléans\nŒdipe €;Mâcon\n'
  const windows1252 = latin1('pr\u00e9nom;ville\nZo\u00e9;Orl\u00e9ans\n\u008cdipe \u0080;M\u00e2con\n')
  const rows = [
    ['Zoé', 'Orléans'],
    ['Œdipe €', 'Mâcon'],
  ]

  it.each([
    ['UTF-8', utf8Bytes(text), 'utf-8'],
    ['UTF-8 with a mark', utf8Bytes(`\ufeff${text}`), 'utf-8'],
    ['Windows-1252', windows1252, 'windows-1252'],
    ['UTF-16LE with a mark', new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')), 'utf-16le'],
  ])('recognises %s', async (_, bytes, encoding) => {
    const file = await collectCsv(bytes)
    expect(file.encoding).toBe(encoding)
    expect(file.header).toEqual(['prénom', 'ville'])
    expect(file.rows.map(({ fields }) => fields)).toEqual(rows)
  })

  it('recognises Windows-1252 after a megabyte of ASCII', async () => {
    const file = await collectCsv(latin1(`a;b\n${'word;other\n'.repeat(100_000)}Zo\u00e9;z\n`))
    expect(file.encoding).toBe('windows-1252')
    expect(file.rows.at(-1)?.fields).toEqual(['Zoé', 'z'])
  })

  it('does what it is told', async () => {
    expect(await fieldsOf(utf8Bytes('a\né\n'), { encoding: 'windows-1252' })).toEqual([['Ã©']])
    const refused = await failure(latin1('a\nb\nZo\u00e9\n'), { encoding: 'utf-8' })
    expect([refused.failure, refused.row]).toEqual(['broken-encoding', 3])
  })

  it('names the row when UTF-8 breaks later, and what to do', async () => {
    const good = 'Zoé;and some more\n'.repeat(60_000)
    const refused = await failure(pieces(utf8Bytes(`a;b\n${good}`), latin1('Zo\u00e9;y\n'), utf8Bytes(good)))
    expect(refused.failure).toBe('broken-encoding')
    expect(refused.row).toBe(60_002)
    expect(refused.message).toContain('--encoding windows-1252')
    expect(refused.message).not.toMatch(/Zo|;y/)
  })

  it('refuses a character that the end of a long file cuts in two', async () => {
    const cut = utf8Bytes(`a\n${'ééééééé\n'.repeat(80_000)}`)
    expect((await failure(pieces(cut, Uint8Array.of(0xc3)))).failure).toBe('broken-encoding')
  })
})

describe('files that cannot be read for certain', () => {
  it.each([
    ['nothing', ''],
    ['only a mark', '\ufeff'],
  ])('refuses %s', async (_, text) => {
    expect((await failure(text)).failure).toBe('empty-file')
  })

  it('refuses a spreadsheet', async () => {
    expect((await failure(latin1('PK\u0003\u0004\u0014\u0000rest'))).failure).toBe('not-text')
  })

  it('refuses a quotation mark that is never closed, with its row', async () => {
    const refused = await failure('a;b\n1;2\n"secret;3\n4;5\n')
    expect([refused.failure, refused.row]).toEqual(['open-quote', 3])
    expect(refused.message).not.toContain('secret')
  })

  it('refuses text after a closing quotation mark, with its row', async () => {
    const refused = await failure('a;b\n1;2\n3;4\n"secret"x;5\n')
    expect([refused.failure, refused.row]).toEqual(['text-after-quote', 4])
    expect(refused.message).not.toContain('secret')
  })

  it('stops at an open quotation mark in a large file before it has read all of it', async () => {
    let read = 0
    async function* large() {
      yield utf8Bytes('a;b\n1;2\n"open;3\n')
      for (; read < 2000; read++) yield utf8Bytes('4;5\n'.repeat(16_384))
    }
    const refused = await failure(large())
    expect([refused.failure, refused.row]).toEqual(['record-too-long', 3])
    expect(read).toBeLessThan(100)
  })

  it('refuses a line of 10 MB with its row', async () => {
    const refused = await failure(`a;b\n1;2\n${'x'.repeat(10_000_000)};3\n4;5\n`)
    expect([refused.failure, refused.row]).toEqual(['record-too-long', 3])
  })

  it('takes a row just below the limit', async () => {
    const long = 'x'.repeat(MAX_RECORD_BYTES - 10)
    expect(await fieldsOf(`a;b\n${long};3\n`)).toEqual([[long, '3']])
  })

  it('refuses an endless header', async () => {
    expect((await failure('x'.repeat(100_000))).failure).toBe('header-too-long')
  })
})

describe('any split of the bytes', () => {
  const cell = fc.oneof(
    fc.string({
      unit: fc.constantFrom('a', 'é', '€', '😀', '"', ';', ',', '\n', '\r', ' ', '\t', '\ufeff'),
      maxLength: 8,
    }),
    fc.constant(''),
  )
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 12 })
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`
  const cutInto = (bytes: Uint8Array, cuts: readonly number[]) => {
    const at = [...new Set([0, ...cuts.map(cut => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b)
    return pieces(...at.slice(1).map((end, i) => bytes.slice(at[i], end)))
  }

  it('gives the rows that were written', async () => {
    const property = fc.asyncProperty(
      table,
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.boolean(),
      fc.array(fc.nat(), { maxLength: 30 }),
      async (rows, lineEnd, mark, cuts) => {
        const text = ['h1;h2;h3;h4', ...rows.map(row => row.map(quoted).join(';'))].join(lineEnd)
        const read = await collectCsv(cutInto(utf8Bytes((mark ? '\ufeff' : '') + text), cuts))
        expect(read.rows).toEqual(
          rows.flatMap((fields, i) => (fields.some(field => field !== '') ? [{ row: i + 2, fields }] : [])),
        )
      },
    )
    await fc.assert(property, { numRuns: 150 })
  })

  it('gives the same for garbage as for the whole', async () => {
    const garbage = fc
      .array(
        fc.constantFrom(0x22, 0x3b, 0x0a, 0x0d, 0x61, 0x20, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xff, 0xef, 0xbb, 0xbf),
        {
          maxLength: 60,
        },
      )
      .map(bytes => Uint8Array.from(bytes))
    const outcome = (source: AsyncIterable<Uint8Array>) =>
      collectCsv(source).catch((error: ContributionError) => [error.failure, error.row])
    const property = fc.asyncProperty(garbage, fc.array(fc.nat(), { maxLength: 20 }), async (bytes, cuts) => {
      expect(await outcome(cutInto(bytes, cuts))).toEqual(await outcome(pieces(bytes)))
    })
    await fc.assert(property, { numRuns: 150 })
  })
})
