import { findColumns } from '../contribution/columns.ts'
import { type CsvFile, openCsv } from '../contribution/csv.ts'
import { ROWS_PER_RANGE, type RowRange, rowRanges } from '../contribution/row-ranges.ts'
import type { ContributeFlags } from './contribute-options.ts'
import { countedBytes, fingerprintOf } from './contribution-files.ts'

export interface ContributionSource {
  readonly csv: CsvFile
  /** Bytes of the file, and how many of them were read. */
  readonly size: number
  readonly read: number
  ranges(now: Date): AsyncGenerator<RowRange>
}

/** Opens the CSV and finds the columns, so that a mistake shows before anything is computed. @throws ContributionError */
export async function openSource(
  file: string,
  flags: ContributeFlags,
  rowsPerRange: number = ROWS_PER_RANGE,
): Promise<ContributionSource> {
  const { size } = await fingerprintOf(file)
  const counted = countedBytes(file)
  const csv = await openCsv(counted.bytes, {
    quotes: flags.quotes,
    ...(flags.encoding && { encoding: flags.encoding }),
    ...(flags.delimiter && { delimiter: flags.delimiter }),
  })
  const columns = findColumns(csv.header, flags.column)
  return {
    csv,
    size,
    get read() {
      return counted.read
    },
    ranges: now => rowRanges(csv.rows, columns, { headerLength: csv.header.length, now, rowsPerRange }),
  }
}
