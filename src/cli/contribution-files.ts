/** The files that a contribution keeps beside the CSV: where to go on, and what could not be used. */
import { createReadStream } from 'node:fs'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { type FileFingerprint, type ResumeState, resumeStateSchema } from '../contribution/resume.ts'
import type { Rejection } from '../contribution/row-ranges.ts'
import { CliError } from './cli-error.ts'

export const stateFileOf = (csv: string): string => `${csv}.vigifuite.json`
export const rejectedFileOf = (csv: string): string => `${csv}.rejected.csv`

/** @throws CliError when it is no file that can be read */
export async function fingerprintOf(csv: string): Promise<FileFingerprint> {
  const found = await stat(csv).catch(() => null)
  if (found === null) throw new CliError('the file does not exist or cannot be read', 2)
  if (!found.isFile()) throw new CliError('this is not a file', 2)
  return { size: found.size, modifiedMs: Math.floor(found.mtimeMs) }
}

/** The bytes of a file, with a count of those that were read. */
export function countedBytes(csv: string): { readonly bytes: AsyncIterable<Uint8Array>; readonly read: number } {
  const stream = createReadStream(csv, { highWaterMark: 256 * 1024 })
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      yield* stream
    } catch {
      throw new CliError('the file cannot be read')
    }
  }
  return {
    bytes: bytes(),
    get read() {
      return stream.bytesRead
    },
  }
}

/** What an earlier run left, or null. @throws CliError when it cannot be understood */
export async function readState(csv: string): Promise<ResumeState | null> {
  const text = await readFile(stateFileOf(csv), 'utf8').catch(error => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new CliError('the .vigifuite.json file beside the CSV cannot be read')
  })
  if (text === null) return null
  try {
    return resumeStateSchema.parse(JSON.parse(text))
  } catch {
    throw new CliError(
      'the .vigifuite.json file beside the CSV is damaged or from another version. Delete it to begin again',
    )
  }
}

/** Replaces the state: after a crash there is the old one or the new one. */
export async function writeState(csv: string, state: ResumeState): Promise<void> {
  const path = stateFileOf(csv)
  const temporary = `${path}.tmp`
  try {
    const file = await open(temporary, 'w', 0o600)
    try {
      await file.writeFile(`${JSON.stringify(state, null, 2)}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined)
    throw new CliError('nothing can be written beside the CSV, and without that an interrupted run could not go on')
  }
}

export interface RejectedFile {
  add(rejections: readonly Rejection[]): Promise<void>
  close(): Promise<void>
}

/** A CSV of row number, kind and reason, written anew at every run; there is none while nothing is rejected. */
export async function createRejectedFile(csv: string): Promise<RejectedFile> {
  const path = rejectedFileOf(csv)
  const refused = () => {
    throw new CliError('the list of rejected rows cannot be written beside the CSV')
  }
  await rm(path, { force: true }).catch(refused)
  let file: Awaited<ReturnType<typeof open>> | undefined
  return {
    async add(rejections) {
      if (rejections.length === 0) return
      const lines = rejections.map(({ row, kind, reason }) => `${row},${kind},${reason}\n`).join('')
      try {
        const header = file ? '' : 'row,kind,reason\n'
        file ??= await open(path, 'w', 0o600)
        await file.appendFile(header + lines)
      } catch {
        refused()
      }
    },
    close: async () => file?.close(),
  }
}
