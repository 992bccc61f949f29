import { type ChildProcess, spawn } from 'node:child_process'
import { appendFile, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { argon2idNative } from '../../src/cli/argon2id-native.ts'
import { canonicalise } from '../../src/identifier/canonical.ts'
import { toHex } from '../../src/protocol/bytes.ts'
import { digest } from '../../src/protocol/digest.ts'
import { elementOfDigest } from '../../src/protocol/oprf-server.ts'
import { startUploadServer, TEST_COST, TEST_SALT, TOKEN, type UploadServer } from '../contribution/upload-server.ts'

let folder: string
let csv: string
let server: UploadServer

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contribute-'))
  csv = join(folder, 'people.csv')
  server = await startUploadServer()
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const CHILD = new URL('contribute-child.ts', import.meta.url).pathname
const BOTH = ['--column', 'email=adresse_mail', '--column', 'phone=tel', '--dataset', 'email=3', '--dataset', 'phone=4']

interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs the command in a process of its own; `during` may kill it. */
function run(
  args: readonly string[],
  during?: (child: ChildProcess) => void,
  nodeFlags: readonly string[] = [],
): Promise<Outcome> {
  const child = spawn(process.execPath, [...nodeFlags, CHILD, 'contribute', csv, '--server', server.url, ...args], {
    env: { ...process.env, VIGIFUITE_TOKEN: TOKEN },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', data => {
    out += data
  })
  child.stderr.on('data', data => {
    err += data
  })
  during?.(child)
  return new Promise(exited => child.on('close', code => exited({ code, out, err })))
}

/** A list of `rows` people; every third row is garbage when `garbage` is set. */
async function writeList(rows: number, garbage = false) {
  const bad = ['pas un mail;;x', '"";abc;y', 'a@b@example.org;12;z', '1 85 05 78 006 084 91;0000;nir']
  const lines = Array.from({ length: rows }, (_, i) =>
    garbage && i % 3 === 0
      ? bad[(i / 3) % bad.length]!
      : `p${i % (rows - 5)}@example.org;06 39 98 ${pair(i / 100)} ${pair(i)};x`,
  )
  await writeFile(csv, `adresse_mail;tel;autre\r\n${lines.join('\r\n')}\r\n`)
  return lines
}
const pair = (n: number) => String(Math.floor(n) % 100).padStart(2, '0')

/** The elements that the lines must give, computed directly. */
async function expected(kind: 'email' | 'phone', lines: readonly string[]): Promise<string[]> {
  const forms = lines
    .map(line =>
      canonicalise(kind, line.split(';')[kind === 'email' ? 0 : 1]!.replaceAll('"', ''), { now: new Date() }),
    )
    .flatMap(form => (form.ok ? [form.canonical] : []))
  const elements = await Promise.all(
    [...new Set(forms)].map(async form => {
      const hashed = await digest(argon2idNative, kind, form, { ...TEST_COST, salt: TEST_SALT })
      return toHex(elementOfDigest(server.group, server.keys[kind], hashed))
    }),
  )
  return elements.sort()
}

async function expectComplete(lines: readonly string[]) {
  expect(server.elements(3)).toEqual(await expected('email', lines))
  expect(server.elements(4)).toEqual(await expected('phone', lines))
  expect([...server.uploads.values()].map(one => one.status)).toEqual(['submitted', 'submitted'])
}

const puts = () => server.log.filter(line => line.startsWith('PUT'))

describe('vigifuite contribute', () => {
  it('uploads exactly the elements of the distinct identifiers, and submits', async () => {
    const lines = await writeList(230)
    const { code, out, err } = await run(BOTH)
    expect(err).not.toContain('vigifuite:')
    expect(code).toBe(0)
    await expectComplete(lines)
    expect(out).toContain('Data set 3 (email) is submitted: 225 distinct elements')
    expect(server.state.evaluated).toBeLessThanOrEqual(460)
    const state = await readFile(`${csv}.vigifuite.json`, 'utf8')
    expect(state).not.toMatch(/@|06 ?39/)
    await expect(stat(`${csv}.rejected.csv`)).rejects.toThrow('ENOENT')
  })

  it('counts rows that cannot be used, and writes their numbers and reasons only', async () => {
    const lines = await writeList(200, true)
    const { code, out, err } = await run(BOTH)
    expect(code).toBe(0)
    await expectComplete(lines)
    expect(out).toMatch(/email: nir/)
    const rejected = (await readFile(`${csv}.rejected.csv`, 'utf8')).trimEnd().split('\n')
    expect(rejected[0]).toBe('row,kind,reason')
    expect(rejected).toContain('11,email,nir')
    expect(rejected.slice(1).every(line => /^\d+,(email|phone),[a-z-]+$/.test(line))).toBe(true)
    expect(rejected).toHaveLength(1 + 67 * 2)
    for (const text of [out, err, rejected.join()]) expect(text).not.toMatch(/@|006|pas un/)
  })

  it('takes people from three columns', async () => {
    await writeFile(csv, 'Nom,Prénom,Né le\nLefèvre,Zoé Anne,12/04/1985\nBad,,1990-01-01\n')
    const { code } = await run(['--column', 'person=nom,prénom,né le', '--dataset', 'person=9'])
    expect(code).toBe(0)
    const hashed = await digest(argon2idNative, 'person', 'LEFEVRE|ZOE|1985-04-12', { ...TEST_COST, salt: TEST_SALT })
    expect(server.elements(9)).toEqual([toHex(elementOfDigest(server.group, server.keys.person, hashed))])
  })

  it('leaves out stretches of the file in which a kind has nothing', async () => {
    const lines = Array.from({ length: 300 }, (_, i) => {
      const [mail, phone] = [i < 100 || i >= 250, i >= 120 && i < 140]
      return `${mail ? `p${i}@example.org` : ''};${phone ? `06 39 98 00 ${pair(i)}` : ''};x`
    })
    await writeFile(csv, `adresse_mail;tel;autre\n${lines.join('\n')}\n`)
    const { code } = await run(BOTH)
    expect(code).toBe(0)
    await expectComplete(lines)
    expect([...server.uploads.values()].map(one => one.chunks.size)).toEqual(expect.arrayContaining([3, 1]))
  })

  it('does nothing the second time', async () => {
    await writeList(30)
    await run(BOTH)
    const before = server.log.length
    const { code, out } = await run(BOTH)
    expect([code, out]).toEqual([0, expect.stringContaining('contributed already')])
    expect(server.log.slice(before)).toEqual(['GET /v1/parameters'])
  })
})

describe('going on after an interruption', () => {
  it.each(process.env.VIGIFUITE_LONG ? [1, 2, 4, 9, 14, 20] : [2, 14])(
    'survives kill -9 at request %i without redoing finished chunks',
    async at => {
      const lines = await writeList(230)
      await run(BOTH, child => {
        server.state.fault = ({ count }) => {
          if (count >= at) child.kill('SIGKILL')
          return count >= at
        }
      })
      server.state.fault = () => false
      const stored = new Set(
        [...server.uploads.values()].flatMap(one => [...one.chunks.keys()].map(n => `${one.id}/chunks/${n}`)),
      )
      const before = server.log.length
      const held = () => server.elementCount()
      const [heldBefore, evaluatedBefore] = [held(), server.state.evaluated]
      const { code } = await run(BOTH)
      expect(code).toBe(0)
      await expectComplete(lines)
      expect(server.state.evaluated - evaluatedBefore).toBe(held() - heldBefore)
      const again = server.log.slice(before).filter(line => [...stored].some(one => line.endsWith(one)))
      expect(again).toEqual([])
      expect(server.uploads.size).toBe(2)
    },
  )

  it('goes on when the answer to any one request is lost', async () => {
    const lines = await writeList(120)
    const lost = new Set<string>()
    server.state.fault = ({ route, after }, response) => {
      if (!after || lost.has(route)) return false
      lost.add(route)
      response.socket?.destroy()
      return true
    }
    const { code, err } = await run(BOTH)
    expect(err).not.toContain('vigifuite:')
    expect(code).toBe(0)
    expect(lost.size).toBeGreaterThanOrEqual(5)
    await expectComplete(lines)
  })

  it('waits while the service restarts, and as long as a quota says', async () => {
    const lines = await writeList(120)
    let refusals = 0
    server.state.fault = ({ count, after }, response) => {
      if (after || count < 8 || refusals >= 12) return false
      refusals++
      const status = [500, 502, 503, 429][refusals % 4]!
      response.writeHead(status, status === 429 ? { 'retry-after': '0' } : {}).end()
      return true
    }
    expect((await run(BOTH)).code).toBe(0)
    expect(refusals).toBe(12)
    await expectComplete(lines)
  })

  it('ends after the chunks under way on Ctrl-C, and goes on later', async () => {
    const lines = await writeList(900)
    let interrupted = false
    const { code, out, err } = await run(BOTH, child => {
      server.state.fault = ({ route }) => {
        // Once: a second Ctrl-C would leave at once.
        if (!interrupted && route.startsWith('PUT')) interrupted = child.kill('SIGINT')
        return false
      }
    })
    expect(code).toBe(130)
    expect(err).toContain('Stopping after the chunks that are under way')
    expect(out).toContain('Run the same command again')
    const first = puts()
    expect(first.length).toBeGreaterThan(0)
    expect(first.length).toBeLessThan(20)
    expect([...server.uploads.values()].map(one => one.status)).toEqual(['open', 'open'])
    server.state.fault = () => false
    expect((await run(BOTH)).code).toBe(0)
    expect(new Set(puts()).size).toBe(puts().length)
    await expectComplete(lines)
  })
})

describe('refusals that say what to do', () => {
  it('stops when the file has changed', async () => {
    await writeList(60)
    server.state.fault = ({ route }, response) => {
      if (!route.startsWith('PUT')) return false
      response.writeHead(403).end()
      return true
    }
    const first = await run(BOTH)
    expect([first.code, first.err]).toEqual([1, expect.stringContaining('does not allow uploads')])
    server.state.fault = () => false
    await utimes(csv, new Date(), new Date(Date.now() + 60_000))
    const second = await run(BOTH)
    expect([second.code, second.err]).toEqual([1, expect.stringContaining('the file has changed')])
    await rm(`${csv}.vigifuite.json`)
    expect((await run(BOTH)).code).toBe(0)
  })

  it('stops when the options or the keys have changed', async () => {
    await writeList(60)
    server.state.fault = ({ route }, response) => {
      if (!route.startsWith('PUT')) return false
      response.writeHead(403).end()
      return true
    }
    await run(BOTH)
    server.state.fault = () => false
    expect((await run([...BOTH, '--encoding', 'utf-8'])).err).toContain('other options (encoding)')
    server.state.salt = new Uint8Array(16).fill(8)
    expect((await run(BOTH)).err).toContain('other keys')
  })

  it.each([
    [401, 'does not accept this token'],
    [403, 'does not allow uploads'],
    [404, 'does not know this data set'],
    [409, 'does not take this upload'],
  ])('stops at once at %i', async (status, words) => {
    await writeList(20)
    server.state.fault = ({ route }, response) => {
      if (route !== 'POST /v1/uploads') return false
      response.writeHead(status).end()
      return true
    }
    const { code, err } = await run(BOTH)
    expect([code, err]).toEqual([1, expect.stringContaining(words)])
    expect(server.log.filter(line => line === 'POST /v1/uploads').length).toBeLessThanOrEqual(2)
  })

  it('gives up on a service that stays away', async () => {
    await writeList(20)
    await server.close()
    const { code, err } = await run(BOTH)
    expect([code, err]).toEqual([1, expect.stringContaining('the service does not answer')])
  })

  it('drops an evaluation without the proof of the published key', async () => {
    await writeList(20)
    server.state.wrongKey = true
    const { code, err } = await run(BOTH)
    expect([code, err]).toEqual([1, expect.stringContaining('did not prove')])
    expect(puts()).toEqual([])
  })

  it('names the columns that there are', async () => {
    await writeList(3)
    const { code, err } = await run(['--column', 'email=courriel', '--dataset', 'email=3'])
    expect([code, err]).toEqual([1, expect.stringContaining('The header has: adresse_mail, tel, autre')])
  })

  it('does not show row 1 when it is somebody', async () => {
    await writeFile(csv, 'zoe@example.org;0639980000\nluc@example.org;0639980001\n')
    const { code, err } = await run(['--column', 'email=courriel', '--dataset', 'email=3'])
    expect([code, err]).toEqual([1, expect.stringContaining('row 1 looks like data')])
    expect(err).not.toContain('zoe')
  })

  it('submits nothing when no value can be used', async () => {
    await writeFile(csv, 'adresse_mail;tel\nx;y\n')
    const { code, err } = await run(BOTH)
    expect([code, err]).toEqual([1, expect.stringContaining('nothing is submitted')])
  })

  it('refuses a column without a data set', async () => {
    await writeList(3)
    expect((await run(['--column', 'email=adresse_mail'])).code).toBe(2)
  })
})

describe('--dry-run', () => {
  it('reports and estimates without sending anything', async () => {
    await writeList(300, true)
    const { code, out } = await run(['--column', 'email=adresse_mail', '--dry-run'])
    expect(code).toBe(0)
    expect(out).toMatch(/Read 300 rows \(UTF-8, separated by semicolons\): 198 identifiers, 100 rejected values/)
    expect(out).toMatch(/The real run takes some .+ on this machine \(\d+ digests a second on \d+ cores\)/)
    expect(server.log).toEqual([])
    await expect(stat(`${csv}.vigifuite.json`)).rejects.toThrow('ENOENT')
  })

  // A tenth of these rows, kept, would not fit into the heap that the process gets.
  it.runIf(process.env.VIGIFUITE_LONG)('reads five million rows in a heap of 64 MB', { timeout: 900_000 }, async () => {
    const line = (i: number) =>
      `personne.${i}@example.org;06 39 98 ${pair(i / 100)} ${pair(i)};${'autre '.repeat(20)}\n`
    await writeFile(csv, 'adresse_mail;tel;autre\n')
    for (let at = 0; at < 5_000_000; at += 10_000) {
      await appendFile(csv, Array.from({ length: 10_000 }, (_, i) => line(at + i)).join(''))
    }
    const args = ['--column', 'email=adresse_mail', '--column', 'phone=tel', '--dry-run']
    const { code, out } = await run(args, undefined, ['--max-old-space-size=64', '--max-semi-space-size=4'])
    expect(code).toBe(0)
    expect(out).toContain('Read 5,000,000 rows')
  })
})
