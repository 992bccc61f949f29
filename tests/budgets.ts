/**
 * npm run budgets: what may be shipped to an edge or a browser, in bytes after gzip. Run after `npm run build`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { bundleParts } from './support/parts.ts'

const WORKER = new URL('../dist/worker/', import.meta.url)
const KB = 1000

const workerFiles = readdirSync(WORKER).filter(name => /\.(?:js|wasm)$/.test(name))
const worker = workerFiles.reduce((sum, name) => sum + gzipSync(readFileSync(new URL(name, WORKER))).length, 0)

const { files, neededBy } = await bundleParts('./browser/check-module.ts', import.meta.url)
const atOnce = neededBy('src/lookup/check.ts')
const sizeOf = (names: Iterable<string>): number =>
  [...names].reduce((sum, name) => sum + gzipSync(files.get(name)!).length, 0)
const phone = [...neededBy('src/identifier/phone.ts')].filter(name => !atOnce.has(name))

const rows = [
  { what: 'the Worker, with libsodium', bytes: worker, limit: 400 * KB },
  { what: 'the private check of an e-mail address in a browser, with Argon2id', bytes: sizeOf(atOnce), limit: 42 * KB },
  { what: 'what a phone number adds to it', bytes: sizeOf(phone), limit: 32 * KB },
]
let exceeded = 0
for (const { what, bytes, limit } of rows) {
  const verdict = bytes <= limit ? 'within' : 'OVER'
  if (bytes > limit) exceeded++
  process.stdout.write(`${what}: ${(bytes / KB).toFixed(0)} KB gzip, ${verdict} ${limit / KB} KB\n`)
}
process.exitCode = exceeded > 0 ? 1 : 0
