/** A list of people contributed from a browser: interrupted in every way, and still the bytes that the command line sends. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { argon2idNative } from '../../src/cli/argon2id-native.ts'
import { fromBase64Url } from '../../src/protocol/bytes.ts'
import { digest } from '../../src/protocol/digest.ts'
import { TEST_COST } from '../contribution/upload-server.ts'
import { launchChromium } from '../support/chromium.ts'
import { type ContributionGate, startContributionGate } from '../support/contribution-gate.ts'

let browser: Browser
let server: ContributionGate
let folder: string
beforeAll(async () => {
  const { token } = inject('contribution')
  ;[browser, server, folder] = await Promise.all([
    launchChromium(),
    startContributionGate(inject('demoUrl'), token),
    mkdtemp(join(tmpdir(), 'contribute-page-')),
  ])
})
afterAll(async () => {
  await browser?.close()
  server?.close()
  await rm(folder, { recursive: true })
})

const CANARIES = ['Zoé.Canari@Example.org', 'zoé.canari@example.org', 'canari.7@example.org', '1 85 05 78 006 084 91']

/** Two hundred rows in Windows-1252, some of which cannot be used, some twice. */
async function writeList(name: string, first = 'Été'): Promise<string> {
  const rows = Array.from({ length: 200 }, (_, i) => {
    if (i % 20 === 3)
      return `${first};${['', 'pas une adresse', '1 85 05 78 006 084 91', 'a@b@example.org'][((i / 20) % 4) | 0]};x`
    return i === 5 ? 'Zoé;Zoé.Canari@Example.org;x' : `Été;"canari.${i % 190}@example.org";x`
  })
  const path = join(folder, name)
  await writeFile(path, Buffer.from(`Prénom;Adresse;autre\r\n${rows.join('\r\n')}\r\n`, 'latin1'))
  return path
}

async function openList(code: number, language: '' | 'en/' = ''): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1024, height: 800 } })
  page.on('dialog', dialog => void dialog.accept())
  await page.goto(`${server.url}/${language}bureau/listes/${code}/email`)
  await page.waitForSelector('#contribute-file:enabled')
  return page
}

const text = (page: Page): Promise<string> => page.locator('#contribute').textContent().then(String)
const saying = (page: Page, words: string) => page.waitForSelector(`#contribute >> text=${words}`)

/** What the command line makes of the same file. */
async function fromCommandLine(csv: string, code: number): Promise<void> {
  const child = new URL('../cli/contribute-child.ts', import.meta.url).pathname
  const { token } = inject('contribution')
  const args = ['contribute', csv, '--server', server.url, '--column', 'email=Adresse', '--dataset', `email=${code}`]
  const run = spawn(process.execPath, [child, ...args], { env: { ...process.env, VIGIFUITE_TOKEN: token } })
  const [exit] = await once(run, 'close')
  expect(exit).toBe(0)
}

