/** What a visit of a page brings over the network: the built files as they are, each gzipped by itself as a server sends it. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { AssetNames } from '../../src/site/assets.ts'
import { testSite } from '../site/test-site.ts'

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url))
/** As esbuild writes imports when it minifies. */
const AT_ONCE = /(?:\bfrom|\bimport)"(\.\/[^"]+)"/g
const ON_DEMAND = /\bimport\("(\.\/[^"]+)"\)/g

export const gzipBytes = (bytes: string | Uint8Array): number => gzipSync(bytes).length

/** The site that was built last. @throws when none was */
export async function siteWeight() {
  const names = JSON.parse(readFileSync(join(DIST, 'site.json'), 'utf8')) as AssetNames
  const site = await testSite({ demo: true })
  const read = (path: string) => readFileSync(join(DIST, 'site', path))
  const imported = (path: string, how: RegExp): string[] =>
    [...read(path).toString().matchAll(how)].map(([, name]) => `${dirname(path)}/${basename(name!)}`)

  /** A script and what it does not run without. */
  const atOnce = (path: string, found = new Set<string>()): Set<string> => {
    if (!found.has(path)) {
      found.add(path)
      for (const one of imported(path, AT_ONCE)) atOnce(one, found)
    }
    return found
  }
  const workerNamed = (name: string): string =>
    `/workers/${readdirSync(join(DIST, 'site/workers')).find(one => one.startsWith(`${name}-`))}`
  return {
    names,
    worker: workerNamed('check'),
    workerNamed,
    /** Bytes of files together, each counted once. */
    files: (paths: Iterable<string>): number =>
      [...new Set(paths)].reduce((sum, path) => sum + gzipBytes(read(path)), 0),
    atOnce,
    /** What each script that it loads later needs beside it. */
    onDemand: (path: string): Set<string>[] =>
      [...atOnce(path)].flatMap(one => imported(one, ON_DEMAND)).map(one => atOnce(one)),
    /** Bytes of what the server answers: a page with the demo's banner and examples, or a document made of the catalogue. */
    async answer(path: string): Promise<number> {
      const response = await site.get(path)
      if (!response.ok) throw new Error(`${path} answered ${response.status}`)
      return gzipBytes(new Uint8Array(await response.arrayBuffer()))
    },
  }
}
