/**
 * Private checks of a list: e-mail addresses on standard input, one a line; on standard output the number of each line and its answer. With a key
 * that has the scope `evaluate:bulk`, one request for 64 addresses; without one, as many as one address may ask about.
 */
import { createInterface } from 'node:readline'
import { createClient } from 'vigifuite/client'

const client = createClient({
  baseUrl: process.env.VIGIFUITE_SERVER ?? 'http://localhost:8787',
  ...(process.env.VIGIFUITE_KEY && { key: process.env.VIGIFUITE_KEY }),
})

async function* questions() {
  for await (const input of createInterface(process.stdin)) yield { kind: 'email' as const, input }
}

for await (const { index, ...answer } of client.checkMany(questions())) {
  const incidents = answer.state === 'listed' ? answer.incidents.join(' ') : ''
  console.log(`${index + 1}\t${answer.state}\t${incidents}`)
}
