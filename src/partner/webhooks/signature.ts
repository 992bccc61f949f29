/** Standard Webhooks 1.0: how a delivery is signed, so that its receiver knows that it is ours, unchanged and recent. */
import { createHmac } from 'node:crypto'
import { utf8 } from '../../protocol/bytes.ts'

export const SECRET_PREFIX = 'whsec_'
export const SECRET_BYTES = 32

/** A secret as its receiver has it. */
export const secretText = (secret: Uint8Array): string => SECRET_PREFIX + Buffer.from(secret).toString('base64')

/**
 * The headers of one attempt. `secrets`: of 24 to 64 bytes, one signature each; while a secret is being replaced, both. `timestamp`: of the attempt.
 */
export function signatureHeaders(
  id: string,
  timestamp: Date,
  body: string,
  secrets: readonly Uint8Array[],
): Readonly<Record<string, string>> {
  const seconds = Math.floor(timestamp.getTime() / 1000)
  const signatures = secrets.map(secret =>
    createHmac('sha256', secret)
      .update(utf8(`${id}.${seconds}.${body}`))
      .digest('base64'),
  )
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures.map(one => `v1,${one}`).join(' '),
  }
}
