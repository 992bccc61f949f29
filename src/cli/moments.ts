import { momentsOf } from '../desk/audit-query.ts'
import { CliError } from './cli-error.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/

/** Options `--from` and `--until` as moments: days as in Paris, both included, or instants, of which the second is not. @throws CliError */
export function momentsBetween({ from, until }: { from?: string | undefined; until?: string | undefined }): {
  from?: Date
  until?: Date
} {
  return { ...moment('from', from), ...moment('until', until) }
}

function moment(name: 'from' | 'until', text: string | undefined): { from?: Date; until?: Date } {
  if (text === undefined) return {}
  const found = DAY.test(text) ? momentsOf({ from: '', until: '', [name]: text })[name] : instantOf(text)
  if (found) return { [name]: found }
  throw new CliError(`--${name} takes a day such as 2026-11-23, or an instant such as 2026-11-23T08:00:00Z`, 2)
}

function instantOf(text: string): Date | undefined {
  const instant = new Date(text)
  return INSTANT.test(text) && !Number.isNaN(instant.getTime()) ? instant : undefined
}
