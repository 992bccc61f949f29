import type { Command } from 'commander'
import { listDeliveries, replayDead } from '../partner/webhooks/deliveries.ts'
import { deleteEndpoint, listEndpoints, setStatus } from '../partner/webhooks/endpoints.ts'
import { asOperator } from './desk-act.ts'
import { partnerOf } from './find-partner.ts'
import { table } from './table.ts'
import { print } from './write-side.ts'

/** `vigifuite webhook …`: where partners are told of changes, and how that goes. Partners add endpoints themselves, through the API. */
export function registerWebhook(program: Command): void {
  const webhook = program.command('webhook').description('where partners are told of changes, and how that goes')

  webhook
    .command('list')
    .argument('[partner]', 'id or name of a partner; all of them when left out')
    .description('endpoints, with what waits and what was given up')
    .action((word: string | undefined) =>
      asOperator(async ({ db }) => {
        const partner = word === undefined ? undefined : (await partnerOf(db, word)).id
        const endpoints = await listEndpoints(db, partner)
        if (endpoints.length === 0) return print('There are no endpoints.')
        const rows = endpoints.map(one => [one.id, one.status, `${one.waiting}`, `${one.dead}`, one.url])
        for (const line of table([['id', 'status', 'waiting', 'given up', 'url'], ...rows])) print(line)
      }),
    )

  webhook
    .command('deliveries')
    .argument('<endpoint>', 'its id')
    .description('the newest deliveries of an endpoint')
    .action((id: string) =>
      asOperator(async ({ db }) => {
        const rows = (await listDeliveries(db, { id })).map(one => [
          one.createdAt.toISOString(),
          one.type,
          one.state,
          `${one.attempts}`,
          String(one.last ?? ''),
          one.nextAt?.toISOString() ?? '',
        ])
        for (const line of table([['at', 'type', 'state', 'attempts', 'last', 'next'], ...rows])) print(line)
      }),
    )

  const act = (name: string, text: string, work: (operator: Operator, id: string) => Promise<string>) =>
    webhook
      .command(name)
      .argument('<endpoint>', 'its id')
      .description(text)
      .action((id: string) => asOperator(async operator => print(await work(operator, id))))

  act('pause', 'hold back what happens', async ({ db, act }, id) => {
    await setStatus({ db }, { id, status: 'paused', ...act })
    return 'Paused; what changes waits.'
  })
  act('resume', 'go on, also after a 410', async ({ db, act }, id) => {
    await setStatus({ db }, { id, status: 'active', ...act })
    return 'Active.'
  })
  act('replay', 'send again what was given up', async ({ db, act }, id) => {
    const deliveries = await replayDead(db, { id, ...act })
    return `${deliveries} ${deliveries === 1 ? 'delivery' : 'deliveries'} will be sent again.`
  })
  act('delete', 'forget an endpoint, with all that waits for it', async ({ db, act }, id) => {
    await deleteEndpoint({ db }, { id, ...act })
    return 'Deleted.'
  })
}

type Operator = Parameters<Parameters<typeof asOperator>[0]>[0]
