import autocannon from 'autocannon'
import { Hono } from 'hono'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { benchedApi } from './api-server.ts'
import { type BenchContext, type Row, rate, row } from './harness.ts'

const LOOKUP = 1000

/** The API over HTTP on loopback, against a bare Hono answer and against the bare arithmetic. */
export function rows(context: BenchContext): Row[] {
  const { server, listen, elementOf, listed, strangers } = benchedApi(context, LOOKUP)
  let bare = ''

  const requests = async (url: string): Promise<number> => {
    const result = await autocannon({ url, connections: 16, duration: 2 })
    if (result.non2xx > 0 || result.errors > 0) throw new Error('requests failed')
    return result.requests.average
  }
  const ofOurs = async () => {
    const { url, bucket } = await server()
    return requests(url + bucket.path)
  }

  const lookup = (share: number, atLeast: number): Row => {
    const count = Math.round(LOOKUP * share)
    const digests = [...listed.slice(0, count), ...strangers.slice(0, LOOKUP - count)]
    const body = JSON.stringify({ kind: 'email', digests: digests.map(toBase64Url) })
    return row({
      what: `POST /v1/lookups, 1,000 digests, ${100 * share} % listed`,
      against: '1,000 bare digest → element',
      atLeast,
      unit: 'digests/s',
      prepare: async () => void (await server()),
      measure: async () => {
        const { url, authorization } = await server()
        return rate(LOOKUP, async () => {
          const response = await fetch(`${url}/v1/lookups`, {
            method: 'POST',
            headers: { authorization, 'content-type': 'application/json' },
            body,
          })
          const answer = (await response.json()) as { results: { state: string }[] }
          const found = answer.results.filter(result => result.state === 'listed').length
          if (found !== count) throw new Error(`${found} listed instead of ${count}`)
        })
      },
      reference: () => rate(LOOKUP, () => digests.map(elementOf)),
    })
  }

  return [
    row({
      what: 'GET /v1/buckets over HTTP, cached in memory',
      against: 'a Hono answer of the same size',
      atLeast: 0.6,
      unit: 'requests/s',
      rounds: 3,
      prepare: async () => {
        const { bytes } = (await server()).bucket
        const app = new Hono().get('/bare', c => c.body(bytes as Uint8Array<ArrayBuffer>))
        bare = `${await listen(request => app.fetch(request))}/bare`
        await Promise.all([ofOurs(), requests(bare)])
      },
      measure: ofOurs,
      reference: () => requests(bare),
    }),
    lookup(0.01, 0.8),
    lookup(0.5, 0.6),
  ]
}
