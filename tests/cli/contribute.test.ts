import { appendFile, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { argon2idNative } from '../../src/cli/argon2id-native.ts'
import { toHex } from '../../src/protocol/bytes.ts'
import { digest } from '../../src/protocol/digest.ts'
import { elementOfDigest } from '../../src/protocol/oprf-server.ts'
import { TEST_COST, TEST_SALT } from '../contribution/upload-server.ts'
import { BOTH, ContributionFixture, pair } from './contribution-fixture.ts'

const list = new ContributionFixture()

describe('vigifuite contribute', () => {
  it('uploads exactly the elements of the distinct identifiers, and submits', async () => {
    const lines = await list.writeList(230)
    const { code, out, err } = await list.runProcess(BOTH)
    expect(err).not.toContain('vigifuite:')
    expect(code).toBe(0)
    await list.expectComplete(lines)
    expect(out).toContain('Data set 3 (email) is submitted: 225 distinct elements')
    expect(list.server.state.evaluated).toBeLessThanOrEqual(460)
    const state = await readFile(`${list.csv}.vigifuite.json`, 'utf8')
    expect(state).not.toMatch(/@|06 ?39/)
    await expect(stat(`${list.csv}.rejected.csv`)).rejects.toThrow('ENOENT')
  })

  it('counts rows that cannot be used, and writes their numbers and reasons only', async () => {
    const lines = await list.writeList(200, true)
    const { code, out, err } = await list.run(BOTH)
    expect(code).toBe(0)
    await list.expectComplete(lines)
    expect(out).toMatch(/email: nir/)
    const rejected = (await readFile(`${list.csv}.rejected.csv`, 'utf8')).trimEnd().split('\n')
    expect(rejected[0]).toBe('row,kind,reason')
    expect(rejected).toContain('11,email,nir')
    expect(rejected.slice(1).every(line => /^\d+,(email|phone),[a-z-]+$/.test(line))).toBe(true)
    expect(rejected).toHaveLength(1 + 67 * 2)
    for (const text of [out, err, rejected.join()]) expect(text).not.toMatch(/@|006|pas un/)
  })

  it('takes people from three columns', async () => {
    await writeFile(list.csv, 'Nom,Prénom,Né le\nLefèvre,Zoé Anne,12/04/1985\nBad,,1990-01-01\n')
    const { code } = await list.run(['--column', 'person=nom,prénom,né le', '--dataset', 'person=9'])
    expect(code).toBe(0)
    const hashed = await digest(argon2idNative, 'person', 'LEFEVRE|ZOE|1985-04-12', { ...TEST_COST, salt: TEST_SALT })
    expect(list.server.elements(9)).toEqual([
      toHex(elementOfDigest(list.server.group, list.server.keys.person, hashed)),
    ])
  })

  it('leaves out stretches of the file in which a kind has nothing', async () => {
    const lines = Array.from({ length: 300 }, (_, i) => {
      const [mail, phone] = [i < 100 || i >= 250, i >= 120 && i < 140]
      return `${mail ? `p${i}@example.org` : ''};${phone ? `06 39 98 00 ${pair(i)}` : ''};x`
    })
    await writeFile(list.csv, `adresse_mail;tel;autre\n${lines.join('\n')}\n`)
    const { code } = await list.run(BOTH)
    expect(code).toBe(0)
    await list.expectComplete(lines)
    expect([...list.server.uploads.values()].map(one => one.chunks.size)).toEqual(expect.arrayContaining([3, 1]))
  })

  it('does nothing the second time', async () => {
    await list.writeList(30)
    await list.run(BOTH)
    const before = list.server.log.length
    const { code, out } = await list.run(BOTH)
    expect([code, out]).toEqual([0, expect.stringContaining('contributed already')])
    expect(list.server.log.slice(before)).toEqual(['GET /v1/parameters'])
  })
})

describe('refusals that say what to do', () => {
  it('stops when the file has changed', async () => {
    await list.writeList(60)
    list.server.state.fault = ({ route }, response) => {
      if (!route.startsWith('PUT')) return false
      response.writeHead(403).end()
      return true
    }
    const first = await list.run(BOTH)
    expect([first.code, first.err]).toEqual([1, expect.stringContaining('does not allow uploads')])
    list.server.state.fault = () => false
    await utimes(list.csv, new Date(), new Date(Date.now() + 60_000))
    const second = await list.run(BOTH)
    expect([second.code, second.err]).toEqual([1, expect.stringContaining('the file has changed')])
    await rm(`${list.csv}.vigifuite.json`)
    expect((await list.run(BOTH)).code).toBe(0)
  })

  it('stops when the options or the keys have changed', async () => {
    await list.writeList(60)
    list.server.state.fault = ({ route }, response) => {
      if (!route.startsWith('PUT')) return false
      response.writeHead(403).end()
      return true
    }
    await list.run(BOTH)
    list.server.state.fault = () => false
    expect((await list.run([...BOTH, '--encoding', 'utf-8'])).err).toContain('other options (encoding)')
    list.server.state.salt = new Uint8Array(16).fill(8)
    expect((await list.run(BOTH)).err).toContain('other keys')
  })

  it.each([
    [401, 'does not accept this token'],
    [403, 'does not allow uploads'],
    [404, 'does not know this data set'],
    [409, 'does not take this upload'],
  ])('stops at once at %i', async (status, words) => {
    await list.writeList(20)
    list.server.state.fault = ({ route }, response) => {
      if (route !== 'POST /v1/uploads') return false
      response.writeHead(status).end()
      return true
    }
    const { code, err } = await list.run(BOTH)
    expect([code, err]).toEqual([1, expect.stringContaining(words)])
    expect(list.server.log.filter(line => line === 'POST /v1/uploads').length).toBeLessThanOrEqual(2)
  })

  it('gives up on a service that stays away', async () => {
    await list.writeList(20)
    await list.server.close()
    const { code, err } = await list.run(BOTH)
    expect([code, err]).toEqual([1, expect.stringContaining('the service does not answer')])
  })

  it('drops an evaluation without the proof of the published key', async () => {
    await list.writeList(20)
    list.server.state.wrongKey = true
    const { code, err } = await list.run(BOTH)
    expect([code, err]).toEqual([1, expect.stringContaining('did not prove')])
    expect(list.puts()).toEqual([])
  })

  it('names the columns that there are', async () => {
    await list.writeList(3)
    const { code, err } = await list.run(['--column', 'email=courriel', '--dataset', 'email=3'])
    expect([code, err]).toEqual([1, expect.stringContaining('The header has: adresse_mail, tel, autre')])
  })

  it('does not show row 1 when it is somebody', async () => {
    await writeFile(list.csv, 'zoe@example.org;0639980000\nluc@example.org;0639980001\n')
    const { code, err } = await list.run(['--column', 'email=courriel', '--dataset', 'email=3'])
    expect([code, err]).toEqual([1, expect.stringContaining('row 1 looks like data')])
    expect(err).not.toContain('zoe')
  })

  it('submits nothing when no value can be used', async () => {
    await writeFile(list.csv, 'adresse_mail;tel\nx;y\n')
    const { code, err } = await list.run(BOTH)
    expect([code, err]).toEqual([1, expect.stringContaining('nothing is submitted')])
  })

  it('refuses a column without a data set', async () => {
    await list.writeList(3)
    expect((await list.run(['--column', 'email=adresse_mail'])).code).toBe(2)
  })
})

describe('--dry-run', () => {
  it('reports and estimates without sending anything', async () => {
    await list.writeList(300, true)
    const { code, out } = await list.run(['--column', 'email=adresse_mail', '--dry-run'])
    expect(code).toBe(0)
    expect(out).toMatch(/Read 300 rows \(UTF-8, separated by semicolons\): 198 identifiers, 100 rejected values/)
    expect(out).toMatch(/The real run takes some .+ on this machine \(\d+ digests a second on \d+ cores\)/)
    expect(list.server.log).toEqual([])
    await expect(stat(`${list.csv}.vigifuite.json`)).rejects.toThrow('ENOENT')
  })

  // A tenth of these rows, kept, would not fit into the heap that the process gets.
  it.runIf(process.env.VIGIFUITE_LONG)('reads five million rows in a heap of 64 MB', { timeout: 900_000 }, async () => {
    const line = (i: number) =>
      `personne.${i}@example.org;06 39 98 ${pair(i / 100)} ${pair(i)};${'autre '.repeat(20)}\n`
    await writeFile(list.csv, 'adresse_mail;tel;autre\n')
    for (let at = 0; at < 5_000_000; at += 10_000) {
      await appendFile(list.csv, Array.from({ length: 10_000 }, (_, i) => line(at + i)).join(''))
    }
    const args = ['--column', 'email=adresse_mail', '--column', 'phone=tel', '--dry-run']
    const { code, out } = await list.runProcess(args, undefined, ['--max-old-space-size=64', '--max-semi-space-size=4'])
    expect(code).toBe(0)
    expect(out).toContain('Read 5,000,000 rows')
  })
})
