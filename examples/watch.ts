/**
 * What is published, as it is published, from now on or since a cursor (its first argument): a line for each change, then one with the cursor to
 * go on from. Runs until it is stopped.
 */
import { createClient } from 'vigifuite/client'

const client = createClient({ baseUrl: process.env.VIGIFUITE_SERVER ?? 'http://localhost:8787' })
const since = process.argv[2]

for await (const { changes, cursor } of client.watch(since === undefined ? {} : { since })) {
  for (const { at, type, incident, dataset } of changes) {
    console.log([at, type, incident, dataset?.code ?? ''].join('\t'))
  }
  console.log(`cursor ${cursor}`)
}
