/** Writing a record in Chromium: what saves itself, what happens when the service is away or somebody else was faster, and what axe-core says. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser, BrowserContext, Page, Request, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRecord } from '../../src/officer/records/record.ts'
import { launchChromium } from '../support/chromium.ts'
import { type PublishServer, signedIn, startPublishServer } from './publish-server.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let server: PublishServer
let browser: Browser
let context: BrowserContext

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startPublishServer(), launchChromium()])
  context = await signedIn(browser, server.officer, { viewport: { width: 1024, height: 800 } })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const pathOf = (part: string) => `${server.url}/bureau/dossiers/${server.incident}${part}`
const content = async () => (await readRecord(server.database.db, server.incident))!.content
const state = (page: Page, name: string) => page.waitForSelector(`form[data-state=${name}]`)
const copies = (page: Page) => page.evaluate(() => Object.keys(sessionStorage).length)

async function open(part: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(pathOf(part))
  await page.waitForSelector('html[data-ready]')
  return page
}

const COMMENT = 'textarea[name="register.comment"]'

test('a form saves itself, keeps trying while the service is away, and keeps in the tab what is not saved', async () => {
  const page = await open('/registre')
  try {
    await page.fill(COMMENT, 'écrit puis laissé')
    await state(page, 'unsaved')
    expect(await copies(page)).toBe(1)
    await state(page, 'saved')
    expect((await content()).register.comment).toBe('écrit puis laissé')
    expect(await copies(page)).toBe(0)

    await context.setOffline(true)
    await page.fill(COMMENT, 'écrit hors ligne')
    await page.click('[data-save]')
    await state(page, 'offline')
    expect(await copies(page)).toBe(1)
    await context.setOffline(false)
    await state(page, 'saved')
    expect((await content()).register.comment).toBe('écrit hors ligne')

    // The service does not hear the script, as when a proxy fails.
    const isScript = (request: Request) => request.headers()['content-type'] === 'application/json'
    const lost = (route: Route) => (isScript(route.request()) ? route.abort() : route.continue())
    await page.route('**/registre', lost)
    page.once('dialog', dialog => void dialog.accept())
    await page.fill(COMMENT, 'pas encore enregistré')
    await page.reload()
    expect(await page.inputValue(COMMENT)).toBe('écrit hors ligne')
    await page.unroute('**/registre', lost)
    await page.click('.notice form button >> nth=0')
    await page.waitForSelector('html[data-ready]')
    expect(await page.inputValue(COMMENT)).toBe('pas encore enregistré')
    await page.click('[data-save]')
    await state(page, 'saved')
    expect((await content()).register.comment).toBe('pas encore enregistré')
  } finally {
    await page.close()
  }
})

test('rows are added, moved and removed on the page; what is wrong is said beside its field', async () => {
  const page = await open('/registre')
  try {
    const add = page.locator('#register-parties > .actions button')
    await add.click()
    await page.fill('[name="register.parties.0.name"]', 'Premier')
    await add.click()
    await page.fill('[name="register.parties.1.name"]', 'Second')
    await page.fill('[name="register.parties.1.email"]', 'pas une adresse')
    await page.click('[data-save]')
    await state(page, 'faulty')
    expect(await page.textContent('[data-error-of="register.parties.1.email"]')).toContain('adresse e-mail complète')
    await page.fill('[name="register.parties.1.email"]', 'second@example.org')
    await page.locator('#register-parties-1 [data-row=up]').click()
    await page.click('[data-save]')
    await state(page, 'saved')
    expect((await content()).register.parties.map(one => one.name)).toEqual(['Second', 'Premier'])
    await page.locator('#register-parties-0 [data-row=remove]').click()
    await page.click('[data-save]')
    await page.waitForFunction(() => !document.querySelector('#register-parties-0'))
    await expect.poll(async () => (await content()).register.parties.length).toBe(1)
  } finally {
    await page.close()
  }
})

test('two tabs that changed the same thing keep both versions, and one is chosen', async () => {
  const [first, second] = [await open('/registre'), await open('/registre')]
  try {
    await first.fill(COMMENT, 'de la première')
    await first.click('[data-save]')
    await state(first, 'saved')
    await second.fill(COMMENT, 'de la seconde')
    await second.fill('[name="register.breach.systems"]', 'sans conflit')
    await second.click('[data-save]')
    await state(second, 'clash')
    await second.click('[data-save-state] a')
    expect(await violations(second)).toEqual([])
    await second.check('input[value=mine]')
    await Promise.all([second.waitForURL(/done=settled/), second.click('button[value=save]')])
    const { register } = await content()
    expect([register.comment, register.breach.systems]).toEqual(['de la seconde', 'sans conflit'])

    // What somebody else changed elsewhere arrives with the next save.
    await first.fill('[name="register.timeline.remarks"]', 'de la première encore')
    await first.click('[data-save]')
    await first.waitForFunction(() =>
      document.querySelector('[name="register.comment"]')?.textContent?.includes('seconde'),
    )
    expect((await content()).register.timeline.remarks).toBe('de la première encore')
  } finally {
    await Promise.all([first.close(), second.close()])
  }
})

test('the score is computed as its factors are chosen', async () => {
  const page = await open('/gravite')
  try {
    const name = 'register.risk.severity'
    await page.check(`[name="${name}.data"][value=sensitive]`)
    await page.check(`[name="${name}.identification"][value=maximum]`)
    await page.check(`[name="${name}.confidentiality"][value=unknown]`)
    await page.check(`[name="${name}.integrity"][value=none]`)
    await page.check(`[name="${name}.availability"][value=none]`)
    expect(await page.textContent('[data-score]')).toBe('4 × 1 + 0,5 = 4,5')
    expect(await page.textContent('[data-level]')).toBe('très élevée')
    await page.click('[data-save]')
    await state(page, 'saved')
    expect((await content()).register.risk.severity?.confidentiality).toBe('unknown')
    expect(await violations(page)).toEqual([])
  } finally {
    await page.close()
  }
})

/** Violations as `rule: element` lines. The page's policy lets nobody inject scripts, so axe comes in by the debugger. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'],
    }),
  )
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`),
  )
}

const PAGES = ['', '/fiche', '/registre', '/historique/2', '/commentaires', '/partage']

test('no page of a record has a violation, on a tablet, light and dark, nor scrolls sideways', async () => {
  const page = await context.newPage()
  try {
    await page.setViewportSize({ width: 768, height: 1024 })
    const paths = [...PAGES.map(pathOf), `${server.url}/bureau`, `${server.url}/en/desk/records/new`]
    for (const [index, path] of paths.entries()) {
      await page.emulateMedia({ colorScheme: index % 2 === 0 ? 'light' : 'dark' })
      await page.goto(path)
      expect([path, ...(await violations(page))]).toEqual([path])
      const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0)
    }
  } finally {
    await page.close()
  }
})
