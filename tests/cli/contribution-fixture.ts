/** What tests of `vigifuite contribute` share: a list, a service, and ways to run the command. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { argon2idNative } from '../../src/cli/argon2id-native.ts'
import { canonicalise } from '../../src/identifier/canonical.ts'
import { toHex } from '../../src/protocol/bytes.ts'
import { digest } from '../../src/protocol/digest.ts'
import { elementOfDigest } from '../../src/protocol/oprf-server.ts'
import { startUploadServer, TEST_COST, TEST_SALT, TOKEN, type UploadServer } from '../contribution/upload-server.ts'
import { runCommand } from './contribute-child.ts'

export const BOTH = [
  '--column',
  'email=adresse_mail',
  '--column',
  'phone=tel',
  '--dataset',
  'email=3',
  '--dataset',
  'phone=4',
]

export interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A service and a folder for each test. Read its properties inside tests only. */
export class ContributionFixture {
  server!: UploadServer
  csv!: string
  #folder!: string

  constructor() {
    beforeEach(async () => {
      this.#folder = await mkdtemp(join(tmpdir(), 'contribute-'))
      this.csv = join(this.#folder, 'people.csv')
      this.server = await startUploadServer()
    })
    afterEach(async () => {
      await this.server.close()
      await rm(this.#folder, { recursive: true })
    })
  }

  /** Runs the command in this process. */
  async run(args: readonly string[]): Promise<Outcome> {
    const written = (stream: NodeJS.WriteStream) => {
      const spy = vi.spyOn(stream, 'write').mockReturnValue(true)
      return () => spy.mock.calls.map(([text]) => String(text)).join('')
    }
    const [out, err] = [written(process.stdout), written(process.stderr)]
    vi.stubEnv('VIGIFUITE_TOKEN', TOKEN)
    try {
      await runCommand(this.#arguments(args))
      return { code: Number(process.exitCode ?? 0), out: out(), err: err() }
    } finally {
      process.exitCode = undefined
      vi.unstubAllEnvs()
      vi.restoreAllMocks()
    }
  }

  /** Runs the command in a process of its own; `during` may kill it. */
  runProcess(
    args: readonly string[],
    during?: (child: ChildProcess) => void,
    nodeFlags: readonly string[] = [],
  ): Promise<Outcome> {
    const child = spawn(process.execPath, [...nodeFlags, CHILD, ...this.#arguments(args)], {
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

  #arguments(args: readonly string[]): string[] {
    return ['contribute', this.csv, '--server', this.server.url, ...args]
  }

  /** A list of `rows` people; every third row is garbage when `garbage` is set. */
  async writeList(rows: number, garbage = false): Promise<string[]> {
    const bad = ['pas un mail;;x', '"";abc;y', 'a@b@example.org;12;z', '1 85 05 78 006 084 91;0000;nir']
    const lines = Array.from({ length: rows }, (_, i) =>
      garbage && i % 3 === 0
        ? bad[(i / 3) % bad.length]!
        : `p${i % (rows - 5)}@example.org;06 39 98 ${pair(i / 100)} ${pair(i)};x`,
    )
    await writeFile(this.csv, `adresse_mail;tel;autre\r\n${lines.join('\r\n')}\r\n`)
    return lines
  }

  async expectComplete(lines: readonly string[]): Promise<void> {
    const { server } = this
    expect(server.elements(3)).toEqual(await this.#expected('email', lines))
    expect(server.elements(4)).toEqual(await this.#expected('phone', lines))
    expect([...server.uploads.values()].map(one => one.status)).toEqual(['submitted', 'submitted'])
  }

  /** The elements that the lines must give, computed directly. */
  async #expected(kind: 'email' | 'phone', lines: readonly string[]): Promise<string[]> {
    const forms = lines
      .map(line =>
        canonicalise(kind, line.split(';')[kind === 'email' ? 0 : 1]!.replaceAll('"', ''), { now: new Date() }),
      )
      .flatMap(form => (form.ok ? [form.canonical] : []))
    const elements = await Promise.all(
      [...new Set(forms)].map(async form => {
        const hashed = await digest(argon2idNative, kind, form, { ...TEST_COST, salt: TEST_SALT })
        return toHex(elementOfDigest(this.server.group, this.server.keys[kind], hashed))
      }),
    )
    return elements.sort()
  }

  puts(): string[] {
    return this.server.log.filter(line => line.startsWith('PUT'))
  }
}

const CHILD = new URL('contribute-child.ts', import.meta.url).pathname

export const pair = (n: number): string => String(Math.floor(n) % 100).padStart(2, '0')
