/**
 * npm run bench -- [--scale 10m] [--only NAME] [--strict]
 *
 * `--only` takes a module's name (`filter`) or a part of a row's text (`insert`); `--strict` exits with 1 when a bound
 * is missed or a row fails. The modules are the other files of this folder that export `rows`.
 */
import { readdir } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type BenchContext, createContext, type Row, type RowResult, run } from './harness.ts'
import { createReport, toMarkdown, writeReport } from './report.ts'

const NOT_MODULES = new Set(['api-server.ts', 'harness.ts', 'page-observer.ts', 'report.ts', 'run.ts'])
const DEFAULT_BUDGET_SECONDS = 180

interface BenchModule {
  readonly rows?: (context: BenchContext) => Promise<readonly Row[]> | readonly Row[]
}

/** `10m`, `200k` or a plain number. Throws on anything else. */
function parseScale(text: string): number {
  const match = /^([1-9][0-9]{0,9})([km]?)$/.exec(text)
  if (!match) throw new Error('--scale takes a number such as 200k or 10m')
  return Number(match[1]) * { '': 1, k: 1_000, m: 1_000_000 }[match[2] as '' | 'k' | 'm']
}

const { values: options } = parseArgs({
  options: {
    scale: { type: 'string', default: '200k' },
    only: { type: 'string' },
    strict: { type: 'boolean', default: false },
  },
})
const entries = parseScale(options.scale)
const started = performance.now()
const results: RowResult[] = []
const failures: { what: string; message: string }[] = []
const print = (line: string) => process.stderr.write(`${line}\n`)

async function attempt(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    failures.push({ what, message })
    print(`${what}: failed: ${message}`)
  }
}

const files = (await readdir(new URL('.', import.meta.url))).filter(
  file => file.endsWith('.ts') && !file.endsWith('.test.ts') && !NOT_MODULES.has(file),
)
const names = files.map(file => file.slice(0, -'.ts'.length)).sort()
const asked = options.only
for (const name of asked !== undefined && names.includes(asked) ? [asked] : names) {
  const { context, cleanUp } = createContext(entries)
  await attempt(name, async () => {
    const module: BenchModule = await import(`./${name}.ts`)
    for (const row of (await module.rows?.(context)) ?? []) {
      if (asked !== undefined && asked !== name && !row.what.includes(asked)) continue
      await attempt(row.what, async () => {
        const result = await run(row)
        results.push(result)
        const verdict = result.met ? 'met' : 'MISSED'
        print(
          `${row.what}: ${result.ratio.toPrecision(3)} (${result.bound}) ${verdict}, ${result.seconds.toFixed(1)} s`,
        )
      })
    }
  })
  await attempt(`${name}, clean-up`, cleanUp)
}

const seconds = (performance.now() - started) / 1000
const report = createReport({ entries, seconds, rows: results, failures })
await writeReport(new URL('../../', import.meta.url), report)
process.stdout.write(`\n${toMarkdown(report)}`)
if (options.scale === '200k' && seconds > DEFAULT_BUDGET_SECONDS) {
  print(`the default run took ${Math.round(seconds)} s; ${DEFAULT_BUDGET_SECONDS} s are meant`)
}
if (results.length + failures.length === 0) throw new Error('no row has that name')
if (options.strict && (failures.length > 0 || results.some(result => !result.met))) process.exitCode = 1
