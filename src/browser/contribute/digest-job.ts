/** What the contribution worker asks of the workers of its pool, and what they answer. It all stays on the device. */
import type { Argon2idParameters } from '../../protocol/digest.ts'
import type { Blinding, unblind } from '../../protocol/oprf-client.ts'

export type Batch = Parameters<typeof unblind>[0]

export type DigestJob =
  | { readonly password: Uint8Array; readonly parameters: Argon2idParameters }
  | { readonly blind: Uint8Array }
  | { readonly unblind: Batch }

export type DigestResult =
  | { readonly digest: Uint8Array }
  | { readonly blinding: Blinding }
  | { readonly elements: Uint8Array[] }
  /** `proof`: the service's answer was not proved. */
  | { readonly failed: 'proof' | 'computation' }
