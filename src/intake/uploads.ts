/**
 * Uploads: how elements arrive, in numbered chunks that can be sent again after any failure.
 *
 * A chunk is stored in one transaction with its row in `upload_chunks`, so it is there as a whole or not at all. A data set
 * is filled by one upload and closed when that is complete.
 */
import { hash, timingSafeEqual } from 'node:crypto'
import { setImmediate as pause } from 'node:timers/promises'
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import { append } from '../audit/log.ts'
import { newId } from '../database/bearer-secret.ts'
import type { Schema, UploadsTable } from '../database/schema.ts'
import { ELEMENT_BYTES } from '../protocol/element.ts'
import { dataSetIn } from './data-sets.ts'
import { insertElements } from './insert-elements.ts'
import { IntakeError } from './intake-error.ts'

/** Who sends an upload. `dataSet`: the only one that they may fill. */
export interface UploadContributor {
  readonly id: string
  readonly officer?: string | null
  readonly dataSet?: number | null
}

/** The upload that a request is about, and who sent it: nobody else's upload can be seen or changed. */
export interface UploadRequest {
  /** By the id of the token; whose officer, where it is one's, answers for the list. */
  readonly contributor: UploadContributor
  readonly uploadId: string
}

export interface UploadOpening {
  readonly contributor: UploadContributor
  readonly dataset: number
  readonly keyVersion: number
  /** 8 to 64 characters that the client chooses and keeps to itself. */
  readonly clientKey: string
  readonly now: Date
}

export interface Chunk extends UploadRequest {
  readonly number: number
  /** n × 32 bytes. */
  readonly elements: Uint8Array
  readonly sha256: Uint8Array
  /** Whether 32 bytes are a canonical encoding of a group element other than the identity. */
  readonly isValidElement: (bytes: Uint8Array) => boolean
}

export interface UploadState {
  readonly id: string
  /** Numbers of the chunks that are safely stored, ascending. */
  readonly received: readonly number[]
  readonly status: 'open' | 'complete'
}

const MAX_CHUNK_ELEMENTS = 65_536
const CHECKED_AT_ONCE = 128

/**
 * Opens the upload of a data set, or finds it again by its client key, which the client chooses and keeps to itself.
 * An upload that sent nothing yet gives way to another. @throws IntakeError 'unknown-data-set', 'wrong-state'
 */
export async function openUpload(db: Kysely<Schema>, given: UploadOpening): Promise<UploadState> {
  const { contributor, now } = given
  if (contributor.dataSet != null && contributor.dataSet !== given.dataset) {
    throw new IntakeError('unknown-data-set', 'the token is for another data set')
  }
  return db.transaction().execute(async trx => {
    const dataSet = await dataSetIn(trx, given.dataset)
    const found = await trx.selectFrom('uploads').selectAll().where('data_set', '=', given.dataset).executeTakeFirst()
    if (found && found.client_key === given.clientKey && found.key_version === given.keyVersion) {
      // A contributor whose token was replaced goes on with the new one: who knows the client key began the upload.
      await trx.updateTable('uploads').set({ contributor: contributor.id }).where('id', '=', found.id).execute()
      return stateOf(trx, found)
    }
    if (dataSet.status !== 'draft') throw new IntakeError('wrong-state', `the data set is ${dataSet.status}`)
    if (found) {
      const { received } = await stateOf(trx, found)
      if (received.length > 0) throw new IntakeError('wrong-state', 'the data set is being filled by another upload')
      await trx.deleteFrom('uploads').where('id', '=', found.id).execute()
    }
    const id = newId()
    const { dataset: data_set, keyVersion: key_version, clientKey: client_key } = given
    const values = { id, data_set, key_version, client_key, opened_at: now, completed_at: null, chunks: null }
    await trx
      .insertInto('uploads')
      .values({ ...values, contributor: contributor.id })
      .execute()
    return { id, received: [], status: 'open' }
  })
}

/**
 * Stores a chunk. One that is there already is not stored again.
 * @throws IntakeError 'wrong-length', 'wrong-hash', 'invalid-element', 'unknown-upload', 'wrong-state', 'chunk-differs'
 */
export async function putChunk(db: Kysely<Schema>, chunk: Chunk): Promise<{ accepted: number; alreadyHad: boolean }> {
  const { uploadId: id, number, elements, sha256 } = chunk
  const upload = await uploadOf(db, chunk)
  const accepted = await checkedCount(chunk)
  return db.transaction().execute(async trx => {
    // Held until the end, so that the data set cannot be submitted without this chunk; other chunks share it.
    const dataSet = await trx
      .selectFrom('data_sets')
      .select(['kind', 'status'])
      .where('code', '=', upload.data_set)
      .forShare()
      .executeTakeFirstOrThrow()
    // Of two senders of one chunk the second waits here for the first.
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('upload_chunks')
      .values({ upload: id, number, sha256, elements: accepted })
      .onConflict(conflict => conflict.columns(['upload', 'number']).doNothing())
      .executeTakeFirst()
    if (Number(numInsertedOrUpdatedRows) === 0) {
      const stored = trx
        .selectFrom('upload_chunks')
        .select('sha256')
        .where('upload', '=', id)
        .where('number', '=', number)
      if (timingSafeEqual((await stored.executeTakeFirstOrThrow()).sha256, sha256))
        return { accepted, alreadyHad: true }
      throw new IntakeError('chunk-differs', 'a chunk of this number is stored with other elements')
    }
    if (dataSet.status !== 'draft') throw new IntakeError('wrong-state', `the data set is ${dataSet.status}`)
    const { data_set: dataSetCode, key_version: keyVersion } = upload
    const added = await insertElements(trx, { kind: dataSet.kind, keyVersion, dataSet: dataSetCode, elements })
    const row = trx.updateTable('upload_chunks').set({ added }).where('upload', '=', id).where('number', '=', number)
    await row.execute()
    return { accepted, alreadyHad: false }
  })
}

