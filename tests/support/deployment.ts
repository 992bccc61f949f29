import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const secret = (bytes: number) => randomBytes(bytes).toString('base64url')

export interface CommandResult {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A command that runs; `output` grows while it does. */
export interface RunningCommand {
  readonly child: ChildProcess
  readonly output: () => string
  readonly result: Promise<CommandResult>
}

/** A deployment as an operator has it: secrets of its own, a data folder, and the command line as child processes. */
export interface Deployment {
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  /** Everything that any of its processes wrote, in the order of their starts. */
  readonly outputs: () => string
  start(args: readonly string[], environment?: Readonly<Record<string, string>>): RunningCommand
  run(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<CommandResult>
  /** Starts the API and waits until it listens. */
  serve(args?: readonly string[]): Promise<{ url: string; stop(): Promise<void>; child: ChildProcess }>
  remove(): Promise<void>
}

export async function createDeployment(more: Readonly<Record<string, string>> = {}): Promise<Deployment> {
  const folder = await mkdtemp(join(tmpdir(), 'vigifuite-'))
  const environment: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    LANG: 'C.UTF-8',
    VIGIFUITE_OPRF_SEED_1: secret(32),
    VIGIFUITE_OPRF_CURRENT: '1',
    VIGIFUITE_ARGON2_SALT: secret(16),
    VIGIFUITE_SIGNING_KEY: secret(32),
    VIGIFUITE_DATA: join(folder, 'data'),
    HOST: '127.0.0.1',
    PORT: '0',
    ...more,
  }
  const commands: RunningCommand[] = []
  const start: Deployment['start'] = (args, extra = {}) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd: folder,
      env: { ...environment, ...extra },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const written = { stdout: '', stderr: '' }
    child.stdout.on('data', (text: Buffer) => {
      written.stdout += text
    })
    child.stderr.on('data', (text: Buffer) => {
      written.stderr += text
    })
    const result = once(child, 'close').then(([code]) => ({ code: code as number | null, ...written }))
    const command = { child, output: () => written.stdout + written.stderr, result }
    commands.push(command)
    return command
  }
  return {
    folder,
    environment,
    outputs: () => commands.map(command => command.output()).join('\n'),
    start,
    run: (args, extra) => start(args, extra).result,
    async serve(args = []) {
      const server = start(['serve', ...args])
      const url = await waitFor(server, () => /listens on (http:\/\/\S+)/.exec(server.output())?.[1])
      return {
        url,
        child: server.child,
        async stop() {
          if (server.child.exitCode === null && server.child.signalCode === null) server.child.kill('SIGTERM')
          await server.result
        },
      }
    },
    async remove() {
      for (const { child, result } of commands) {
        if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
        await result
      }
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** What `look` finds while a command runs. @throws when the command ends without it */
export async function waitFor<T>(command: RunningCommand, look: () => T | undefined): Promise<T> {
  let ended: CommandResult | undefined
  command.result.then(result => {
    ended = result
  })
  for (;;) {
    const found = look()
    if (found !== undefined) return found
    if (ended) throw new Error(`the command ended with ${ended.code}: ${ended.stderr || ended.stdout}`)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

/** The output of a command that must succeed. */
export async function succeeded(result: Promise<CommandResult>): Promise<string> {
  const { code, stdout, stderr } = await result
  if (code !== 0) throw new Error(`the command ended with ${code}: ${stderr || stdout}`)
  return stdout
}
