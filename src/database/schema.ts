/** The tables of `sql/` as Kysely's types. Big integers arrive as text or numbers depending on the driver: read them with `Number`. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { OfficerTables } from './officer-tables.ts'
import type { RecordTables } from './record-tables.ts'
import type { WebhookTables } from './webhook-tables.ts'

type BigInteger = ColumnType<string | number | bigint, number, number>
type NullableBigInteger = ColumnType<string | number | bigint | null, number | null | undefined, number | null>

export type DataSetStatus = 'draft' | 'submitted' | 'approved' | 'published' | 'withdrawn'

export interface IncidentsTable {
  id: string
  /** Null: not public. */
  record: JSONColumnType<object> | null
  revision: Generated<number>
  updated_at: Date
  from_catalogue: boolean
  sensitive: Generated<boolean>
}

export interface DataSetsTable {
  code: Generated<number>
  incident: string
  kind: number
  data_classes: JSONColumnType<string[]>
  synthetic: boolean
  organisation: string
  status: Generated<DataSetStatus>
  entries: NullableBigInteger
  created_at: Date
  submitted_at: Date | null
  approved_at: Date | null
  published_at: Date | null
  withdrawn_at: Date | null
  purged_epoch: NullableBigInteger
  created_by: string | null
  submitted_by: string | null
  approved_by: string | null
  released_by: string | null
  released_at: Date | null
}

export interface ExposuresTable {
  kind: number
  key_version: number
  data_set: number
  element: Uint8Array
}

export interface UploadsTable {
  id: string
  data_set: number
  key_version: number
  client_key: string
  contributor: string
  opened_at: Date
  completed_at: Date | null
  chunks: number | null
}

export interface UploadChunksTable {
  upload: string
  number: number
  sha256: Uint8Array
  elements: number
  added: Generated<number>
}

export interface SuppressionsTable {
  id: ColumnType<string | number | bigint, never, never>
  kind: number
  key_version: number
  element: Uint8Array
  organisation: string | null
  created_at: Date
  applied_epoch: NullableBigInteger
}

export interface PublicationsTable {
  epoch: BigInteger
  started: Date
  finished: Date | null
  summary: JSONColumnType<Record<string, unknown>> | null
}

export interface ContributorTokensTable {
  id: string
  hash: Uint8Array
  label: string
  scopes: JSONColumnType<string[]>
  created_at: Date
  expires_at: Date
  revoked_at: Date | null
  officer: string | null
  data_set: number | null
}

/** A `date`: given and compared as a cast parameter, and read with `to_char`, since the drivers make an instant of it. */
type Day = ColumnType<unknown, string, string>
type NullableDay = ColumnType<unknown, string | null | undefined, string | null>

export interface PartnersTable {
  id: string
  name: string
  created_at: Date
  purpose: string | null
  contacts: ColumnType<unknown[], string | undefined, string>
  contract_from: NullableDay
  contract_until: NullableDay
  limits: ColumnType<unknown, string | undefined, string>
  changed_at: Date | null
}

export interface PartnerKeysTable {
  id: string
  partner: string
  hash: Uint8Array
  environment: 'live' | 'test'
  label: string
  scopes: JSONColumnType<string[]>
  created_at: Date
  expires_at: Date | null
  revoked_at: Date | null
  addresses: ColumnType<string[], string | undefined, string>
  replaces: string | null
}

export interface PartnerUsageTable {
  partner: string
  day: Day
  scope: string
  requests: BigInteger
  units: BigInteger
}

export interface AuditTable {
  sequence: BigInteger
  at: Date
  actor: string
  action: string
  subject: string
  details: JSONColumnType<Record<string, string | number | boolean>>
  previous: Uint8Array
  hash: Uint8Array
}

export interface MigrationsTable {
  name: string
  sha256: string
  applied_at: Date
}

export interface Schema extends OfficerTables, RecordTables, WebhookTables {
  incidents: IncidentsTable
  data_sets: DataSetsTable
  exposures: ExposuresTable
  uploads: UploadsTable
  upload_chunks: UploadChunksTable
  suppressions: SuppressionsTable
  publications: PublicationsTable
  contributor_tokens: ContributorTokensTable
  partners: PartnersTable
  partner_keys: PartnerKeysTable
  partner_usage: PartnerUsageTable
  audit: AuditTable
  migrations: MigrationsTable
}
