/** The built files of the site: what they are called, and how they reach a browser. */

import type { Bilingual } from './language.ts'

/** What `npm run site` called each file: paths on the site, by the names in the source. */
export interface AssetNames {
  /** By entry: `home` stands for src/browser/entries/home.ts. */
  readonly scripts: Readonly<Record<string, string>>
  /** By file: `site` stands for src/site/styles/site.css. */
  readonly styles: Readonly<Record<string, string>>
  /** By file name in src/site/files. */
  readonly files: Readonly<Record<string, string>>
  readonly communes: string
  /** The OpenAPI document. */
  readonly openapi: string
  /** What the reference page of the API shows, as HTML in each language. */
  readonly reference: Bilingual
}

export interface SiteFile {
  readonly bytes: Uint8Array
  readonly contentType: string
}

/** Gives a built file by its path (`/assets/site-1a2b.css`), or null. */
export type ReadSiteFile = (path: string) => Promise<SiteFile | null>
