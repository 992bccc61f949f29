/** The file that an officer chose as rows, whatever it is: CSV as a stream, or a workbook. */
import { ContributionError } from '../../contribution/contribution-error.ts'
import { type CsvRow, openCsv } from '../../contribution/csv.ts'
import type { Encoding } from '../../contribution/encoding.ts'
import { estimateRows } from '../../contribution/estimate.ts'
import type { Reading } from './job.ts'

export interface Table {
  readonly header: readonly string[]
  /** What a text file was taken for; null for a workbook. */
  readonly text: { readonly encoding: Encoding; readonly delimiter: string } | null
  /** Rows in all, about; exact for workbooks and for files of a few megabytes. */
  readonly rowCount: number
  readonly rows: AsyncGenerator<CsvRow>
}

/** What the number of rows is reckoned from. */
const COUNTED_BYTES = 4 * 1024 * 1024

/** Opens the file and reads its header. @throws ContributionError */
export async function openTable(file: Blob, reading: Reading): Promise<Table> {
  const start = new Uint8Array(await readable(() => file.slice(0, COUNTED_BYTES).arrayBuffer()))
  // A ZIP archive (APPNOTE 4.3.7), as which every .xlsx begins.
  if (start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4) return openWorkbook(file)
  const csv = await openCsv(piecesOf(file), {
    quotes: reading.quotes,
    ...(reading.encoding && { encoding: reading.encoding }),
    ...(reading.delimiter && { delimiter: reading.delimiter }),
  })
  return {
    header: csv.header,
    rows: csv.rows,
    rowCount: estimateRows(start, file.size),
    get text() {
      return { encoding: csv.encoding, delimiter: csv.delimiter }
    },
  }
}

async function openWorkbook(file: Blob): Promise<Table> {
  const { readWorkbook } = await import('./workbook.ts')
  const [header, ...rows] = await readable(() => readWorkbook(file))
  if (!header) throw new ContributionError('empty-file', 'the file is empty')
  async function* handedOut(): AsyncGenerator<CsvRow> {
    yield* rows
  }
  return { header: header.fields, rows: handedOut(), text: null, rowCount: rows.length }
}

/** Not every browser iterates over a stream by itself. */
async function* piecesOf(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader()
  try {
    for (;;) {
      const { done, value } = await readable(() => reader.read())
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** Browsers refuse to read a file that changed on the disk since it was chosen. */
async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof ContributionError) throw error
    throw new ContributionError('file-changed', 'the file changed or went away while it was read')
  }
}
