import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { Reading } from '../../src/browser/contribute/job.ts'
import { openTable } from '../../src/browser/contribute/table.ts'
import type { CsvRow } from '../../src/contribution/csv.ts'
import { type Cell, workbook } from '../support/workbook.ts'

const DETECTED: Reading = { encoding: null, delimiter: null, quotes: true }

async function read(file: File, reading = DETECTED) {
  const table = await openTable(file, reading)
  const rows: CsvRow[] = []
  for await (const row of table.rows) rows.push(row)
  return { header: table.header, text: table.text, rowCount: table.rowCount, rows }
}
const csv = (text: string, encoding: 'utf8' | 'latin1' = 'utf8') => new File([Buffer.from(text, encoding)], 'a.csv')
const text = (value: string): Cell => ({ text: value })

describe('a CSV', () => {
  it('is read as the command line reads it', async () => {
    const {
      header,
      text: found,
      rowCount,
      rows,
    } = await read(csv('Prénom;Mail\nZoé;z@example.org\n\nLuc;l@x.fr\n', 'latin1'))
    expect([header, found]).toEqual([['Prénom', 'Mail'], { encoding: 'windows-1252', delimiter: ';' }])
    expect(rows).toEqual([
      { row: 2, fields: ['Zoé', 'z@example.org'] },
      { row: 4, fields: ['Luc', 'l@x.fr'] },
    ])
    expect(rowCount).toBe(3)
  })

  it('is read as the officer says', async () => {
    const file = csv('a,b|c\n"x,y|z\n')
    expect((await read(file, { ...DETECTED, delimiter: '|', quotes: false })).rows).toEqual([
      { row: 2, fields: ['"x,y', 'z'] },
    ])
    await expect(read(file)).rejects.toMatchObject({ failure: 'open-quote' })
  })

  it('that cannot be read any more has changed', async () => {
    const file = csv('a\nb\n')
    Object.assign(file, {
      stream: () => new ReadableStream({ pull: controller => controller.error(new Error('NotReadableError')) }),
    })
    await expect(read(file)).rejects.toMatchObject({ failure: 'file-changed' })
  })
})

describe('a workbook', () => {
  it('gives the rows of its first sheet, with the numbers that Excel shows', async () => {
    const file = workbook([
      null,
      [text('Nom'), text('Tél.'), text('Né le')],
      [text(' Lefèvre '), { number: '612345678' }, { day: 33_340 }],
      null,
      [{ inline: 'Martin' }, { number: '33612345678' }, text('12/04/1985')],
      [text(''), null, null],
    ])
    expect(await read(file)).toEqual({
      header: ['Nom', 'Tél.', 'Né le'],
      text: null,
      rowCount: 2,
      rows: [
        { row: 3, fields: ['Lefèvre', '612345678', '1991-04-12'] },
        { row: 5, fields: ['Martin', '33612345678', '12/04/1985'] },
      ],
    })
  })

  it.each([
    ['6.12345678E8', '612345678'],
    ['612345678.0', '612345678'],
    ['12345678901234567890', '12345678901234567890'],
    ['1.5', '1.5'],
    ['0', '0'],
  ])('takes the number %s for %s', async (number, expected) => {
    expect((await read(workbook([[text('n')], [{ number }]]))).rows[0]!.fields).toEqual([expected])
  })

  it('is unpacked without workers of its own, however large', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => [text(`personne.${i}@example.org`)])
    const { rows: found } = await read(workbook([[text('e-mail')], ...rows]))
    expect(found).toHaveLength(20_000)
    expect(found.at(-1)).toEqual({ row: 20_001, fields: ['personne.19999@example.org'] })
  })

  it('that is none, or unpacks to more than fits, is refused', async () => {
    const archive = (parts: Record<string, Uint8Array>) =>
      new File([zipSync(parts) as Uint8Array<ArrayBuffer>], 'a.xlsx')
    await expect(read(archive({ 'content.xml': strToU8('<x/>') }))).rejects.toMatchObject({ failure: 'not-a-workbook' })
    await expect(read(new File([Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)], 'a.xlsx'))).rejects.toMatchObject({
      failure: 'not-a-workbook',
    })
    const bomb = archive({ 'xl/worksheets/sheet1.xml': new Uint8Array(65 * 1024 * 1024) })
    expect(bomb.size).toBeLessThan(100_000)
    await expect(read(bomb)).rejects.toMatchObject({ failure: 'workbook-too-large' })
    await expect(read(workbook([]))).rejects.toMatchObject({ failure: 'empty-file' })
  })
})
