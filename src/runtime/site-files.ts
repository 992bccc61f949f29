import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CommuneDirectory } from '../http/services.ts'
import type { AssetNames, ReadSiteFile, SiteFile } from '../site/assets.ts'
import { createCommuneDirectory } from '../site/communes.ts'

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url))

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
}

/** What `npm run site` built, read into memory: some 3 MB. @throws when it was not built */
export async function loadSiteFiles(): Promise<{ names: AssetNames; read: ReadSiteFile; communes: CommuneDirectory }> {
  const names = await readFile(join(DIST, 'site.json'), 'utf8').catch(() => {
    throw new Error('The pages are not built: run `npm run site` once, then start again.')
  })
  const files = new Map<string, SiteFile>()
  for (const folder of ['assets', 'workers', 'communes']) {
    for (const name of await readdir(join(DIST, 'site', folder)).catch(() => [])) {
      const contentType = CONTENT_TYPES[extname(name)] ?? 'application/octet-stream'
      files.set(`/${folder}/${name}`, { bytes: await readFile(join(DIST, 'site', folder, name)), contentType })
    }
  }
  return {
    names: JSON.parse(names) as AssetNames,
    read: async path => files.get(path) ?? null,
    communes: createCommuneDirectory(async department => {
      const file = files.get(`/communes/${department}.json`)
      return file ? new TextDecoder().decode(file.bytes) : null
    }),
  }
}
