import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** What a folder of src, or a single file with stricter rules than its folder's, may import. A name stands for all below it. */
interface Rule {
  /** Folders or files of src, beside the folder's own. */
  readonly ours: readonly string[]
  /** Packages; `node:` for all that Node brings. */
  readonly packages: readonly string[]
  /** Packages of which it may import types, and nothing that runs. */
  readonly types?: readonly string[]
}

const NOUNS = ['identifier', 'protocol', 'filter', 'incident'] as const
const USE_CASES = [...NOUNS, 'publication', 'lookup', 'intake', 'officer', 'partner', 'audit'] as const
const CLIENT_SIDE = ['identifier', 'protocol', 'contribution', 'incident', 'lookup/check.ts', 'publication/manifest.ts']
const WRITE_SIDE = [...NOUNS, 'publication', 'database', 'store/object-store.ts']

/** Who may import whom, as docs/architecture.md says. A new folder, or a new package in one, begins with a line here. */
const RULES: Readonly<Record<string, Rule>> = {
  identifier: { ours: [], packages: ['libphonenumber-js', 'ibantools'] },
  protocol: { ours: ['identifier'], packages: ['@noble/curves', '@noble/hashes', 'hash-wasm', 'zod/mini'] },
  filter: { ours: ['identifier', 'protocol'], packages: ['bloom-filters'] },
  incident: { ours: ['identifier', 'protocol/bytes.ts'], packages: ['zod'] },
  contribution: {
    ours: ['identifier', 'protocol'],
    packages: ['@noble/curves', '@noble/hashes', 'csv-parse', 'zod/mini'],
  },
  store: { ours: [], packages: ['aws4fetch', 'node:'] },
  publication: { ours: [...NOUNS, 'store/object-store.ts'], packages: ['zod'] },
  'publication/manifest.ts': { ours: NOUNS, packages: ['zod'] },
  lookup: { ours: [...NOUNS, 'publication/read.ts'], packages: ['@noble/hashes', 'zod/mini'] },
  'lookup/check.ts': { ours: ['identifier', 'protocol'], packages: [] },
  database: { ours: ['identifier', 'protocol', 'incident'], packages: ['kysely', 'node:'], types: ['postgres'] },
  'database/connect.ts': {
    ours: [],
    packages: ['kysely', 'node:', 'postgres', 'kysely-postgres-js', '@electric-sql/pglite'],
  },
  audit: { ours: WRITE_SIDE, packages: ['kysely', 'node:', 'zod'] },
  // Whether an officer may do it is settled in the act's own transaction, as at the desk.
  partner: {
    ours: [
      ...WRITE_SIDE,
      'audit',
      'officer/authorise.ts',
      'officer/dependencies.ts',
      'officer/officer-error.ts',
      'officer/shown-name.ts',
    ],
    packages: ['kysely', 'node:', 'zod'],
  },
  'partner/webhooks/public-address.ts': { ours: [], packages: ['ipaddr.js'] },
  'partner/address-blocks.ts': { ours: [], packages: ['ipaddr.js'] },
  officer: { ours: [...WRITE_SIDE, 'audit', 'intake'], packages: ['kysely', 'node:', 'zod'] },
  'officer/clock-calendar.ts': { ours: ['incident'], packages: ['ical-generator'] },
  'officer/register': { ours: ['identifier', 'incident'], packages: ['zod'] },
  intake: { ours: [...WRITE_SIDE, 'audit', 'partner'], packages: ['kysely', 'node:', 'zod'] },
  http: { ours: USE_CASES, packages: ['hono', 'zod'] },
  'http/address-allowed.ts': { ours: [], packages: ['ipaddr.js'] },
  'http/find-partner-key.ts': { ours: ['protocol/bytes.ts', 'publication'], packages: ['@noble/hashes'] },
  site: { ours: [...USE_CASES, 'http'], packages: ['hono', 'zod', 'd3-scale'] },
  desk: { ours: [...USE_CASES, 'database', 'http', 'site'], packages: ['hono', 'kysely', 'zod'] },
  'desk/parts/qr-code.ts': { ours: ['site'], packages: ['hono', 'uqr'] },
  'site/messages': {
    ours: [
      'identifier',
      'incident',
      'contribution/contribution-error.ts',
      'contribution/row-ranges.ts',
      'site/language.ts',
      'site/paths.ts',
      'site/format.ts',
    ],
    packages: [],
  },
  browser: {
    ours: [...CLIENT_SIDE, 'site/messages', 'site/cards.ts', 'site/language.ts', 'site/format.ts', 'site/paths.ts'],
    packages: ['ical-generator', 'fflate', 'read-excel-file', '@simplewebauthn/browser'],
  },
  client: {
    ours: [
      ...CLIENT_SIDE,
      'lookup/check-many.ts',
      'lookup/check-result.ts',
      'lookup/connection.ts',
      'lookup/sleep.ts',
      'lookup/wire.ts',
    ],
    packages: ['zod/mini'],
  },
}
/** Composition roots: they import anything, and nobody else imports them. */
const ROOTS = ['cli', 'runtime']
/** Run unchanged in browsers, in workerd and on Node: no globals of one of them. */
const PURE = [...NOUNS, 'contribution', 'publication', 'lookup', 'client']
const GLOBALS =
  /\b(?:process|Buffer|require)\s*[.(]|\b(?:localStorage|sessionStorage|indexedDB|navigator|XMLHttpRequest|HTML\w*Element|__dirname)\b|\b(?:window|document)\.(?:location|cookie|body|addEventListener|querySelector|createElement|getElementById)\b/
/** Starting points, and what nothing that they reach may be, however many imports away. */
const OUT_OF_REACH: Readonly<Record<string, RegExp>> = {
  'runtime/worker.ts':
    /^(?:database\/|http\/openapi\/|site\/reference\/reference|cli\/|store\/(?:files|s3)|node:|kysely|postgres|@electric-sql|argon2$)/,
  'lookup/lookup.ts': /^(?:database\/|node:|kysely|hono)/,
  'lookup/check.ts':
    /^(?:database\/|publication\/|store\/|filter\/|incident\/|identifier\/canonical\.ts$|node:|hono|zod$)/,
  'contribution/contribute.ts': /^(?:database\/|publication\/|store\/|filter\/|node:|hono|zod$)/,
  'client/index.ts':
    /^(?:database\/|publication\/|store\/|filter\/|incident\/|http\/|identifier\/canonical\.ts$|node:|hono|zod$)/,
}
/** Generators, which run on a developer's machine only. */
const GENERATORS = ['protocol/extract-wasm.ts']
const MAX_LINES = 300

const root = fileURLToPath(new URL('../src/', import.meta.url))
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts') && !GENERATORS.includes(name))
  .sort()
const sources = new Map(files.map(name => [name, readFileSync(join(root, name), 'utf8')]))

/** What a file imports: paths below src for our own, names for packages; without what only its types need, if asked. */
function importsOf(name: string, valuesOnly = false): { ours: string[]; packages: string[] } {
  const statements = /^(?:import|export)( type)?\b[^'"]*?\bfrom '([^']+)'|\bimport\s*\(?\s*'([^']+)'/gm
  const found = [...(sources.get(name)?.matchAll(statements) ?? [])].filter(match => !(valuesOnly && match[1]))
  const specifiers = found.map(match => (match[2] ?? match[3])!)
  const [own, packages] = [true, false].map(wanted => specifiers.filter(one => one.startsWith('.') === wanted))
  return { ours: own!.map(one => relative(root, join(root, dirname(name), one))), packages: packages! }
}

const within = (target: string, allowed: readonly string[]): boolean =>
  allowed.some(one => target === one || target.startsWith(one === 'node:' ? one : `${one}/`))

/** Everything that a file reaches when it runs. */
function reachedFrom(start: string): Set<string> {
  const reached = new Set<string>()
  const pending = [start]
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (reached.has(name)) continue
    reached.add(name)
    const { ours, packages } = importsOf(name, true)
    pending.push(...ours)
    for (const one of packages) reached.add(one)
  }
  return reached
}

/** The strictest rule that a file falls under: its own, its folder's, or that of a folder above. */
const ruleOf = (name: string): string | undefined =>
  Object.keys(RULES)
    .filter(place => within(name, [place]))
    .sort((a, b) => b.length - a.length)[0]

test('every folder has a rule', () => {
  const folders = new Set(files.map(name => name.split('/')[0]!))
  expect([...folders].filter(folder => !(folder in RULES) && !ROOTS.includes(folder))).toEqual([])
})

test.each(Object.entries(RULES))('%s imports only what it may', (place, { ours, packages, types = [] }) => {
  const folder = place.split('/')[0]!
  const covered = files.filter(name => ruleOf(name) === place)
  if (place.includes('/')) expect(covered).not.toEqual([])
  const broken = covered.flatMap(name => {
    const imports = importsOf(name)
    const running = new Set(importsOf(name, true).packages)
    const wrong = [
      ...imports.ours.filter(target => !within(target, [folder, ...ours])),
      ...imports.packages.filter(one => !within(one, packages) && (running.has(one) || !within(one, types))),
    ]
    return wrong.map(target => `${name} imports ${target}`)
  })
  expect(broken).toEqual([])
})

test.each(Object.entries(OUT_OF_REACH))('%s reaches nothing that it must not', (start, forbidden) => {
  const reached = reachedFrom(start)
  expect(reached.size).toBeGreaterThan(5)
  expect([...reached].filter(target => forbidden.test(target))).toEqual([])
})

test('what runs everywhere uses no global of one place', () => {
  const code = (name: string) => sources.get(name)!.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
  const broken = files.filter(name => PURE.includes(name.split('/')[0]!) && GLOBALS.test(code(name)))
  expect(broken).toEqual([])
})

test('configuration is read in one place', () => {
  const readers = files.filter(name => sources.get(name)!.includes('process.env'))
  expect(readers.filter(name => name !== 'runtime/config.ts' && !name.startsWith('cli/'))).toEqual([])
})

test('no file is longer than 300 lines without a reason at its top', () => {
  const long = files.filter(name => {
    const text = sources.get(name)!
    return text.split('\n').length > MAX_LINES && !/^\/\*\*[\s\S]*?Long because/.test(text)
  })
  expect(long).toEqual([])
})

test('zod comes in as a namespace: its named export brings the messages of all languages along, 80 KB of them', () => {
  expect(files.filter(name => /import \{[^}]*\bz\b[^}]*\} from 'zod/.test(sources.get(name)!))).toEqual([])
})