test('paused, reloaded, offline and refused, a contribution ends with what the command line sends', async () => {
  const csv = await writeList('personnes.csv')
  const other = await writeList('autres.csv', 'Eau')
  const [code, again] = inject('contribution').lists.email as [number, number]
  const { gate, sent } = server
  const page = await openList(code)
  sent.length = 0

  await page.setInputFiles('#contribute-file', csv)
  await page.waitForSelector('#contribute-estimate:has-text("environ")')
  const mapping = await text(page)
  expect(mapping).toContain('Prénom')
  expect(mapping).toContain('canari.0@example.org')
  expect(await page.locator('#column-email option:checked').textContent()).toBe('Adresse')
  expect(await page.locator('#contribute-encoding option:checked').textContent()).toContain('Windows-1252')
  expect(sent.filter(one => !one.path.startsWith('/workers/'))).toEqual([])

  // The first chunk goes through; the next ones wait until somebody has paused.
  let puts = 0
  let release = () => {}
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  gate.hold = request => (request.startsWith('PUT') && ++puts > 1 ? released : undefined)
  await page.click('text=Commencer')
  await expect.poll(() => puts, { timeout: 10_000 }).toBeGreaterThan(1)
  await page.click('text=Mettre en pause')
  await saying(page, 'En pause')
  release()

  await page.reload()
  await saying(page, 'Une contribution a été commencée')
  await page.setInputFiles('#contribute-file', other)
  await saying(page, 'Ce n’est pas le fichier')

  // The network goes away in the middle, and when it comes back, the token has been revoked.
  let cut = false
  gate.hold = request => {
    if (request === 'POST /v1/evaluations' && !cut) [cut, gate.down] = [true, true]
    return undefined
  }
  await page.setInputFiles('#contribute-file', csv)
  await saying(page, 'Le service ne répond pas')
  gate.expire = true
  gate.down = false
  await saying(page, 'La liste est remplie et soumise')
  gate.hold = () => undefined

  expect(gate.tokens).toBe(3)

  await fromCommandLine(csv, again)
  const [ours, theirs] = [uploadOf('Chrom'), uploadOf('node')].map(server.chunksOf)
  expect(ours).toHaveLength(4)
  expect(ours).toEqual(theirs)

  const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Enregistrer les numéros')])
  const rejected = (await readFile(await download.path(), 'utf8')).replace('\uFEFF', '').trim().split('\r\n')
  const cli = (await readFile(`${csv}.rejected.csv`, 'utf8')).trim().split('\n')
  expect(rejected[0]).toBe('ligne;raison')
  expect(rejected.slice(1).map(line => line.split(';')[0])).toEqual(cli.slice(1).map(line => line.split(',')[0]))
  expect(rejected.join()).toContain('numéro de sécurité sociale')
  expect(await text(page)).not.toMatch(/canari|006 084/i)
  await expectNothingReadable(code)
  await page.close()
})

/** The upload that a program completed. */
const uploadOf = (agent: string): string =>
  server.sent.find(one => one.path.endsWith('/complete') && one.headers.includes(agent))!.path.split('/')[3]!

/** Every request of the browser, in every spelling that an identifier or its digest could leave in. */
async function expectNothingReadable(code: number): Promise<void> {
  const sent = server.sent.filter(({ headers }) => headers.includes('Chrom'))
  const { argon2id } = (await (await fetch(`${server.url}/v1/parameters`)).json()) as { argon2id: { salt: string } }
  const digests = await Promise.all(
    ['zoé.canari@example.org', 'canari.7@example.org'].map(form =>
      digest(argon2idNative, 'email', form, { ...TEST_COST, salt: fromBase64Url(argon2id.salt)! }),
    ),
  )
  const spellings = [...CANARIES.map(one => Buffer.from(one)), ...digests.map(one => Buffer.from(one))].flatMap(bytes =>
    (['latin1', 'utf8', 'hex', 'base64', 'base64url'] as const).map(encoding =>
      bytes.toString(encoding).replace(/=+$/, ''),
    ),
  )
  const everything = sent
    .map(one => `${one.method} ${decodeURIComponent(one.path)} ${one.headers}\n${one.body}`)
    .join('\n')
  expect(everything.length).toBeGreaterThan(10_000)
  for (const spelling of spellings) expect(everything.toLowerCase()).not.toContain(spelling.toLowerCase())

  const asked = new Set(
    sent.map(({ method, path }) => `${method} ${path.replace(/uploads\/[^/]+/, 'uploads/…').replace(/\d+$/, 'n')}`),
  )
  const ours = [...asked].filter(one => !/ \/(?:assets|workers|bureau)\//.test(one)).sort()
  expect(ours).toEqual([
    'GET /v1/parameters',
    'POST /v1/evaluations',
    'POST /v1/uploads',
    'POST /v1/uploads/…/complete',
    'PUT /v1/uploads/…/chunks/n',
  ])
  for (const { path, body } of sent.filter(one => one.path === '/v1/evaluations')) {
    expect([path, Object.keys(JSON.parse(body) as object).sort()]).toEqual([path, ['blinded', 'keyVersion', 'kind']])
  }
  expect(sent.some(({ path }) => path === `/bureau/listes/${code}/jeton`)).toBe(true)
}
