import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { append, head } from '../../src/audit/log.ts'
import { toHex } from '../../src/protocol/bytes.ts'
import { addIncident } from '../database/contributed.ts'
import { type OperatorDesk, openOperatorDesk } from '../support/operator.ts'

const MAIN = new URL('../../src/cli/main.ts', import.meta.url).pathname
const DAY = 86_400_000
const FIRST_DAY = Date.parse('2026-03-01T12:00:00Z')

describe('vigifuite audit', () => {
  let operator: OperatorDesk
  let exported = ''
  let hash = ''
  const run: OperatorDesk['run'] = (...words) => operator.run('audit', ...words)
  const read: OperatorDesk['read'] = (...words) => operator.read('audit', ...words)
  const record = (code: number, at: Date) => {
    const event = { actor: 'cli', action: 'data-set.created', subject: `data-set:${code}`, details: { code } }
    return operator.database.db.transaction().execute(trx => append(trx, event, at))
  }
  const verifyLines = async (lines: readonly string[], ...more: string[]) => {
    const path = join(operator.folder, 'lines.ndjson')
    await writeFile(path, lines.map(line => `${line}\n`).join(''))
    return run('verify', '--file', path, ...more)
  }

  beforeAll(async () => {
    operator = await openOperatorDesk()
    for (let day = 0; day < 8; day++) await record(day + 1, new Date(FIRST_DAY + day * DAY))
    hash = toHex((await head(operator.database.db))!.hash)
  })
  afterAll(() => operator.close())

  it('lists by time, subject and action, from the newest', async () => {
    const sequences = async (...words: string[]) =>
      (await read('list', ...words)).split('\n').flatMap(line => (line === '' ? [] : Number(line.split(' ')[0])))
    expect(await sequences('--from', '2026-03-02', '--until', '2026-03-04')).toEqual([4, 3, 2])
    expect(await sequences('--until', '2026-03-02T12:00:00Z')).toEqual([1])
    expect(await sequences('--limit', '2', '--before', '4')).toEqual([3, 2])
    expect(await sequences('--subject', 'data-set:5', 'data-set:7', '--action', 'data-set')).toEqual([7, 5])
    expect(await read('list', '--actor', 'publisher')).toContain('Nothing')
    expect(await run('list', '--from', 'yesterday')).toMatchObject({ code: 2, err: expect.not.stringContaining('yes') })
  })

  it('exports what anybody can check without a database', async () => {
    const out = join(operator.folder, 'audit.ndjson')
    expect(await run('export', '--out', out)).toMatchObject({ code: 0, out: '', err: '8 entries, from 1 to 8.\n' })
    exported = await readFile(out, 'utf8')
    expect(await read('verify', '--file', out)).toBe(`8 entries in one chain.\nHead: entry 8, ${hash}\n`)
    expect(await read('list', '--json', '--limit', '1')).toBe(`${exported.trimEnd().split('\n').at(-1)}\n`)
    expect(await run('verify', '--file', join(operator.folder, 'nothing'))).toMatchObject({ code: 2 })
  })

  it('exports a stretch, without what was before it', async () => {
    const part = await run('export', '--from', '2026-03-03', '--until', '2026-03-05')
    expect(part.err).toBe('3 entries, from 3 to 5.\n')
    expect(part.out).toBe(exported.split('\n').slice(2, 5).join('\n').concat('\n'))
    expect((await verifyLines(part.out.trimEnd().split('\n'))).out).toContain('from entry 3')
    expect(await run('export', '--from', '2026-04-01')).toMatchObject({ code: 0, out: '', err: '0 entries.\n' })
  })

  it('finds the line that was changed, taken out, put in or moved', async () => {
    const lines = exported.trimEnd().split('\n')
    const broken = { code: 1, err: 'line 4 is no entry that follows from the one before it' }
    const tampered = [
      lines.with(3, lines[3]!.replace('"actor":"cli"', '"actor":"clj"')),
      lines.with(3, lines[3]!.replace('"code":4', '"code":5')),
      lines.with(3, lines[3]!.replace(/"hash":"[0-9a-f]{64}"/, `"hash":"${hash}"`)),
      lines.with(3, lines[3]!.replace('{', '{"note":1,')),
      lines.toSpliced(3, 1),
      lines.toSpliced(3, 0, lines[2]!),
      lines.with(3, lines[4]!).with(4, lines[3]!),
      lines.with(3, 'no JSON'),
    ]
    for (const one of tampered) expect(await verifyLines(one)).toMatchObject(broken)
    expect(await verifyLines([])).toMatchObject({ code: 1, err: 'the file holds no entries' })
    const forged = lines[0]!.replace(/"previous":"0/, '"previous":"1')
    expect(await verifyLines([forged])).toMatchObject({ code: 1, err: expect.stringContaining('line 1') })
  })

  it('sees an end that was cut off by a hash that was noted', async () => {
    const cut = exported.trimEnd().split('\n').slice(0, -1)
    expect(await verifyLines(cut)).toMatchObject({ code: 0 })
    expect(await verifyLines(cut, '--expect', hash)).toMatchObject({
      code: 1,
      err: expect.stringContaining('expected'),
    })
  })

  it('holds the database against what was published', async () => {
    const { db } = operator.database
    expect(await read('verify')).toContain('No publication')
    await addIncident(operator.database)
    await operator.read('publish')
    expect(await read('verify', '--expect', hash)).toContain('epoch 1 carries is in it')
    await sql`alter table audit disable trigger audit_is_append_only`.execute(db)
    const { sequence } = (await head(db))!
    await sql`delete from audit where sequence >= ${sequence - 1}`.execute(db)
    const cut = await run('verify')
    expect(cut).toMatchObject({ code: 1, err: expect.stringContaining('the publication of epoch 1 carries is not') })
    expect((await run('verify', '--expect', '00'.repeat(32))).err).toContain('epoch 1')
  })

  it('names the first entry that does not follow, and exits with 1', async () => {
    await sql`update audit set subject = 'data-set:9' where sequence = 3`.execute(operator.database.db)
    const { env } = process
    const started = promisify(execFile)(process.execPath, [MAIN, 'audit', 'verify'], {
      env: { PATH: env.PATH, NODE_COMPILE_CACHE: env.NODE_COMPILE_CACHE, ...operator.environment },
    })
    await expect(started).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^vigifuite: entry 3 does not follow/),
    })
  })
})
