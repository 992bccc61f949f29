/**
 * npm run site: scripts, styles, pictures, the list of communes and the description of the API, with their hashes in their names, into dist/site; what is called
 * how, into dist/site.json. Takes about a second; `npm start`, the tests and the Worker's build run it first.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Metafile } from 'esbuild'
import { openApiDocument } from '../http/openapi/document.ts'
import { OPERATIONS } from '../http/openapi/operations.ts'
import type { AssetNames } from '../site/assets.ts'
import { ASSET_HEADERS, TRUSTED_TYPES_POLICY } from '../site/headers.ts'
import type { Language } from '../site/language.ts'
import { referenceHtml } from '../site/reference/reference.ts'
import { communeList, communesByDepartment } from './communes.ts'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const DIST = '../../dist/'
/** Built here and moved in its place when it is whole, because a second build may be under way. */
const SITE = `${DIST}site-${process.pid}/`

/**
 * Web Workers, each bundled by itself, so that none waits for a part that it shares with another, and in this order: the contribution's
 * knows the address of the digests'.
 */
const WORKERS = ['check', 'digest', 'contribution']

const ENTRIES = '../browser/entries/'
/** Scripts of the public pages share parts among themselves; what the desk shares with them would only cut those into more. */
const PAGES = /^(?:home|concerned|plan|watch)\.ts$/

const scriptsIn = (folder: string): string[] => readdirSync(at(folder)).filter(name => /\.(?:ts|css)$/.test(name))

/** Builds everything afresh. @throws when a script does not compile */
export async function buildSite(): Promise<void> {
  mkdirSync(at(`${SITE}assets/`), { recursive: true })
  mkdirSync(at(`${SITE}communes/`), { recursive: true })

  for (const [department, names] of communesByDepartment()) {
    writeFileSync(at(`${SITE}communes/${department}.json`), JSON.stringify(names))
  }
  const communes = hashed('communes.txt', Buffer.from(communeList()))
  const openapi = hashed('openapi.json', Buffer.from(JSON.stringify(documentIn('en'))))
  // Part of a page, and never a page by itself: as plain text nobody renders it.
  const referenceIn = async (language: Language) =>
    hashed(`reference-${language}.txt`, Buffer.from(await referenceHtml(documentIn(language), language)))
  const reference = { fr: await referenceIn('fr'), en: await referenceIn('en') }
  const files = Object.fromEntries(
    readdirSync(at('../site/files/')).map(name => [name, hashed(name, readFileSync(at(`../site/files/${name}`)))]),
  )
  const workers: Record<string, string> = {}
  for (const name of WORKERS) {
    const define = { DIGEST_WORKER: JSON.stringify(workers.digest ?? '') }
    Object.assign(workers, await bundled('../browser/workers/', 'workers', define, [`${name}.ts`]))
  }
  const define = {
    CHECK_WORKER: JSON.stringify(workers.check ?? ''),
    CONTRIBUTION_WORKER: JSON.stringify(workers.contribution ?? ''),
    COMMUNES: JSON.stringify(communes),
    TRUSTED_TYPES_POLICY: JSON.stringify(TRUSTED_TYPES_POLICY),
  }
  const entries = scriptsIn(ENTRIES)
  const ofPages = (name: string): boolean => PAGES.test(name)
  const scripts = {
    ...(await bundled(ENTRIES, 'assets', define, entries.filter(ofPages))),
    ...(await bundled(
      ENTRIES,
      'assets',
      define,
      entries.filter(name => !ofPages(name)),
    )),
  }
  const styles = await bundled('../site/styles/', 'assets', {})
  const names: AssetNames = { scripts, styles, files, communes, openapi, reference }
  writeFileSync(at(`${SITE}_headers`), headersFile())
  moveInPlace()
  writeFileSync(at(`${DIST}site.json`), JSON.stringify(names))
}

const documentIn = (language: Language) =>
  openApiDocument(OPERATIONS, { version: JSON.parse(readFileSync(at('../../package.json'), 'utf8')).version, language })

/** Replaces the site; another build may put its own there at the same moment. @throws when that goes on */
function moveInPlace(): void {
  for (let attempt = 1; ; attempt++) {
    rmSync(at(`${DIST}site`), { recursive: true, force: true })
    try {
      renameSync(at(SITE), at(`${DIST}site`))
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY' || attempt === 10) throw error
    }
  }
}

/** Writes a file under a name with its hash. @returns its path on the site */
function hashed(name: string, bytes: Uint8Array): string {
  const extension = extname(name)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
  const path = `assets/${basename(name, extension)}-${hash}${extension}`
  writeFileSync(at(SITE + path), bytes)
  return `/${path}`
}

/** Bundles every file of a folder, or some of them, with shared parts. @returns the path on the site for each, by its name without extension */
async function bundled(
  folder: string,
  target: 'assets' | 'workers',
  define: Record<string, string>,
  entries: readonly string[] = scriptsIn(folder),
): Promise<Record<string, string>> {
  if (entries.length === 0) return {}
  const { metafile } = await build({
    entryPoints: entries.map(name => at(folder + name)),
    outdir: at(SITE + target),
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: ['es2022', 'safari16.4'],
    minify: true,
    metafile: true,
    define,
    logLevel: 'error',
  })
  return Object.fromEntries(
    entries.map(name => [basename(name, extname(name)), outputOf(metafile, folder, name, target)]),
  )
}

function outputOf({ outputs }: Metafile, folder: string, name: string, target: string): string {
  const suffix = `${folder.replace('../', '')}${name}`
  const [path] = Object.entries(outputs).find(([, output]) => output.entryPoint?.endsWith(suffix))!
  return `/${target}/${basename(path)}`
}

/** What the edge's own file server sends with the files. */
function headersFile(): string {
  const lines = Object.entries(ASSET_HEADERS).map(([name, value]) => `  ${name}: ${value}`)
  return `/assets/*\n${lines.join('\n')}\n`
}

if (import.meta.filename === process.argv[1]) await buildSite()
