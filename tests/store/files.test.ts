import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFileStore } from '../../src/store/files.ts'
import { StoreUnavailableError } from '../../src/store/object-store.ts'
import { describeObjectStore } from '../support/store-contract.ts'

const WRITER = new URL('file-writer.ts', import.meta.url).pathname
let root = ''
let directories = 0
const freshDirectory = () => join(root, `store-${directories++}`)

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'vigifuite-store-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

describeObjectStore('files', () => createFileStore(freshDirectory()))

const run = (...given: string[]) => promisify(execFile)(process.execPath, [WRITER, ...given])
const text = (found: { bytes: Uint8Array } | null) => (found === null ? null : new TextDecoder().decode(found.bytes))
const bytes = (content: string) => new TextEncoder().encode(content)
const exited = (child: ChildProcess) => new Promise(resolve => child.once('exit', resolve))
const written = (child: ChildProcess) => new Promise(resolve => child.stdout?.once('data', resolve))

async function listed(directory: string): Promise<string[]> {
  const names: string[] = []
  for await (const entry of createFileStore(directory).list('')) names.push(entry.name)
  return names
}

describe('processes that share a directory', () => {
  test('lose no increment', async () => {
    const directory = freshDirectory()
    await createFileStore(directory).put('counter/object', bytes('0'), { ifAbsent: true })
    await Promise.all([1, 2, 3, 4].map(() => run(directory, 'count', '15')))
    expect(text(await createFileStore(directory).get('counter/object'))).toBe('60')
  })

  test('claim each absent name once', async () => {
    const directory = freshDirectory()
    const outputs = await Promise.all([1, 2, 3, 4].map(() => run(directory, 'claim', '60')))
    const won = outputs.flatMap(({ stdout }) => JSON.parse(stdout) as number[])
    expect(won.sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, claim) => claim))
  })

  test('see after a kill -9 the old object or the new one, and no rest of the write', async () => {
    const directory = freshDirectory()
    const store = createFileStore(directory)
    for (let round = 0; round < 8; round++) {
      const child = spawn(process.execPath, [WRITER, directory, 'forever'], { stdio: ['ignore', 'pipe', 'inherit'] })
      await written(child)
      await new Promise(resolve => setTimeout(resolve, round * 7))
      child.kill('SIGKILL')
      await exited(child)
      const found = await store.get('victim/object')
      expect(found?.bytes.length).toBe(300_000)
      expect(found?.bytes.every(byte => byte === found.bytes[0])).toBe(true)
      expect(await listed(directory)).toEqual(['victim/object'])
    }
  })

  test('are not locked out by one that was killed holding the lock', async () => {
    const directory = freshDirectory()
    const store = createFileStore(directory)
    await store.put('counter/object', bytes('0'), { ifAbsent: true })
    for (let round = 0; round < 5; round++) {
      const child = spawn(process.execPath, [WRITER, directory, 'hold'], { stdio: ['ignore', 'pipe', 'inherit'] })
      await written(child)
      await new Promise(resolve => setTimeout(resolve, round * 5))
      child.kill('SIGKILL')
      await exited(child)
      const found = await store.get('counter/object')
      const begun = performance.now()
      await store.put('counter/object', bytes(String(Number(text(found)) + 1)), { ifMatch: found?.etag ?? '' })
      expect(performance.now() - begun).toBeLessThan(2_000)
    }
  })
})

describe('what a crash has left', () => {
  test('is not listed, and cleared away by the first put once it is an hour old', async () => {
    const directory = freshDirectory()
    await createFileStore(directory).put('a/b', bytes('there'))
    const incoming = join(directory, '_incoming')
    for (const name of ['old', 'young']) await writeFile(join(incoming, name), 'half')
    const old = Date.now() / 1_000 - 3_700
    await utimes(join(incoming, 'old'), old, old)
    expect(await listed(directory)).toEqual(['a/b'])
    await createFileStore(directory).put('a/c', bytes('next'))
    expect(await readdir(incoming)).toEqual(['young'])
    const later = Date.now() + 3_700_000
    await createFileStore(directory, { now: () => later }).put('a/c', bytes('next'))
    expect(await readdir(incoming)).toEqual([])
  })

  test('never an own temporary file after a put that worked, was refused or failed', async () => {
    const directory = freshDirectory()
    const store = createFileStore(directory)
    await store.put('a/b', bytes('one'), { ifAbsent: true })
    await store.put('a/b', bytes('two'), { ifAbsent: true }).catch(() => undefined)
    await store.put('a/b', bytes('two'), { ifMatch: 'no' }).catch(() => undefined)
    expect(await readdir(join(directory, '_incoming'))).toEqual([])
  })
})

describe('a file system that refuses', () => {
  test('a write beyond the limit leaves the old object and no rest', async () => {
    const directory = freshDirectory()
    const store = createFileStore(directory)
    await store.put('victim/object', bytes('old'))
    // 64 blocks of 1 KiB, as a full disk would stop it in the middle; ignored, so that the write fails instead of killing.
    const command = `trap '' XFSZ; ulimit -f 64; exec "${process.execPath}" "${WRITER}" "${directory}" once 300000`
    const { stdout } = await promisify(execFile)('bash', ['-c', command])
    expect(stdout).toBe('EFBIG')
    expect(text(await store.get('victim/object'))).toBe('old')
    expect(await readdir(join(directory, '_incoming'))).toEqual([])
  })

  test('says so by code, without a path', async () => {
    const file = join(root, 'a-file')
    await writeFile(file, 'not a directory')
    const error = await createFileStore(file)
      .put('buckets/email/1/15-5b3f/7.bin', bytes('x'))
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(StoreUnavailableError)
    expect((error as StoreUnavailableError).code).toMatch(/^E[A-Z]+$/)
    expect(`${(error as Error).stack?.split('\n')[0]} ${(error as Error).cause}`).not.toMatch(/5b3f|a-file/)
  })

  // Only the superuser can become somebody else.
  test.runIf(process.getuid?.() === 0)('the contents of a parent that may not be read are not needed', async () => {
    const parent = freshDirectory()
    const directory = join(parent, 'store')
    await mkdir(directory, { recursive: true })
    await chown(directory, 65_534, 65_534)
    await chmod(parent, 0o711)
    await chmod(root, 0o711)
    expect((await run(directory, 'once', '10', '65534')).stdout).toBe('written')
  })

  test('a directory that was removed meanwhile is made again', async () => {
    const directory = freshDirectory()
    const store = createFileStore(directory)
    await store.put('a/b', bytes('one'))
    await rm(directory, { recursive: true })
    expect(await store.get('a/b')).toBeNull()
    await store.put('a/b', bytes('two')).catch(() => undefined)
    await store.put('a/b', bytes('three'))
    expect(text(await store.get('a/b'))).toBe('three')
  })
})

test('files that are no objects are not listed', async () => {
  const directory = freshDirectory()
  const store = createFileStore(directory)
  await store.put('buckets/email/object', bytes('x'))
  await store.put('counter', bytes('x'), { ifAbsent: true })
  const { etag } = await store.put('counter', bytes('y'), { ifMatch: (await store.get('counter'))?.etag ?? '' })
  await writeFile(join(directory, 'README'), 'x')
  await writeFile(join(directory, 'buckets', 'stray'), 'x')
  await writeFile(join(directory, 'buckets', 'a~b~c'), 'x')
  expect((await listed(directory)).sort()).toEqual(['buckets/email/object', 'counter'])
  expect((await store.get('counter'))?.etag).toBe(etag)
})
