import { execFile } from 'node:child_process'
import { hash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Miniflare, type MiniflareOptions } from 'miniflare'
import { fromBase64Url, toBase64Url } from '../../src/protocol/bytes.ts'
import { deriveOprfKey, elementOfDigest } from '../../src/protocol/oprf-server.ts'
import { publish } from '../../src/publication/publish.ts'
import { DEMO_PARTNER_KEY, DEMO_SECRETS } from '../../src/runtime/demo-secrets.ts'
import { createR2Store } from '../../src/store/r2.ts'
import { createMemorySource } from '../support/memory-source.ts'
import { publishDependencies } from '../support/publication.ts'
import { ristretto255 } from '../support/ristretto255.ts'
import { type BenchContext, type Row, row } from './harness.ts'

const ENTRIES = 2000
const REQUESTS = 300
const ROOT = new URL('../../', import.meta.url)
/** Reads and answers JSON; the first time an object too, as whoever serves from a bucket must. */
const BARE = `let warm = false
export default { async fetch(request, env) {
  if (!warm) await env.OBJECTS.get('nothing')
  warm = true
  const { digests } = await request.json()
  return Response.json({ results: digests.map(() => ({ state: 'not-listed' })) })
} }`

type Modules = Record<string, { type: 'esm'; contents: string } | { type: 'wasm'; contents: Uint8Array }>

