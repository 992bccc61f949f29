import type { Kysely, Transaction } from 'kysely'
import type { Act } from '../audit/act.ts'
import { append } from '../audit/log.ts'
import { takeLock } from '../database/advisory-lock.ts'
import type { Schema } from '../database/schema.ts'
import { KIND_IDS, type Kind } from '../identifier/kind.ts'
import { ELEMENT_BYTES } from '../protocol/element.ts'
import { IntakeError } from './intake-error.ts'

export interface NewSuppression {
  readonly kind: Kind
  readonly keyVersion: number
  readonly element: Uint8Array
  /** Whose data sets must not list it; null: nobody's. */
  readonly organisation: string | null
  /** Whether 32 bytes are a canonical encoding of a group element other than the identity. */
  readonly isValidElement: (bytes: Uint8Array) => boolean
}

/**
 * Keeps an element out of the data sets of one organisation, or out of all, from the next publication on. Asking again for the same
 * changes nothing. @throws IntakeError 'wrong-length', 'invalid-element'
 */
export async function suppress(
  db: Kysely<Schema>,
  given: NewSuppression & Act,
): Promise<{ id: number; alreadyHad: boolean }> {
  return db.transaction().execute(trx => suppressIn(trx, given))
}

/** The same, within an act that settled whether it may be. */
export async function suppressIn(
  trx: Transaction<Schema>,
  { kind, keyVersion, element, organisation, isValidElement, actor, now }: NewSuppression & Act,
): Promise<{ id: number; alreadyHad: boolean }> {
  if (element.length !== ELEMENT_BYTES) throw new IntakeError('wrong-length', 'an element has 32 bytes')
  if (!isValidElement(element)) throw new IntakeError('invalid-element', 'this is not an element')
  // Before the number is drawn: a publication that has seen number n has then seen all below it.
  await takeLock(trx, 'audit')
  const values = { kind: KIND_IDS[kind], key_version: keyVersion, element, organisation, created_at: now }
  const inserted = await trx
    .insertInto('suppressions')
    .values(values)
    .onConflict(conflict => conflict.columns(['kind', 'key_version', 'element', 'organisation']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) {
    const stored = await trx
      .selectFrom('suppressions')
      .select('id')
      .where('kind', '=', values.kind)
      .where('key_version', '=', keyVersion)
      .where('element', '=', element)
      .where('organisation', 'is not distinct from', organisation)
      .executeTakeFirstOrThrow()
    return { id: Number(stored.id), alreadyHad: true }
  }
  const id = Number(inserted.id)
  const details = { kind, scope: organisation === null ? 'everywhere' : 'organisation' }
  await append(trx, { actor, action: 'suppression.added', subject: `suppression:${id}`, details }, now)
  return { id, alreadyHad: false }
}
