import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Hono } from 'hono'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { benchedApi } from './api-server.ts'
import { type BenchContext, type Row, rate, row } from './harness.ts'

const REQUESTS = 400
const STREAM = 100_000
/** Different ones among them, sent again and again. */
const LINES = 1000
const LISTED = 0.01

/** What a partner waits for: one digest at a time, and a long stream of them. Client and server share a thread. */
export function rows(context: BenchContext): Row[] {
  const { server, listen, elementOf, listed, strangers } = benchedApi(context, LINES)
  const digests = [...listed.slice(0, LINES * LISTED), ...strangers.slice(LINES * LISTED)]
  const text = digests.map(one => `${JSON.stringify({ kind: 'email', digest: toBase64Url(one) })}\n`).join('')
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  context.defer(() => agent.destroy())
  let bare = ''

  /** A quantile of the milliseconds that one of many requests takes, one after the other. */
  const quantile = async (share: number, url: string, authorization?: string): Promise<number> => {
    const times: number[] = []
    for (let index = 0; index < REQUESTS; index++) {
      const body = JSON.stringify({ kind: 'email', digests: [toBase64Url(strangers[index]!)] })
      const headers = { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) }
      const started = performance.now()
      const response = await send(url, { agent, headers }, request => request.end(body))
      const text = await textOf(response)
      times.push(performance.now() - started)
      if (response.statusCode !== 200 || !text.includes('not-listed')) throw new Error('a lookup failed')
    }
    return times.sort((a, b) => a - b)[Math.floor(share * REQUESTS)]!
  }

  const single = (share: number, atMost: number): Row =>
    row({
      what: `POST /v1/lookups, one digest, ${share === 0.5 ? 'median' : `${100 * share} %`} of times`,
      against: 'a bare Hono route that reads and answers JSON',
      atMost,
      unit: 'ms',
      prepare: async () => {
        const app = new Hono().post('/bare', async c => {
          const { digests: asked } = await c.req.json<{ digests: string[] }>()
          return c.json({ epoch: 1, results: asked.map(() => ({ state: 'not-listed' })) })
        })
        bare = `${await listen(request => app.fetch(request))}/bare`
        const { url, authorization } = await server()
        await quantile(share, `${url}/v1/lookups`, authorization)
        await quantile(share, bare)
      },
      measure: async () => {
        const { url, authorization } = await server()
        return quantile(share, `${url}/v1/lookups`, authorization)
      },
      reference: () => quantile(share, bare),
    })

  /** Lines a second: sent as fast as they are taken, read as they come. */
  const stream = async (): Promise<number> => {
    const { url, authorization } = await server()
    const headers = { authorization, 'content-type': 'application/x-ndjson' }
    const started = performance.now()
    const response = await send(`${url}/v1/lookups/stream`, { headers }, async request => {
      for (let sent = 0; sent < STREAM; sent += LINES) {
        if (!request.write(text)) await new Promise(resolve => request.once('drain', resolve))
      }
      request.end()
    })
    const answers = await textOf(response)
    const elapsed = performance.now() - started
    const summary = JSON.parse(answers.slice(answers.lastIndexOf('\n', answers.length - 2))) as Record<string, unknown>
    if (!summary.done || summary.listed !== STREAM * LISTED) throw new Error('a stream failed')
    return (1000 * STREAM) / elapsed
  }

  return [
    single(0.5, 4),
    single(0.99, 4),
    row({
      what: 'POST /v1/lookups/stream, 100,000 lines, 1 % listed',
      against: 'bare digest → element',
      atLeast: 0.8,
      unit: 'digests/s',
      rounds: 2,
      prepare: async () => void (await server()),
      measure: stream,
      reference: () => rate(LINES, () => digests.map(elementOf), 2000),
    }),
  ]
}

function send(
  url: string,
  options: { agent?: Agent; headers: Record<string, string> },
  write: (request: ReturnType<typeof httpRequest>) => unknown,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method: 'POST', ...options }, resolve).on('error', reject)
    write(request)
  })
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of response.setEncoding('utf8')) text += part
  return text
}
