/** The port for publishing from the desk: one publication at a time, in the background, with its state for everybody to see. */
import type { PublishResult } from '../publication/publish.ts'

export type PublisherState =
  | { readonly state: 'idle'; readonly last: PublisherOutcome | null }
  | {
      readonly state: 'running'
      readonly startedAt: Date
      readonly objects: number
      readonly bytes: number
      /** Why it is being tried once more: a class of error; null while nothing went wrong. */
      readonly retrying: string | null
      /** Another one follows: what was asked for in the meantime. */
      readonly again: boolean
    }

export type PublisherOutcome =
  | { readonly ok: true; readonly at: Date; readonly result: PublishResult }
  /** `reason`: a class of error, never a message. Nothing is lost: asking again finishes it. */
  | { readonly ok: false; readonly at: Date; readonly reason: string }

/** Whether everybody knows partners' keys as they are here. `failing`: they are published as soon as what is away is back. */
export type KeysState = 'published' | 'running' | 'failing'

export interface Publisher {
  /** Begins a publication, or one more after the one under way. `marking`: withdrawn lists are marked first, which takes seconds. */
  start(options?: { readonly marking?: boolean }): void
  state(): PublisherState
  /** Publishes partners' keys alone, at once, also beside a publication under way: a revoked key must not wait for a long build. */
  startKeys(): void
  keysState(): KeysState
  /** Resolves once nothing is under way. */
  idle(): Promise<void>
  /** Lets the one under way end, tries nothing again and begins none after it. */
  close(): Promise<void>
}
