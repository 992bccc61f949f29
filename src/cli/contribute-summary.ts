import type { ContributionProgress } from '../contribution/contribute.ts'
import type { ContributionSource } from './contribute-source.ts'

const number = (value: number): string => value.toLocaleString('en')

const DELIMITER_NAMES: Readonly<Record<string, string>> = {
  ';': 'semicolons',
  ',': 'commas',
  '\t': 'tabs',
  '|': 'bars',
}

/** What was found in the file, as lines for a terminal: counts only. */
export function summaryLines(
  source: ContributionSource,
  progress: ContributionProgress,
  rejectedFile: string,
): string[] {
  const { csv } = source
  const separated = DELIMITER_NAMES[csv.delimiter] ?? 'another character'
  const lines = [
    `Read ${number(progress.rows)} rows (${csv.encoding.toUpperCase()}, separated by ${separated}): ` +
      `${number(progress.identifiers)} identifiers, ${number(progress.rejected)} rejected values.`,
  ]
  for (const [kind, reasons] of progress.rejections) {
    for (const [reason, count] of [...reasons].sort((a, b) => b[1] - a[1])) {
      lines.push(`  ${number(count).padStart(9)}  ${kind}: ${reason}`)
    }
  }
  if (progress.rejected > 0) lines.push(`Row numbers and reasons are in ${rejectedFile}`)
  return lines
}
