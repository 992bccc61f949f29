import type { Kysely } from 'kysely'
import type { Schema } from '../../database/schema.ts'
import type { Language } from '../../site/language.ts'
import { recordHeadMessages } from '../messages/record-head.ts'

/** Who an actor of the audit log or an officer's id is, in words; a closed account has no name any more. */
export type NameOfOfficer = (actor: string) => string

const idOf = (actor: string): string => actor.replace(/^officer:/, '')

/** Names of officers, and of the operator, read at once for all of a page. */
export async function officerNames(
  db: Kysely<Schema>,
  actors: readonly string[],
  language: Language,
): Promise<NameOfOfficer> {
  const m = recordHeadMessages[language]
  const ids = [...new Set(actors.map(idOf))]
  const rows =
    ids.length === 0
      ? []
      : await db.selectFrom('officers').select(['id', 'display_name']).where('id', 'in', ids).execute()
  const names = new Map(rows.map(row => [row.id, row.display_name ?? m.nobody]))
  return actor => names.get(idOf(actor)) ?? { cli: m.operator, demo: m.demo, catalogue: m.catalogue }[actor] ?? m.nobody
}
