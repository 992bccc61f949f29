/** What has to be so before a list of people becomes readable, beside its own state. The triggers of sql/0007 hold it too. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql, type Transaction } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { IntakeError } from './intake-error.ts'

/**
 * Released, and not yet published. An incident may turn out to be sensitive after that: its list then waits to be withdrawn, or for the
 * record to be put right.
 */
export function isToBePublished(eb: ExpressionBuilder<Schema, 'data_sets'>): Expression<SqlBool> {
  const sensitive = eb
    .selectFrom('incidents')
    .select('incidents.id')
    .whereRef('incidents.id', '=', 'data_sets.incident')
    .where('incidents.sensitive', 'is', sql.lit(true))
  return eb.and([eb('status', '=', 'approved'), eb('released_at', 'is not', null), eb.not(eb.exists(sensitive))])
}

/** @throws IntakeError 'sensitive', and 'wrong-state' where the incident has to be public and is not */
export async function assertMayList(
  trx: Transaction<Schema>,
  incident: string,
  { isPublic }: { readonly isPublic: boolean },
): Promise<void> {
  const row = await trx
    .selectFrom('incidents')
    .select(['sensitive', sql<boolean>`record is not null`.as('public')])
    .where('id', '=', incident)
    .executeTakeFirstOrThrow()
  if (row.sensitive) throw new IntakeError('sensitive', 'a sensitive incident publishes no list')
  if (isPublic && !row.public) throw new IntakeError('wrong-state', 'the incident itself is not public')
}
