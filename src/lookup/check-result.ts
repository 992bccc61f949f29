/** What a private check answers, and what a device may keep of it. */
import * as z from 'zod/mini'
import { KINDS } from '../identifier/kind.ts'
import type { RefusalReason } from '../identifier/refusal.ts'
import { ELEMENT_BYTES } from '../protocol/element.ts'
import { base64UrlOf } from '../protocol/parameters.ts'
import type { UnavailableReason } from './connection.ts'
import type { ListedDataSet } from './wire.ts'

/**
 * What a device keeps, if its owner agrees, to ask again without typing anything: an element and the key it was made with.
 *
 * No identifier, and none can be computed from it without the service's secret key or a rate-limited evaluation a guess. But it
 * stands for one person: whoever holds it can read what is published about them. It stays on the device, and is never printed.
 */
export const keptSchema = z.object({
  kind: z.enum(KINDS),
  keyVersion: z.int().check(z.minimum(1), z.maximum(0xffff)),
  /** Base64url. */
  element: base64UrlOf(ELEMENT_BYTES),
})

export type Kept = Readonly<z.infer<typeof keptSchema>>

/** What is published about an element. */
export type Answer =
  /** `incidents`: ids, each once, in the order of `datasets`. */
  | {
      readonly state: 'listed'
      readonly datasets: readonly ListedDataSet[]
      readonly incidents: readonly string[]
      readonly kept: Kept
    }
  /** Say "not found in the lists that controllers have contributed", never "you are safe". */
  | { readonly state: 'not-listed'; readonly kept: Kept }
  /** No list of this kind is published. */
  | { readonly state: 'not-covered' }

export type CheckResult =
  | Answer
  | { readonly state: 'unavailable'; readonly reason: UnavailableReason; readonly retryAfterSeconds?: number }
  /** Not an identifier of this kind; nothing was sent. */
  | { readonly state: 'refused'; readonly reason: RefusalReason }

/** An element that nobody was asked about. */
export type ElementResult =
  | { readonly state: 'element'; readonly kept: Kept }
  | Extract<CheckResult, { readonly state: 'unavailable' | 'refused' }>

/** Made with another key than the current one, or unreadable: the identifier must be checked afresh. */
export interface Outdated {
  readonly state: 'outdated'
}
