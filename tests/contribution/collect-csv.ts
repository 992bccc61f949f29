import { type CsvOptions, openCsv } from '../../src/contribution/csv.ts'

/** Bytes in pieces, as an async iterable. */
export async function* pieces(...parts: Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield part
}

export const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))
export const utf8Bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The whole file: header and rows (with their numbers). */
export async function collectCsv(source: AsyncIterable<Uint8Array> | string | Uint8Array, options?: CsvOptions) {
  const bytes =
    typeof source === 'string' ? pieces(utf8Bytes(source)) : source instanceof Uint8Array ? pieces(source) : source
  const file = await openCsv(bytes, options)
  const rows: { row: number; fields: readonly string[] }[] = []
  for await (const row of file.rows) rows.push(row)
  return { header: file.header, delimiter: file.delimiter, encoding: file.encoding, rows }
}

/** Rows without their numbers. */
export const fieldsOf = async (...args: Parameters<typeof collectCsv>) =>
  (await collectCsv(...args)).rows.map(({ fields }) => fields)
