import { fromBase64Url, toBase64Url, toHex } from '../../src/protocol/bytes.ts'
import { blind, unblind } from '../../src/protocol/oprf-client.ts'
import { parametersSchema } from '../../src/protocol/parameters.ts'
import type { Ristretto255 } from '../../src/protocol/ristretto255.ts'
import { digestNumber } from './fake-publication.ts'
import { bearer, PARTNER, testApp } from './test-app.ts'

/**
 * One walk through the API, the same on every runtime: each line is a request and what came back. The blinded element differs
 * from run to run; all else is compared.
 */
export async function requestScript(group: Ristretto255): Promise<string[]> {
  const { request, post, publication } = await testApp(group)
  const lines: string[] = []
  const show = async (line: string, response: Response): Promise<string> => {
    const type = response.headers.get('content-type') ?? '-'
    const bytes = await response.arrayBuffer()
    const text = type.includes('octet-stream') ? `${bytes.byteLength} bytes` : new TextDecoder().decode(bytes)
    lines.push(`${line} → ${response.status} ${type} ${text}`.slice(0, 400))
    return text
  }
  await show('GET /healthz', await request('/healthz'))
  await show('GET /readyz', await request('/readyz'))
  const parameters = parametersSchema.parse(
    JSON.parse(await show('GET /v1/parameters', await request('/v1/parameters'))),
  )
  const blinding = blind(digestNumber(1))
  const response = await post('/v1/evaluations', { kind: 'email', blinded: [toBase64Url(blinding.blinded)] })
  const answer = (await response.json()) as { keyVersion: number; evaluated: string[]; proof: string }
  const [element] = unblind({
    publicKey: fromBase64Url(parameters.kinds.email.keys[0]!.publicKey)!,
    blindings: [blinding],
    evaluated: answer.evaluated.map(text => fromBase64Url(text)!),
    proof: fromBase64Url(answer.proof)!,
  })
  lines.push(`POST /v1/evaluations → ${response.status} version ${answer.keyVersion}, element ${toHex(element!)}`)
  const bucket = await request('/v1/buckets/email/1/2-0001')
  await show('GET /v1/buckets/email/1/2-0001', bucket)
  const headers = { 'if-none-match': bucket.headers.get('etag')! }
  await show('the same again', await request('/v1/buckets/email/1/2-0001', { headers }))
  await show('GET another layout', await request('/v1/buckets/email/1/3-0001'))
  await show('GET /v1/datasets', await request('/v1/datasets'))
  await show('GET /v1/manifest', await request('/v1/manifest'))
  await show('GET /v1/incidents', await request('/v1/incidents'))
  const digests = [1, 2, 3, 4, 5].map(number => toBase64Url(digestNumber(number)))
  await show('POST /v1/lookups', await post('/v1/lookups', { kind: 'email', digests }, bearer(PARTNER)))
  await show('without a key', await post('/v1/lookups', { kind: 'email', digests }))
  await show('not covered', await post('/v1/lookups', { kind: 'phone', digests: digests.slice(0, 1) }, bearer(PARTNER)))
  await show('not JSON', await post('/v1/evaluations', '{"kind":'))
  await show('wrong method', await request('/v1/parameters', { method: 'DELETE' }))
  await show('no such path', await request('/v1/nothing'))
  const stream = {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', ...bearer(PARTNER) },
    body: [...digests.map(digest => JSON.stringify({ kind: 'email', digest })), 'no JSON'].join('\n'),
  }
  await show('POST /v1/lookups/stream', await request('/v1/lookups/stream', stream))
  publication.state.broken.snapshot = true
  await show('without a store', await request('/v1/parameters'))
  return lines
}
