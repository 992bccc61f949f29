import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import type { RowResult } from './harness.ts'

export interface Report {
  readonly at: string
  readonly node: string
  readonly processor: string
  readonly cores: number
  readonly memoryGiB: number
  readonly entries: number
  readonly seconds: number
  readonly rows: readonly RowResult[]
  /** Rows and modules that threw, with the message. */
  readonly failures: readonly { readonly what: string; readonly message: string }[]
}

export function createReport(given: Pick<Report, 'entries' | 'seconds' | 'rows' | 'failures'>): Report {
  const processors = cpus()
  return {
    at: new Date().toISOString(),
    node: process.version,
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    ...given,
  }
}

/** Three significant digits, thousands separated. */
function short(value: number): string {
  const rounded = Number(value.toPrecision(3))
  return Math.abs(rounded) >= 1000 ? rounded.toLocaleString('en') : String(rounded)
}

/** The table as Markdown, the way the README shows it. */
export function toMarkdown(report: Report): string {
  const cells = [
    ['What', 'Against', 'Measured', 'Reference', 'Ratio (lowest – highest)', 'Wanted', ''],
    ...report.rows.map(row => [
      row.what,
      row.against,
      `${short(row.measured)} ${row.unit}`,
      row.reference === null ? '–' : `${short(row.reference)} ${row.unit}`,
      `${short(row.ratio)} (${short(row.lowest)} – ${short(row.highest)})`,
      row.bound,
      row.met ? 'met' : '**missed**',
    ]),
    ...report.failures.map(failure => [failure.what, '–', failure.message, '–', '–', '–', '**failed**']),
  ]
  const widths = cells[0]!.map((_, column) => Math.max(3, ...cells.map(line => line[column]!.length)))
  const lines = cells.map(line => `| ${line.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`)
  lines.splice(1, 0, `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`)
  const machine = `${report.cores} cores of ${report.processor}, ${report.memoryGiB} GiB, Node ${report.node}`
  const foot = `${report.entries.toLocaleString('en')} exposures, ${Math.round(report.seconds)} s, ${machine}, ${report.at}`
  return `${lines.join('\n')}\n\n${foot}\n`
}

/** Writes `bench-results.json` and `bench-results.md` into `directory`. */
export async function writeReport(directory: URL, report: Report): Promise<void> {
  await writeFile(new URL('bench-results.json', directory), `${JSON.stringify(report, null, 2)}\n`)
  await writeFile(new URL('bench-results.md', directory), toMarkdown(report))
}
