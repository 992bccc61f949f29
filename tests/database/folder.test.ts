import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/connect.ts'
import { DatabaseFolderBusyError } from '../../src/database/errors.ts'
import { lockFolder } from '../../src/database/folder-lock.ts'
import { migrate } from '../../src/database/migrate.ts'

const WRITER = fileURLToPath(new URL('./folder-writer.ts', import.meta.url))

describe('a database in a folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigifuite-folder-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('survives restarts, and is open once at a time', async () => {
    const first = await openDatabase({ folder })
    await migrate(first)
    await first.db.insertInto('partners').values({ id: 'p', name: 'Banque Exemple', created_at: new Date() }).execute()
    await expect(openDatabase({ folder })).rejects.toThrow(`in use by process ${process.pid}`)
    await first.close()
    const second = await openDatabase({ folder })
    expect(await migrate(second)).toEqual([])
    expect(await second.db.selectFrom('partners').select('name').execute()).toEqual([{ name: 'Banque Exemple' }])
    await second.close()
  })

  it('is refused to a second process, and opens again after kill -9 with all that was committed', async () => {
    const writer = spawn(process.execPath, [WRITER, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    const committed = await rowsWritten(writer, 20)
    await expect(openDatabase({ folder })).rejects.toThrow(DatabaseFolderBusyError)
    const ended = once(writer, 'exit')
    writer.kill('SIGKILL')
    await ended
    const database = await openDatabase({ folder })
    const rows = await database.db.selectFrom('publications').select('epoch').execute()
    expect(rows.length).toBeGreaterThanOrEqual(committed)
    await database.close()
  })
})

describe('the lock of a folder', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vigifuite-lock-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it.each([
    ['of a process that ended', JSON.stringify({ pid: 2 ** 22 + 1, started: 'x/1' })],
    ['of an earlier process with our number, as in a container', JSON.stringify({ pid: process.pid, started: 'x/1' })],
    ['that was torn', '{"pid":'],
    ['that is empty', ''],
  ])('is taken over: one %s', (_, content) => {
    writeFileSync(join(folder, 'lock'), content)
    const unlock = lockFolder(folder, 'a')
    expect(() => lockFolder(folder, 'b')).toThrow(DatabaseFolderBusyError)
    unlock()
    expect(readdirSync(folder)).toEqual([])
  })
})

async function rowsWritten(writer: ChildProcess, wanted: number): Promise<number> {
  let written = 0
  for await (const text of writer.stdout!) {
    written += String(text).split('\n').length - 1
    if (written >= wanted) return written
  }
  throw new Error('the writer ended')
}
