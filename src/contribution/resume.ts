/**
 * What a run leaves behind so that the next one goes on instead of beginning again. Nothing in it is about a person: the file's
 * size and time, the options, and the names under which the service knows the uploads.
 */
import * as z from 'zod/mini'
import { KINDS, type Kind } from '../identifier/kind.ts'
import { toBase64Url } from '../protocol/bytes.ts'
import type { Parameters } from '../protocol/parameters.ts'
import { ContributionError } from './contribution-error.ts'
import { ENCODINGS } from './encoding.ts'

const fileSchema = z.object({ size: z.number(), modifiedMs: z.number() })
const optionsSchema = z.object({
  server: z.string(),
  columns: z.partialRecord(z.enum(KINDS), z.array(z.string())),
  datasets: z.partialRecord(z.enum(KINDS), z.int()),
  encoding: z.nullable(z.enum(ENCODINGS)),
  delimiter: z.nullable(z.string()),
  quotes: z.boolean(),
  rowsPerRange: z.int(),
})
const uploadSchema = z.object({
  keyVersion: z.int(),
  publicKey: z.string(),
  clientKey: z.string(),
  /** Set once the service has the whole data set. */
  complete: z.boolean(),
})
export const resumeStateSchema = z.object({
  format: z.literal(1),
  startedAt: z.iso.datetime(),
  file: fileSchema,
  options: optionsSchema,
  salt: z.string(),
  uploads: z.partialRecord(z.enum(KINDS), uploadSchema),
})

/** The file that is contributed: `size` in bytes, `modifiedMs` since the epoch. */
export type FileFingerprint = z.infer<typeof fileSchema>
export type ContributionOptions = z.infer<typeof optionsSchema>
export type ResumeState = z.infer<typeof resumeStateSchema>
export type UploadRecord = z.infer<typeof uploadSchema>

/** The state of a contribution that begins now, with the keys that are current. */
export function newState(
  file: FileFingerprint,
  options: ContributionOptions,
  parameters: Parameters,
  deps: { readonly now: Date; readonly random: (length: number) => Uint8Array },
): ResumeState {
  const uploads: Partial<Record<Kind, UploadRecord>> = {}
  for (const kind of Object.keys(options.datasets) as Kind[]) {
    const key = parameters.kinds[kind].keys.find(one => one.current)!
    const clientKey = toBase64Url(deps.random(24))
    uploads[kind] = { keyVersion: key.version, publicKey: key.publicKey, clientKey, complete: false }
  }
  const { salt } = parameters.argon2id
  return { format: 1, startedAt: deps.now.toISOString(), file, options, salt, uploads }
}

/** @throws ContributionError unless going on would give exactly what the first run would have given */
export function assertResumable(
  state: ResumeState,
  file: FileFingerprint,
  options: ContributionOptions,
  parameters: Parameters,
): void {
  const beginAgain = 'or delete the .vigifuite.json file beside the CSV to begin again'
  if (state.file.size !== file.size || state.file.modifiedMs !== file.modifiedMs) {
    throw new ContributionError(
      'file-changed',
      `the file has changed since this contribution began. Put the former file back, ${beginAgain}`,
    )
  }
  if (canonicalJson(state.options) !== canonicalJson(options)) {
    const differing = (Object.keys(options) as (keyof ContributionOptions)[]).filter(
      name => canonicalJson(state.options[name]) !== canonicalJson(options[name]),
    )
    throw new ContributionError(
      'options-changed',
      `this contribution was begun with other options (${differing.join(', ')}). Use the same ones, ${beginAgain}`,
    )
  }
  for (const [kind, upload] of Object.entries(state.uploads) as [Kind, UploadRecord][]) {
    const key = parameters.kinds[kind].keys.find(one => one.version === upload.keyVersion)
    if (state.salt === parameters.argon2id.salt && key?.publicKey === upload.publicKey) continue
    throw new ContributionError(
      'service-changed',
      'the service has other keys than when this contribution began. Delete the .vigifuite.json file beside the CSV to begin again',
    )
  }
}

/** JSON with the keys of every object in order. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
