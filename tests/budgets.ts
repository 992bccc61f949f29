/**
 * npm run budgets: what may be shipped to an edge or a browser, in bytes after gzip. Run after `npm run build`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { bundle } from './support/chromium.ts'

const WORKER = new URL('../dist/worker/', import.meta.url)
const KB = 1000

const workerFiles = readdirSync(WORKER).filter(name => /\.(?:js|wasm)$/.test(name))
const worker = workerFiles.reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, WORKER))).length, 0)
const check = gzipSync(await bundle('../src/lookup/check.ts', import.meta.url)).length
const rows = [
  { what: 'the Worker, with libsodium', bytes: worker, limit: 400 * KB },
  { what: 'the private check in a browser, with all four kinds', bytes: check, limit: 150 * KB },
]
let exceeded = 0
for (const { what, bytes, limit } of rows) {
  const verdict = bytes <= limit ? 'within' : 'OVER'
  if (bytes > limit) exceeded++
  process.stdout.write(`${what}: ${(bytes / KB).toFixed(0)} KB gzip, ${verdict} ${limit / KB} KB\n`)
}
process.exitCode = exceeded > 0 ? 1 : 0
