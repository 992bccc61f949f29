/** The tables of `sql/0007_records.sql` as Kysely's types. */
import type { Generated, JSONColumnType } from 'kysely'

export type RecordStatus = 'draft' | 'submitted' | 'approved' | 'published' | 'withdrawn'

export interface RecordsTable {
  incident: string
  status: Generated<RecordStatus>
  version: number
  updated_at: Date
  updated_by: string
  submitted_version: number | null
  submitted_by: string | null
  submitted_at: Date | null
  approved_version: number | null
  approved_by: string | null
  approved_at: Date | null
  published_version: number | null
  published_by: string | null
  published_at: Date | null
  withdrawn_by: string | null
  withdrawn_at: Date | null
  withdrawal_reason: string | null
}

export interface RecordRevisionsTable {
  incident: string
  version: number
  content: JSONColumnType<object>
  author: string
  saved_at: Date
}

export interface RecordSetAsidesTable {
  incident: string
  officer: string
  base_version: number
  content: JSONColumnType<object>
  set_aside_at: Date
}

export interface RecordCommentsTable {
  id: string
  incident: string
  version: number
  author: string
  written_at: Date
  body: string
}

export interface RecordTables {
  records: RecordsTable
  record_revisions: RecordRevisionsTable
  record_set_asides: RecordSetAsidesTable
  record_comments: RecordCommentsTable
}
