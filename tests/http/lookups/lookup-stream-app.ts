import { expect } from 'vitest'
import { toBase64Url } from '../../../src/protocol/bytes.ts'
import { ristretto255 } from '../../support/ristretto255.ts'
import { digestNumber, EPOCH } from '../fake-publication.ts'
import { bearer, PARTNER, testApp } from '../test-app.ts'

const group = ristretto255()
export const ndjson = { 'content-type': 'application/x-ndjson' }
/** A question about a digest of the fake publication. */
export const line = (number: number, kind = 'email') =>
  JSON.stringify({ kind, digest: toBase64Url(digestNumber(number)) })

export type Answer = Record<string, unknown>
export const answersOf = (text: string): Answer[] => {
  expect(text.endsWith('\n')).toBe(true)
  return text
    .slice(0, -1)
    .split('\n')
    .map(one => JSON.parse(one))
}

/** The API, and a way to send it streams. */
export async function setUp(options: Parameters<typeof testApp>[1] = {}) {
  const parts = await testApp(group, options)
  const send = (body: BodyInit | null, query = '', token = PARTNER) =>
    parts.request(`/v1/lookups/stream${query}`, {
      method: 'POST',
      headers: { ...ndjson, ...bearer(token) },
      body,
      duplex: 'half',
    } as RequestInit)
  const ask = async (body: BodyInit | null, query = '', token = PARTNER) =>
    answersOf(await (await send(body, query, token)).text())
  return { ...parts, send, ask, state: parts.publication.state }
}

/** The last line of a stream that was answered to its end. */
export const summary = (rest: Answer) => ({
  done: true,
  lines: 0,
  listed: 0,
  notListed: 0,
  notCovered: 0,
  unavailable: 0,
  errors: 0,
  epoch: EPOCH,
  ...rest,
})
