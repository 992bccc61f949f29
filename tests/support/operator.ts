/** The command line in this process, over a database of its own: what whoever runs a deployment types, and what it answers. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { createProgram, exitCodeOf } from '../../src/cli/main.ts'
import { type Database, openDatabase } from '../../src/database/connect.ts'
import { createPostgresDatabase } from './databases.ts'

export interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface OperatorDesk {
  readonly database: Database
  /** For files. */
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  readonly run: (...words: string[]) => Promise<Outcome>
  /** What a command that must succeed prints. */
  readonly read: (...words: string[]) => Promise<string>
  close(): Promise<void>
}

/** A migrated Postgres, which commands open by themselves, with a store in a folder. */
export async function openOperatorDesk(): Promise<OperatorDesk> {
  const { url, drop } = await createPostgresDatabase('migrated')
  const folder = await mkdtemp(join(tmpdir(), 'operator-'))
  const database = await openDatabase({ url })
  const environment = { DATABASE_URL: url, VIGIFUITE_DEMO: '1', VIGIFUITE_STORE: join(folder, 'objects') }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  return {
    database,
    folder,
    environment,
    run,
    async read(...words) {
      const { code, out, err } = await run(...words)
      if (code !== 0) throw new Error(`vigifuite ${words.join(' ')}: ${err}`)
      return out
    },
    async close() {
      vi.unstubAllEnvs()
      await database.close()
      await drop()
      await rm(folder, { recursive: true })
    },
  }
}

async function run(...words: string[]): Promise<Outcome> {
  const said = { out: '', err: '' }
  const heard = (into: 'out' | 'err') => (chunk: string | Uint8Array) => {
    said[into] += typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk)
    return true
  }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(heard('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(heard('err')),
  ]
  try {
    await (await createProgram(words[0])).parseAsync(words, { from: 'user' })
    return { code: 0, ...said }
  } catch (error) {
    const code = exitCodeOf(error)
    if (code === null) throw error
    return { code, out: said.out, err: said.err + (error as Error).message }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