/** The Worker as it is deployed, in workerd on this machine, against one that does next to nothing. Linux only. */
export function rows(context: BenchContext): Row[] {
  const objects = { OBJECTS: { type: 'r2', name: 'objects' } }
  const bare = optionsOf({ 'worker.js': { type: 'esm', contents: BARE } }, { env: objects })
  let prepared: Promise<MiniflareOptions> | undefined
  const ours = () => {
    prepared ??= prepare()
    return prepared
  }

  /** Builds the Worker, and publishes a list in its bucket. */
  async function prepare(): Promise<MiniflareOptions> {
    const folder = await mkdtemp(join(tmpdir(), 'vigifuite-worker-'))
    context.defer(() => rm(folder, { recursive: true, force: true }))
    const wrangler = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js')
    const arguments_ = [wrangler, 'deploy', '--dry-run', '--outdir', folder]
    const environment = { ...process.env, WRANGLER_SEND_METRICS: 'false' }
    await promisify(execFile)(process.execPath, arguments_, { cwd: ROOT, env: environment })
    const binaries = (await readdir(folder)).filter(name => name.endsWith('.wasm'))
    const modules: Modules = {
      'worker.js': { type: 'esm', contents: await readFile(join(folder, 'worker.js'), 'utf8') },
    }
    for (const name of binaries) modules[name] = { type: 'wasm', contents: await readFile(join(folder, name)) }
    const options = optionsOf(modules, {
      persist: join(folder, 'r2'),
      env: {
        VIGIFUITE_DEMO: { type: 'text', value: '1' },
        ...objects,
        ASSETS: { type: 'fetcher', handler: () => new Response(null, { status: 404 }) },
      },
    })
    const worker = new Miniflare(options)
    const bucket = (await worker.getR2Bucket('OBJECTS')) as unknown as Parameters<typeof createR2Store>[0]
    await publish(publishDependencies(createR2Store(bucket), source()))
    await worker.dispose()
    return options
  }

  function source() {
    const group = ristretto255()
    const key = deriveOprfKey(group, fromBase64Url(DEMO_SECRETS.VIGIFUITE_OPRF_SEED_1)!, 'email', 1, true)
    const given = createMemorySource()
    const elements = Array.from({ length: ENTRIES }, () => elementOfDigest(group, key, context.random(32)))
    given.addDataSet(1, 'email', elements)
    given.keys = async () => [
      {
        id: 'bench',
        partner: 'bench',
        environment: 'test',
        hash: toBase64Url(hash('sha256', DEMO_PARTNER_KEY, 'buffer')),
        scopes: ['lookup'],
        expiresAt: null,
        addresses: [],
        limits: { lookup: null, bulk: null },
      },
    ]
    return given
  }

  const ask = async (worker: Miniflare): Promise<void> => {
    const response = await worker.dispatchFetch('https://vigifuite.example/v1/lookups', {
      method: 'POST',
      headers: { authorization: `Bearer ${DEMO_PARTNER_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'email', digests: [toBase64Url(context.random(32))] }),
    })
    const text = await response.text()
    if (response.status !== 200 || !text.includes('not-listed')) throw new Error(`a lookup failed: ${response.status}`)
  }

  /** Milliseconds of CPU that workerd takes for a request, once it is warm. */
  const cpu = async (options: MiniflareOptions): Promise<number> => {
    const others = await workerdProcesses()
    const worker = new Miniflare(options)
    try {
      for (let index = 0; index < REQUESTS / 3; index++) await ask(worker)
      const own = (await workerdProcesses()).filter(pid => !others.includes(pid))
      const before = await cpuMilliseconds(own)
      for (let index = 0; index < REQUESTS; index++) await ask(worker)
      return ((await cpuMilliseconds(own)) - before) / REQUESTS
    } finally {
      await worker.dispose()
    }
  }

  /** Milliseconds from the start of workerd to its first answer. */
  const coldStart = async (options: MiniflareOptions): Promise<number> => {
    const started = performance.now()
    const worker = new Miniflare(options)
    try {
      await ask(worker)
      return performance.now() - started
    } finally {
      await worker.dispose()
    }
  }

  return [
    row({
      what: 'Worker: CPU for a lookup of one digest',
      against: 'a bare Worker that reads and answers JSON',
      atMost: 3,
      unit: 'ms',
      rounds: 2,
      prepare: async () => void (await ours()),
      measure: async () => cpu(await ours()),
      reference: () => cpu(bare),
    }),
    row({
      what: 'Worker: from a cold start to the first lookup',
      against: 'a bare Worker that reads and answers JSON',
      atMost: 3,
      unit: 'ms',
      rounds: 3,
      prepare: async () => void (await ours()),
      measure: async () => coldStart(await ours()),
      reference: () => coldStart(bare),
    }),
  ]
}

/** Miniflare's options for one Worker; `worker.js` is its first module. */
function optionsOf(modules: Modules, { env = {}, persist = '' }: { env?: object; persist?: string } = {}) {
  const config = {
    name: 'bench',
    compatibilityDate: '2026-11-01',
    compatibilityFlags: ['nodejs_compat'],
    manifest: { mainModule: 'worker.js', modulesRoot: fileURLToPath(ROOT), modules },
    env,
    exports: {},
  }
  return {
    workers: [{ config, dev: { rootPath: fileURLToPath(ROOT) } }],
    // Its log lines are not ours to read.
    handleStructuredLogs: () => undefined,
    ...(persist !== '' && { resourcePersistencePath: persist }),
  } as MiniflareOptions
}

/** Ids of the workerd processes that this process started. */
async function workerdProcesses(): Promise<number[]> {
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name)).map(Number)
  const stats = await Promise.all(pids.map(async pid => ({ pid, fields: await statOf(pid) })))
  return stats.filter(({ fields }) => fields?.name === 'workerd' && fields.parent === process.pid).map(({ pid }) => pid)
}

/** Milliseconds that processes have computed so far; Linux counts hundredths of a second. */
async function cpuMilliseconds(pids: readonly number[]): Promise<number> {
  if (pids.length === 0) throw new Error('workerd was not found')
  const stats = await Promise.all(pids.map(statOf))
  return stats.reduce((sum, stat) => sum + 10 * (stat?.ticks ?? 0), 0)
}

/** proc(5), /proc/pid/stat: the name stands in parentheses; then state, parent …, and as 14th and 15th user and system time. */
async function statOf(pid: number): Promise<{ name: string; parent: number; ticks: number } | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  const match = text && /^\d+ \((.*)\) (.*)$/s.exec(text)
  if (!match) return null
  const fields = match[2]!.split(' ')
  return { name: match[1]!, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }
}
