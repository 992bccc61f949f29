/** What the check page weighs on the way to a phone, in bytes after gzip. */
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { loadSiteFiles } from '../../src/runtime/site-files.ts'
import { LANGUAGES } from '../../src/site/language.ts'
import { PAGE_PATHS } from '../../src/site/paths.ts'
import { testSite } from './test-site.ts'

const KB = 1000
const { get } = await testSite({ demo: true })
const { names } = await loadSiteFiles()

const body = async (path: string): Promise<string> => (await get(path)).text()
const weight = async (paths: Iterable<string>): Promise<number> => {
  const sizes = [...paths].map(async path => gzipSync(await body(path)).length)
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

/** A script and what it imports at once, with the parts that it may fetch later on the side. */
async function graphOf(path: string): Promise<{ atOnce: Set<string>; later: Set<string> }> {
  const atOnce = new Set<string>()
  const later = new Set<string>()
  const pending = [path]
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (atOnce.has(name)) continue
    atOnce.add(name)
    const text = await body(name)
    const folder = name.slice(0, name.lastIndexOf('/') + 1)
    for (const [, dynamic, part] of text.matchAll(/(?:\bfrom|\bimport)\s*(\()?\s*"\.\/([\w-]+\.js)"/g)) {
      if (dynamic) later.add(folder + part)
      else pending.push(folder + part)
    }
  }
  return { atOnce, later }
}

/** The worker's script, by the address that the build put into the page's. */
async function workerPath(scripts: Iterable<string>): Promise<string> {
  for (const path of scripts) {
    const found = /\/workers\/check-\w+\.js/.exec(await body(path))?.[0]
    if (found) return found
  }
  throw new Error('the page has no worker')
}

test.each(LANGUAGES)(
  'the check page (%s): at most 60 KB before the button is pressed, 150 KB with any check',
  async language => {
    const { atOnce } = await graphOf(names.scripts.home!)
    const before = await weight([PAGE_PATHS.home[language], names.styles.site!, names.files['mark.svg']!, ...atOnce])
    expect(before).toBeLessThanOrEqual(60 * KB)

    const worker = await graphOf(await workerPath(atOnce))
    const answers = await weight([`/data/incidents-${language}.json`, '/v1/parameters', '/v1/datasets'])
    const forEveryKind = before + (await weight(worker.atOnce)) + answers
    const parts = await Promise.all([...worker.later].map(async part => weight((await graphOf(part)).atOnce)))
    expect(parts.length).toBeGreaterThanOrEqual(3)
    expect(forEveryKind + Math.max(...parts)).toBeLessThanOrEqual(150 * KB)
  },
)

test('the page’s own script knows nothing of the protocol', async () => {
  const { atOnce, later } = await graphOf(names.scripts.home!)
  for (const path of [...atOnce, ...later]) expect(await body(path)).not.toMatch(/ristretto|argon2/i)
})
