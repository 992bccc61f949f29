import { type Command, InvalidArgumentError } from 'commander'
import { usageOf } from '../partner/usage.ts'
import { asOperator } from './desk-act.ts'
import { partnerOf } from './find-partner.ts'
import { table } from './table.ts'
import { print } from './write-side.ts'

/** `vigifuite partner show | usage`. */
export function registerPartnerLists(partner: Command): void {
  partner
    .command('show')
    .argument('<partner>', 'id or name, as `partner list` shows them')
    .description('what is agreed with a partner, and its keys, as JSON')
    .action((word: string) => asOperator(async ({ db }) => print(JSON.stringify(await partnerOf(db, word), null, 2))))

  partner
    .command('usage')
    .argument('<partner>', 'id or name, as `partner list` shows them')
    .description('what a partner used, by day (UTC) and scope; nothing about who was looked up')
    .option('--month <month>', 'such as 2026-11; the current one by default', monthArgument)
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      '\nAs the servers on Node counted it, up to some seconds ago; what the edge counts is read with `GET /v1/usage`.',
    )
    .action((word: string, { month, json }: { month?: string; json?: true }) =>
      asOperator(async ({ db, act }) => {
        const { id } = await partnerOf(db, word)
        const wanted = month ?? act.now.toISOString().slice(0, 7)
        const [year, number] = wanted.split('-').map(Number)
        const last = new Date(Date.UTC(year!, number!, 0)).toISOString().slice(0, 10)
        const days = await usageOf(db, id, { from: `${wanted}-01`, to: last })
        if (json) return print(JSON.stringify(days))
        if (days.length === 0) return print(`Nothing was used in ${wanted}.`)
        const rows = days.map(one => [one.day, one.scope, String(one.requests), String(one.units)])
        for (const line of table([['day', 'scope', 'requests', 'units'], ...rows])) print(line)
      }),
    )
}

function monthArgument(text: string): string {
  if (!/^20\d{2}-(?:0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError('a month such as 2026-11')
  return text
}
