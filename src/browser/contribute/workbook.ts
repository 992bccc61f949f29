/**
 * The first sheet of an Excel workbook as rows, on read-excel-file.
 *
 * Limits: a workbook is read as a whole, which takes some twenty times its unpacked size of memory, so that one that unpacks to more
 * than a few hundred thousand rows is refused; a CSV has no such limit. A million rows is all that Excel itself takes.
 * The archive is unpacked here first: the library would do that in a worker made from a text, which no policy of ours allows.
 */
import { unzipSync, zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/universal'
import { ContributionError } from '../../contribution/contribution-error.ts'
import type { CsvRow } from '../../contribution/csv.ts'

const MAX_FILE_BYTES = 64 * 1024 * 1024
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024

/** All rows that hold anything; the numbers are those that Excel shows. @throws ContributionError */
export async function readWorkbook(file: Blob): Promise<CsvRow[]> {
  if (file.size > MAX_FILE_BYTES) throw tooLarge()
  const unpacked = unpack(new Uint8Array(await file.arrayBuffer()))
  // Numbers as they are written: as JavaScript's they would lose digits.
  const rows = await readSheet(unpacked.buffer as ArrayBuffer, {
    parseNumber: text => text as unknown as number,
  }).catch(() => {
    throw unreadable()
  })
  return rows
    .map((cells, at) => ({ row: at + 1, fields: cells.map(textOf) }))
    .filter(({ fields }) => fields.some(field => field !== ''))
}

/** The archive's documents, not compressed. */
function unpack(bytes: Uint8Array): Uint8Array {
  let total = 0
  try {
    const documents = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.xml(?:\.rels)?$/.test(name)) return false
        total += originalSize
        if (total > MAX_UNPACKED_BYTES) throw tooLarge()
        return true
      },
    })
    return zipSync(documents, { level: 0 })
  } catch (error) {
    throw error instanceof ContributionError ? error : unreadable()
  }
}

/** A cell as text: days as ISO 8601, numbers with all their digits and none that Excel did not mean (`6.12E8`, `612.0`). */
function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  const text = String(cell).trim()
  return /^\d+(?:\.\d+)?(?:E\+?\d+)?$/i.test(text) && /[.E]/i.test(text) && Number.isSafeInteger(Number(text))
    ? String(Number(text))
    : text
}

const tooLarge = () => new ContributionError('workbook-too-large', 'the workbook is too large: export the sheet as CSV')
const unreadable = () => new ContributionError('not-a-workbook', 'this is no workbook that can be read')
