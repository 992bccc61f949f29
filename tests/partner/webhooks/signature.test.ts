import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { nextAttempt } from '../../../src/partner/webhooks/back-off.ts'
import { secretText, signatureHeaders } from '../../../src/partner/webhooks/signature.ts'

const secret = new Uint8Array(32).fill(7)
const former = new Uint8Array(32).fill(8)
const body = JSON.stringify({ type: 'incident.published', data: { title: 'é' } })

test('the library of Standard Webhooks verifies a delivery, under the new secret and the former one', () => {
  const headers = signatureHeaders('msg_1', new Date(), body, [secret, former])
  for (const known of [secret, former]) {
    expect(new Webhook(secretText(known)).verify(body, { ...headers })).toEqual(JSON.parse(body))
  }
  const stranger = new Webhook(secretText(new Uint8Array(32).fill(9)))
  expect(() => stranger.verify(body, { ...headers })).toThrow('No matching signature')
  expect(() => new Webhook(secretText(secret)).verify(`${body} `, { ...headers })).toThrow('No matching signature')
  const old = signatureHeaders('msg_1', new Date(Date.now() - 3_600_000), body, [secret])
  expect(() => new Webhook(secretText(secret)).verify(body, { ...old })).toThrow('too old')
})

test('attempts go on for a day, ever less often', () => {
  const start = new Date('2026-01-01T00:00:00Z')
  let now = start
  const delays: number[] = []
  for (let attempts = 1; ; attempts++) {
    const next = nextAttempt(attempts, now, 0.5)
    if (next === null) break
    delays.push(next.getTime() - now.getTime())
    now = next
  }
  expect(delays).toEqual(delays.toSorted((a, b) => a - b))
  const hours = (now.getTime() - start.getTime()) / 3_600_000
  expect(hours).toBeGreaterThan(22)
  expect(hours).toBeLessThanOrEqual(24)
  expect(nextAttempt(1, start, 0)!.getTime()).toBeLessThan(nextAttempt(1, start, 1)!.getTime())
})
