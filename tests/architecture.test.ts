import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** Who may import whom, as docs/architecture.md says: folders of src, or single files, beside a folder's own. */
const RULES: Readonly<Record<string, readonly string[]>> = {
  identifier: [],
  protocol: ['identifier'],
  filter: ['identifier', 'protocol'],
  incident: ['identifier', 'protocol/bytes.ts'],
  contribution: ['identifier', 'protocol'],
  store: [],
  publication: ['identifier', 'protocol', 'filter', 'incident', 'store/object-store.ts'],
  lookup: ['identifier', 'protocol', 'filter', 'incident', 'publication/read.ts'],
  database: ['identifier', 'protocol', 'incident'],
  audit: ['identifier', 'protocol', 'database'],
  partner: ['identifier', 'protocol', 'database', 'audit', 'publication'],
  intake: [
    'identifier',
    'protocol',
    'incident',
    'publication',
    'database',
    'audit',
    'partner',
    'store/object-store.ts',
  ],
  http: ['identifier', 'protocol', 'incident', 'lookup', 'publication', 'intake', 'partner'],
}
/** Composition roots: they import anything, and nobody imports them. */
const ROOTS = ['cli', 'runtime']
/** Run unchanged in browsers, in workerd and on Node. */
const PURE = ['identifier', 'protocol', 'filter', 'incident', 'contribution', 'lookup', 'publication', 'http']
const DRIVERS = /^(?:postgres|@electric-sql\/pglite|kysely-postgres-js|aws4fetch)/
/** Generators, which run on a developer's machine only. */
const GENERATORS = ['protocol/extract-wasm.ts']
const MAX_LINES = 300

const root = fileURLToPath(new URL('../src/', import.meta.url))
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(name => /\.tsx?$/.test(name) && !name.endsWith('.d.ts') && !GENERATORS.includes(name))
  .sort()
const sources = new Map(files.map(name => [name, readFileSync(join(root, name), 'utf8')]))

/** What a file imports: paths below src for our own, names for packages. */
function importsOf(name: string): { ours: string[]; packages: string[] } {
  const specifiers = [...sources.get(name)!.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(match => match[1]!)
  const own = specifiers.filter(one => one.startsWith('.'))
  return {
    ours: own.map(one => relative(root, join(root, dirname(name), one))),
    packages: specifiers.filter(one => !one.startsWith('.')),
  }
}

test('every folder has a rule', () => {
  const folders = new Set(files.map(name => name.split('/')[0]!))
  expect([...folders].filter(folder => !(folder in RULES) && !ROOTS.includes(folder))).toEqual([])
})

test.each(Object.entries(RULES))('%s imports only what it may', (folder, ours) => {
  const broken: string[] = []
  for (const name of files.filter(one => one.startsWith(`${folder}/`))) {
    const imports = importsOf(name)
    for (const target of imports.ours) {
      const allowed =
        target.startsWith(`${folder}/`) || ours.some(one => target === one || target.startsWith(`${one}/`))
      if (!allowed) broken.push(`${name} imports ${target}`)
    }
    for (const target of imports.packages) {
      const pure = PURE.includes(folder) && target.startsWith('node:')
      const driver = DRIVERS.test(target) && !['database', 'store'].includes(folder)
      const web = target.startsWith('hono') && folder !== 'http'
      const sql = target === 'kysely' && !['database', 'intake', 'partner', 'audit'].includes(folder)
      if (pure || driver || web || sql) broken.push(`${name} imports ${target}`)
    }
  }
  expect(broken).toEqual([])
})

test('configuration is read in one place', () => {
  const readers = files.filter(name => sources.get(name)!.includes('process.env') && !name.startsWith('cli/'))
  expect(readers).toEqual([])
})

test('no file is longer than 300 lines without a reason at its top', () => {
  const long = files.filter(name => {
    const text = sources.get(name)!
    return text.split('\n').length > MAX_LINES && !/^\/\*\*[\s\S]*?Long because/.test(text)
  })
  expect(long).toEqual([])
})
