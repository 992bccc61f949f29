/**
 * npm run budgets: what may be shipped to an edge or a browser, in bytes after gzip. Run after `npm run build`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { LANGUAGES, type Language } from '../src/site/language.ts'
import { PAGE_PATHS } from '../src/site/paths.ts'
import { bundleParts } from './support/parts.ts'
import { gzipBytes, siteWeight } from './support/site-weight.ts'

const WORKER = new URL('../dist/worker/', import.meta.url)
const KB = 1000

const workerFiles = readdirSync(WORKER).filter(name => /\.(?:js|wasm)$/.test(name))
const worker = workerFiles.reduce((sum, name) => sum + gzipBytes(readFileSync(new URL(name, WORKER))), 0)

const { files, neededBy } = await bundleParts('./browser/check-module.ts', import.meta.url)
const atOnce = neededBy('src/lookup/check.ts')
const sizeOf = (names: Iterable<string>): number =>
  [...names].reduce((sum, name) => sum + gzipBytes(files.get(name)!), 0)
const phone = [...neededBy('src/identifier/phone.ts')].filter(name => !atOnce.has(name))

const client = await bundleParts('../src/client/index.ts', import.meta.url)
const clientBytes = (...sources: string[]): number =>
  [...new Set(sources.flatMap(source => [...client.neededBy(source)]))].reduce(
    (sum, name) => sum + gzipBytes(client.files.get(name)!),
    0,
  )
const clientCore = 'src/client/client.ts'
const parsing = ['src/identifier/phone.ts', 'src/identifier/iban.ts']
const clientArgon2id = clientBytes(clientCore, 'src/protocol/argon2id-wasm.ts') - clientBytes(clientCore)

const site = await siteWeight()
const { scripts, styles, communes } = site.names
const mark = site.names.files['mark.svg']!
const largest = async (path: (language: Language) => string) =>
  Math.max(...(await Promise.all(LANGUAGES.map(language => site.answer(path(language))))))
const home =
  (await largest(language => PAGE_PATHS.home[language])) +
  site.files([styles.site!, mark, ...site.atOnce(scripts.home!)])
const answers =
  (await largest(language => `/data/incidents-${language}.json`)) +
  (await site.answer('/v1/parameters')) +
  (await site.answer('/v1/datasets'))
const largestKind = Math.max(
  ...site.onDemand(site.worker).map(needed => site.files([...site.atOnce(site.worker), ...needed])),
)
const others = Object.entries(scripts).filter(([name]) => name !== 'home')
const contributionWorker = site.workerNamed('contribution')
const contribution = [scripts.contribute!, contributionWorker, site.workerNamed('digest')].flatMap(path => [
  ...site.atOnce(path),
])
const workbooks = site.onDemand(contributionWorker).flatMap(needed => [...needed])

const rows = [
  { what: 'the Worker, with libsodium', bytes: worker, limit: 400 * KB },
  { what: 'the private check of an e-mail address in a browser, with Argon2id', bytes: sizeOf(atOnce), limit: 44 * KB },
  { what: 'what a phone number adds to it', bytes: sizeOf(phone), limit: 32 * KB },
  { what: 'the client for programs', bytes: clientBytes(clientCore), limit: 40 * KB },
  { what: 'the same with phone numbers and IBANs', bytes: clientBytes(clientCore, ...parsing), limit: 75 * KB },
  { what: 'what Argon2id adds to it where none is brought along', bytes: clientArgon2id, limit: 12 * KB },
  { what: 'the check page before the button is pressed', bytes: home, limit: 60 * KB },
  {
    what: 'the check page in all, for the kind that needs most, with all incidents',
    bytes: home + largestKind + answers,
    limit: 150 * KB,
  },
  { what: 'the style sheet', bytes: site.files([styles.site!]), limit: 8 * KB },
  ...others.map(([name, path]) => ({
    what: `all scripts of the page ${name}`,
    bytes: site.files([...site.atOnce(path), ...site.onDemand(path).flatMap(needed => [...needed])]),
    limit: 30 * KB,
  })),
  { what: 'filling a list at the desk, with its workers', bytes: site.files(contribution), limit: 150 * KB },
  { what: 'what an Excel workbook adds to it', bytes: site.files(workbooks), limit: 60 * KB },
  { what: 'the list of communes', bytes: site.files([communes]), limit: 230 * KB },
]
let exceeded = 0
for (const { what, bytes, limit } of rows) {
  const verdict = bytes <= limit ? 'within' : 'OVER'
  if (bytes > limit) exceeded++
  process.stdout.write(`${what}: ${(bytes / KB).toFixed(0)} KB gzip, ${verdict} ${limit / KB} KB\n`)
}
process.exitCode = exceeded > 0 ? 1 : 0
