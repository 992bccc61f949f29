/** All that the desk keeps of one incident, for its own archive or an inspection: never an element, a digest or a token. */
import { type HashedAuditEntry, listEntries } from '../audit/log.ts'
import { type Clock, clocksAt } from '../incident/clocks.ts'
import { type Severity, severityOf } from '../incident/severity.ts'
import { type ListSummary, listsOf } from '../officer/data-sets.ts'
import { listComments, type RecordComment } from '../officer/records/comments.ts'
import { history, type RecordVersion } from '../officer/records/history.ts'
import type { DeskRecord } from '../officer/records/record.ts'
import { clockFactsOf } from '../officer/register/clock-facts.ts'
import { toHex } from '../protocol/bytes.ts'
import type { SignedInContext } from './context.ts'
import { type NameOfOfficer, officerNames } from './parts/officer-names.ts'

/** Of versions and of audit entries, the newest. */
export const MOST = 500

export interface IncidentFile {
  readonly record: DeskRecord
  readonly severity: Severity | null
  readonly clocks: readonly Clock[]
  readonly lists: readonly ListSummary[]
  readonly versions: readonly RecordVersion[]
  readonly comments: readonly RecordComment[]
  readonly audit: readonly HashedAuditEntry[]
  readonly nameOf: NameOfOfficer
}

export async function incidentFile(context: SignedInContext, record: DeskRecord): Promise<IncidentFile> {
  const { db } = context.services
  const { incident, content } = record
  const lists = await listsOf(db, incident)
  const subjects = [`incident:${incident}`, ...lists.map(one => `data-set:${one.code}`)]
  const [versions, comments, audit] = await Promise.all([
    history(db, incident, { limit: MOST }),
    listComments(db, incident),
    listEntries(db, { limit: MOST, subjects }),
  ])
  const people = [
    record.updatedBy,
    ...[record.submitted, record.approved, record.published, record.withdrawn].flatMap(one => one?.by ?? []),
    ...lists.flatMap(one => [one.createdBy, one.submittedBy, one.approvedBy].flatMap(who => who ?? [])),
    ...versions.map(one => one.author),
    ...comments.map(one => one.author),
    ...audit.map(one => one.actor).filter(one => one.startsWith('officer:')),
  ]
  const { severity } = content.register.risk
  return {
    record,
    severity: severity === null ? null : severityOf(severity),
    clocks: clocksAt(clockFactsOf(content.register), context.now),
    lists,
    versions,
    comments,
    audit,
    nameOf: await officerNames(db, [...people, 'cli', 'demo'], context.language),
  }
}

/** The same for programs. */
export function incidentFileJson(file: IncidentFile, now: Date): string {
  const { record, severity, clocks, lists, versions, comments, audit, nameOf } = file
  const { incident, status, version, content, submitted, approved, published, withdrawn } = record
  const decision = (one: { by: string; at: Date } | null) => one && { ...one, by: nameOf(one.by) }
  const document = {
    format: 'vigifuite-incident-file',
    version: 1,
    madeAt: now.toISOString(),
    incident,
    record: {
      status,
      version,
      submitted: decision(submitted),
      approved: decision(approved),
      published: decision(published),
      withdrawn: decision(withdrawn),
    },
    public: content.incident,
    register: content.register,
    severity,
    clocks,
    lists: lists.map(({ code, kind, organisation, status: state, entries, dataClasses, synthetic, ...dates }) => {
      const { createdAt, submittedAt, approvedAt, publishedAt, withdrawnAt } = dates
      const when = { createdAt, submittedAt, approvedAt, publishedAt, withdrawnAt }
      return { code, kind, organisation, status: state, entries, dataClasses, synthetic, ...when }
    }),
    history: versions.map(one => ({ ...one, author: nameOf(one.author) })),
    comments: comments.map(({ at, version: on, author, text }) => ({ at, version: on, author: nameOf(author), text })),
    audit: audit.map(({ hash, previous, ...entry }) => {
      return { ...entry, previous: toHex(previous), hash: toHex(hash) }
    }),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}
