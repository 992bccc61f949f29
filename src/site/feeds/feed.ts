/** A feed, before it is written as Atom or as JSON Feed. Addresses are paths on this site; writers put the origin before them. */
import type { Language } from '../language.ts'

export interface FeedEntry {
  /** Stable for good, and not an address: an installation that moves to another domain keeps its readers' marks. */
  readonly id: string
  /** Of the page. */
  readonly path: string
  readonly title: string
  /** Plain text. */
  readonly summary: string
  readonly html: string
  /** RFC 3339, both. */
  readonly published: string
  readonly updated: string
  readonly tags: readonly string[]
}

export interface Feed {
  readonly id: string
  /** Of the feed itself, with its extension. */
  readonly path: string
  /** Of the page that shows the same. */
  readonly home: string
  readonly language: Language
  readonly title: string
  readonly description: string
  readonly updated: string
  readonly entries: readonly FeedEntry[]
}

/** Who writes all feeds. */
export const AUTHOR = 'Vigifuite'