/**
 * Ends the upload and submits its data set, once chunks 0 to `chunks` − 1 are all there. Safe to call again.
 * @throws IntakeError 'unknown-upload', 'wrong-state', 'chunks-missing'
 */
export async function completeUpload(
  db: Kysely<Schema>,
  { chunks, now, ...request }: UploadRequest & { readonly chunks: number; readonly now: Date },
): Promise<{ elements: number; distinct: number }> {
  const id = request.uploadId
  const { data_set } = await uploadOf(db, request)
  const result = await db.transaction().execute(async trx => {
    const { status } = await dataSetIn(trx, data_set)
    const upload = await uploadOf(trx, request)
    const rows = await trx
      .selectFrom('upload_chunks')
      .select(({ fn }) => [
        fn.countAll().as('count'),
        fn.max('number').as('last'),
        fn.sum('elements').as('elements'),
        fn.sum('added').as('distinct'),
      ])
      .where('upload', '=', id)
      .executeTakeFirstOrThrow()
    const result = { elements: Number(rows.elements), distinct: Number(rows.distinct) }
    if (upload.chunks !== null && upload.chunks === chunks) return result
    if (status !== 'draft') throw new IntakeError('wrong-state', `the data set is ${status}`)
    if (chunks < 1 || Number(rows.count) !== chunks || rows.last !== chunks - 1) {
      throw new IntakeError('chunks-missing', 'not all chunks of the upload are there, or there are more')
    }
    await trx.updateTable('uploads').set({ completed_at: now, chunks }).where('id', '=', id).execute()
    const { id: token, officer } = request.contributor
    const actor = officer ? `officer:${officer}` : `contributor:${token}`
    const submitted = { status: 'submitted', submitted_at: now, submitted_by: actor, entries: result.distinct } as const
    await trx.updateTable('data_sets').set(submitted).where('code', '=', data_set).execute()
    await append(trx, { actor, action: 'data-set.submitted', subject: `data-set:${data_set}`, details: result }, now)
    return result
  })
  // PGlite never gathers statistics by itself, and a server only some time later; publishing comes next.
  await sql`analyze exposures`.execute(db)
  return result
}

/** How far an upload has come. @throws IntakeError 'unknown-upload' */
export async function uploadState(db: Kysely<Schema>, request: UploadRequest): Promise<UploadState> {
  return stateOf(db, await uploadOf(db, request))
}

/** Another contributor's upload is as unknown as one that does not exist. */
async function uploadOf(
  db: Kysely<Schema>,
  { uploadId, contributor }: UploadRequest,
): Promise<Selectable<UploadsTable>> {
  const mine = db.selectFrom('uploads').selectAll().where('id', '=', uploadId).where('contributor', '=', contributor.id)
  const found = await mine.executeTakeFirst()
  if (!found) throw new IntakeError('unknown-upload', 'there is no such upload')
  return found
}

async function stateOf(
  db: Kysely<Schema> | Transaction<Schema>,
  upload: Selectable<UploadsTable>,
): Promise<UploadState> {
  const chunks = db.selectFrom('upload_chunks').select('number').where('upload', '=', upload.id).orderBy('number')
  const received = (await chunks.execute()).map(row => row.number)
  return { id: upload.id, received, status: upload.completed_at === null ? 'open' : 'complete' }
}

async function checkedCount({ elements, sha256, isValidElement }: Chunk): Promise<number> {
  const count = elements.length / ELEMENT_BYTES
  if (!Number.isInteger(count) || count < 1 || count > MAX_CHUNK_ELEMENTS) {
    throw new IntakeError('wrong-length', `a chunk holds 1 to ${MAX_CHUNK_ELEMENTS} elements of ${ELEMENT_BYTES} bytes`)
  }
  if (sha256.length !== 32 || !timingSafeEqual(hash('sha256', elements, 'buffer'), sha256)) {
    throw new IntakeError('wrong-hash', 'the chunk does not have the announced SHA-256')
  }
  for (let i = 0; i < count; i++) {
    // Decoding points takes a while: others get their turn.
    if (i % CHECKED_AT_ONCE === 0) await pause()
    if (!isValidElement(elements.subarray(i * ELEMENT_BYTES, (i + 1) * ELEMENT_BYTES))) {
      throw new IntakeError('invalid-element', 'the chunk holds something that is not an element')
    }
  }
  return count
}
