/**
 * A CSV file as a stream of rows, on csv-parse's browser build, which needs nothing of Node.
 *
 * Limits: a file that cannot be read for certain is refused with the number of the row, because a row that is misread in
 * silence is a person who is told "not listed". Only a quotation mark inside an unquoted field is taken as it stands.
 * Memory: one piece of text and its rows.
 */
import { type CsvError, type Parser, parse } from 'csv-parse/browser/esm'
import { ContributionError } from './contribution-error.ts'
import { guessDelimiter, headerLine } from './csv-header.ts'
import { decodeText, type Encoding, EncodingError } from './encoding.ts'

/** A row of more bytes than this is refused. */
export const MAX_RECORD_BYTES = 1024 * 1024

export interface CsvOptions {
  /** Left out: detected. */
  readonly encoding?: Encoding
  /** One character. Left out: guessed from the header. */
  readonly delimiter?: string
  /** False: quotation marks are ordinary characters. */
  readonly quotes?: boolean
}

export interface CsvRow {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number
  readonly fields: readonly string[]
}

export interface CsvFile {
  readonly header: readonly string[]
  readonly delimiter: string
  /** What the bytes read so far were taken for. */
  readonly encoding: Encoding
  /** Every row after the header that holds anything. @throws ContributionError */
  readonly rows: AsyncGenerator<CsvRow>
}

/** Reads the header; the rows follow as they are asked for. @throws ContributionError */
export async function openCsv(bytes: AsyncIterable<Uint8Array>, options: CsvOptions = {}): Promise<CsvFile> {
  const decoded = decodeText(bytes, options.encoding)
  const texts = decoded.text
  let head = ''
  let line: string | null = null
  while (line === null) {
    const next = await texts.next().catch(error => {
      throw encodingFailure(error, 1, decoded.encoding)
    })
    if (!next.done) head += next.value
    line = headerLine(head, next.done === true)
  }
  if (head === '') throw new ContributionError('empty-file', 'the file is empty')
  const delimiter = options.delimiter ?? guessDelimiter(line)
  const rows = readRows(head, texts, delimiter, options.quotes ?? true, () => decoded.encoding)
  const first = await rows.next()
  if (first.done) throw new ContributionError('empty-file', 'the file is empty')
  return {
    header: first.value.fields,
    delimiter,
    rows,
    get encoding() {
      return decoded.encoding
    },
  }
}

async function* readRows(
  head: string,
  texts: AsyncGenerator<string>,
  delimiter: string,
  quotes: boolean,
  encoding: () => Encoding,
): AsyncGenerator<CsvRow> {
  let records: string[][] = []
  let row = 0
  const parser = createParser(delimiter, quotes, record => records.push(record))

  function* parsed(): Generator<CsvRow> {
    const ready = records
    records = []
    for (const fields of ready) {
      row++
      if (row === 1 || fields.some(field => field !== '')) yield { row, fields }
    }
  }

  try {
    await written(parser, head)
    yield* parsed()
    for await (const text of texts) {
      await written(parser, text)
      yield* parsed()
    }
    await written(parser, null)
    yield* parsed()
  } catch (error) {
    // The parser looks some bytes ahead: its end brings out the rows before the bytes that could not be decoded.
    if (error instanceof EncodingError) await written(parser, null).catch(() => undefined)
    // Rows that were not handed on yet count too: the number is that of the row that could not be read.
    const at = row + records.length + 1
    if (error instanceof EncodingError) throw encodingFailure(error, at, encoding())
    throw error instanceof ContributionError ? error : csvFailure(error, at)
  } finally {
    await texts.return(undefined)
  }
}

function createParser(delimiter: string, quotes: boolean, onRecord: (record: string[]) => void): Parser {
  const parser: Parser = parse({
    delimiter,
    // All of them at once: files that were put together from several have more than one.
    record_delimiter: ['\r\n', '\n', '\r'],
    quote: quotes ? '"' : null,
    trim: true,
    relax_column_count: true,
    max_record_size: MAX_RECORD_BYTES,
    // Records are taken here and nothing goes through the readable side, so that writing says when they are complete.
    on_record: (record: string[]) => {
      onRecord(record)
      return null
    },
    // Asked about every error, although only one is forgiven: a quotation mark inside an unquoted field is itself. The parser
    // goes on with the field as it is, once it forgets that it was going to drop the record.
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      if ((error?.code as string) !== 'INVALID_OPENING_QUOTE') throw error
      ;(parser as unknown as { state: { recordHasError: boolean } }).state.recordHasError = false
    },
  })
  parser.on('error', () => undefined)
  parser.resume()
  return parser
}

/** Writes a text, or the end, and waits until all its records are there. */
function written(parser: Parser, text: string | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null) => (error ? reject(error) : resolve())
    if (text !== null) parser.write(text, done)
    else {
      parser.once('error', reject)
      parser.end(() => resolve())
    }
  })
}

// csv-parse's errors carry the record and are dropped here.
function csvFailure(error: unknown, row: number): ContributionError {
  switch ((error as { code?: string }).code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new ContributionError(
        'open-quote',
        `row ${row}: a quotation mark is opened and never closed. Correct that row, or use --no-quotes if the file does not quote`,
        row,
      )
    case 'CSV_INVALID_CLOSING_QUOTE':
      return new ContributionError(
        'text-after-quote',
        `row ${row}: text follows a closing quotation mark, or a quotation mark is not closed. Correct that row, or use --no-quotes if the file does not quote`,
        row,
      )
    case 'CSV_MAX_RECORD_SIZE':
      return new ContributionError(
        'record-too-long',
        `row ${row} is longer than 1 MiB, or a quotation mark opened in it is never closed. Correct that row`,
        row,
      )
    default:
      throw error
  }
}

function encodingFailure(error: unknown, row: number, encoding: Encoding): unknown {
  if (!(error instanceof EncodingError)) return error
  return new ContributionError(
    'broken-encoding',
    `row ${row} is not valid ${encoding.toUpperCase()}. If the file has another encoding, say so with --encoding windows-1252; otherwise export it again as UTF-8`,
    row,
  )
}
