import { type Command, InvalidArgumentError } from 'commander'
import { auditLine, auditNdjson } from '../audit/export.ts'
import { type AuditFilter, listEntries, stretchBetween } from '../audit/log.ts'
import { registerAuditVerify } from './audit-verify.ts'
import { asOperator } from './desk-act.ts'
import { momentsBetween } from './moments.ts'
import { table } from './table.ts'
import { writeOut } from './write-out.ts'
import { print } from './write-side.ts'

interface Between {
  readonly from?: string
  readonly until?: string
}

interface ListOptions extends Between {
  readonly actor?: string
  readonly action?: string
  readonly subject?: string[]
  readonly limit: number
  readonly before?: number
  readonly json?: true
}

const FROM = ['--from <when>', 'a day in Paris, or an instant'] as const
const UNTIL = ['--until <when>', 'a day, which is included, or an instant'] as const

/** `vigifuite audit verify | export | list`: what was done, by whom, in one chain. */
export function registerAudit(program: Command): void {
  const audit = program
    .command('audit')
    .description('the audit log: who did what, in one chain that cannot be changed unseen')
  registerAuditVerify(audit)

  audit
    .command('export')
    .description('the log as NDJSON, one entry a line with its hash, which `audit verify --file` checks anywhere')
    .option('--out <file>', 'where to, readable by you alone; standard output')
    .option(...FROM)
    .option(...UNTIL)
    .action(({ out, ...between }: Between & { out?: string }) => {
      const moments = momentsBetween(between)
      return asOperator(async ({ db }) => {
        const stretch = await stretchBetween(db, moments)
        await writeOut(stretch ? auditNdjson(db, stretch) : '', out)
        const entries = stretch ? stretch.last - stretch.first + 1 : 0
        process.stderr.write(`${entries} entries${stretch ? `, from ${stretch.first} to ${stretch.last}` : ''}.\n`)
      })
    })

  audit
    .command('list')
    .description('entries from the newest, for people to read')
    .option('--actor <actor>', 'cli, publisher, officer:<id> …')
    .option('--action <action>', 'data-set.approved, or data-set for all that is done to data sets')
    .option('--subject <subject...>', 'incident:<id>, data-set:<code> …; any of them')
    .option(...FROM)
    .option(...UNTIL)
    .option('--limit <number>', 'at most so many', numberArgument, 50)
    .option('--before <sequence>', 'only entries with a lower number', numberArgument)
    .option('--json', 'one entry a line, as `audit export` writes them')
    .action((options: ListOptions) => {
      const filter = filterOf(options)
      return asOperator(async ({ db }) => {
        const entries = await listEntries(db, filter)
        if (options.json) return entries.map(auditLine).forEach(print)
        const rows = entries.map(({ sequence, at, actor, action, subject, details }) => {
          const said = Object.entries(details).map(([name, value]) => `${name}=${value}`)
          return [String(sequence), at.toISOString(), actor, action, subject, said.join(' ')]
        })
        for (const line of table(rows)) print(line)
        if (rows.length === 0) print('Nothing that fits is in the log.')
      })
    })
}

function filterOf(options: ListOptions): AuditFilter & { limit: number; before?: number } {
  const { actor, action, subject, limit, before } = options
  return {
    limit,
    ...momentsBetween(options),
    ...(actor !== undefined && { actor }),
    ...(action !== undefined && { action }),
    ...(subject !== undefined && { subjects: subject }),
    ...(before !== undefined && { before }),
  }
}

function numberArgument(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError('a number from 1')
  return Number(text)
}
