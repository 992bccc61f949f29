/** What the page and its contribution worker say to each other. Rows go one way only, the first few, to be shown on screen. */
import type { ContributionFailure } from '../../contribution/contribution-error.ts'
import type { Encoding } from '../../contribution/encoding.ts'
import type { ColumnGuess } from '../../contribution/guess-columns.ts'
import type { RejectionReason } from '../../contribution/row-ranges.ts'
import type { Kind } from '../../identifier/kind.ts'

/** How the bytes of a file are to be read; null: detected. */
export interface Reading {
  readonly encoding: Encoding | null
  readonly delimiter: string | null
  readonly quotes: boolean
}

/** The data set that is filled. */
export interface List {
  readonly code: number
  readonly kind: Kind
}

/** What the rejected rows' file says, in the officer's language. */
export interface RejectionWords {
  readonly header: readonly string[]
  readonly separator: string
  readonly reasons: Readonly<Record<RejectionReason, string>>
}

export type WorkerRequest =
  /** Is there a contribution to go on with? */
  | { readonly remember: List }
  | { readonly forget: List }
  | { readonly open: List; readonly file: File; readonly reading: Reading }
  | { readonly begin: Beginning }
  | { readonly paused: boolean }

export interface Beginning extends List {
  /** As the worker was given to open. `columns` and `reading` count for a contribution that begins, not for one that goes on. */
  readonly file: File
  readonly columns: readonly string[]
  readonly reading: Reading
  readonly tokenUrl: string
  readonly csrf: string
  readonly words: RejectionWords
}

/** A contribution that was begun earlier: the file's name, size and time, and how much of it was done. */
export interface Remembered {
  readonly name: string
  readonly size: number
  readonly modifiedMs: number
  readonly fraction: number
}

export interface Preview {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** What a text file was taken for; null for a workbook. */
  readonly text: { readonly encoding: Encoding; readonly delimiter: string } | null
  readonly rowCount: number
  readonly guess: ColumnGuess
  /** The first row is no header, but somebody. */
  readonly headerIsData: boolean
}

/** Digests a second of this machine in this browser, on so many cores. */
export interface Measure {
  readonly perSecond: number
  readonly cores: number
}

export interface Snapshot {
  /** First the whole file is read once, so that a row that cannot be read stops it before anything was sent. */
  readonly stage: 'checking' | 'sending'
  readonly rows: number
  readonly rejected: number
  /** Identifiers that are uploaded or evaluated, and those that the service had before this run. */
  readonly done: number
  readonly skipped: number
  readonly left: number
  readonly fraction: number
}

export interface Outcome {
  readonly rows: number
  readonly rejected: number
  readonly reasons: readonly (readonly [RejectionReason, number])[]
  readonly rejectedFile: Blob | null
  /** Distinct elements; null when the service does not say. */
  readonly distinct: number | null
}

export interface Problem {
  readonly failure: ContributionFailure
  readonly row: number | null
}

export type WorkerReply =
  | { readonly remembered: Remembered | null }
  | { readonly opened: Preview }
  | { readonly measured: Measure }
  /** The file is the one of a contribution that was begun: `begin` goes on. */
  | { readonly resumes: Remembered }
  | { readonly otherFile: Remembered }
  | { readonly progress: Snapshot }
  /** A request is repeated after so many milliseconds; null: the service answers again. */
  | { readonly waiting: { readonly milliseconds: number; readonly overQuota: boolean } | null }
  | { readonly finished: Outcome }
  | { readonly failed: Problem }
