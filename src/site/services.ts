import type { Services } from '../http/services.ts'
import type { AssetNames, ReadSiteFile } from './assets.ts'
import type { Operator } from './operator.ts'

/** What the site is made of: all that the API is made of, the built files, and who runs it. */
export interface SiteServices extends Services {
  readonly names: AssetNames
  readonly read: ReadSiteFile
  readonly operator: Operator
}
