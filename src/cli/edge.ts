import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { openDatabase } from '../database/connect.ts'
import { createR2Store } from '../store/r2.ts'
import { prepareDemo } from './serve.ts'
import { configured } from './write-side.ts'

/** `vigifuite edge`: the read side as a Worker on this machine, its simulated R2 filled with the demo's publication. */
export function registerEdge(program: Command): void {
  program
    .command('edge')
    .description('run the read side in workerd on this machine, with a simulated R2 that holds the demo')
    .option('--port <number>', 'where it listens', '8788')
    .action(async ({ port }: { port: string }) => {
      await fillBucket()
      const wrangler = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js')
      const child = spawn(
        process.execPath,
        [wrangler, 'dev', '--local', '--ip', '127.0.0.1', '--port', port, '--var', 'VIGIFUITE_DEMO:1'],
        { stdio: 'inherit', env: { ...process.env, WRANGLER_SEND_METRICS: 'false' } },
      )
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill(signal))
      const [code] = (await once(child, 'exit')) as [number | null]
      process.exitCode = code ?? 0
    })
}

async function fillBucket(): Promise<void> {
  // Loaded here: it is a development dependency, and no other command needs it.
  const { getPlatformProxy } = await import('wrangler')
  const platform = await getPlatformProxy<{ OBJECTS: Parameters<typeof createR2Store>[0] }>()
  const database = await openDatabase('memory')
  try {
    await prepareDemo(configured({ demo: true }), database, createR2Store(platform.env.OBJECTS))
  } finally {
    await database.close()
    await platform.dispose()
  }
}
