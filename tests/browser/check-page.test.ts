/** The check on the home page, in Chromium, against a real server with the demo. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Kind } from '../../src/identifier/kind.ts'
import { DEMO_EXAMPLES } from '../../src/site/demo-examples.ts'
import { refusalMessages } from '../../src/site/messages/refusals.ts'
import { answered, changed, openCheck, press, refused } from '../support/check-page.ts'
import { launchChromium } from '../support/chromium.ts'

const LISTED = 'camille.martin@example.org'
const STRANGER = 'personne@example.org'
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const NIR = '2 55 08 14 168 025 38'

let browser: Browser
let page: Page
const errors: string[] = []
beforeAll(async () => {
  browser = await launchChromium()
  page = await openCheck(browser, inject('demoUrl'))
  page.on('pageerror', error => errors.push(error.message))
})
beforeEach(() => page.unrouteAll())
afterEach(() => expect(errors.splice(0)).toEqual([]))
afterAll(() => browser.close())

describe('answers', () => {
  test('listed: each incident, most serious first, and the focus on the heading', async () => {
    await press(page, 'email', ` ${LISTED.toUpperCase()} `)
    const { heading, text } = await answered(page)
    expect(heading).toBe('Trouvé dans les listes de 3 incidents')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('answer')
    expect(await page.locator('#result article h3').allTextContents()).toEqual([
      'France Travail (avec Cap emploi)',
      'Viamedis et Almerys (tiers payant des complémentaires santé)',
      'Free et Free Mobile (Iliad)',
    ])
    expect(await page.locator('#result article').first().locator('.sensitive').allTextContents()).toEqual([
      'numéros de sécurité sociale (NIR)',
    ])
    for (const part of [
      '36\u202f820\u202f828\u00a0personnes',
      'Ce qui n’a pas fuité',
      'Les 5 sources',
      'liste inventée',
    ])
      expect(text).toContain(part)
    expect(await page.getAttribute('#result article h3 a', 'href')).toBe('/incidents/france-travail-2024')
    const found = await page.evaluate(() => sessionStorage.getItem('vigifuite.found') ?? '')
    expect(JSON.parse(found)).toContainEqual({ id: 'free-2024', how: 'listed' })
    expect(found).not.toContain('camille')
  })
  test('not listed: what that does not mean, and the way to the questions; what was found before stays', async () => {
    await press(page, 'email', STRANGER)
    const { heading, text } = await answered(page)
    expect(heading).toBe('Introuvable dans les listes publiées')
    expect(text).toContain('Cela ne veut pas dire que vos données n’ont pas fuité')
    expect(await page.getAttribute('#result .actions a', 'href')).toBe('/suis-je-concerne')
    expect(await page.evaluate(() => sessionStorage.getItem('vigifuite.found'))).toContain('free-2024')
  })
  test.each(['phone', 'iban', 'person'] as const)('%s: the demo’s two people', async kind => {
    const { listed, notListed } = DEMO_EXAMPLES[kind]
    await press(page, kind, ...listed)
    expect((await answered(page)).heading).toMatch(/^Trouvé/)
    await press(page, kind, ...notListed)
    expect((await answered(page)).heading).toMatch(/^Introuvable/)
  })
  test('in English, from an example, with the keyboard alone', async () => {
    const english = await openCheck(browser, inject('demoUrl'), 'en')
    await english.focus('[data-kind=email] [data-example]')
    await english.keyboard.press('Enter')
    expect(await english.inputValue('#email')).toBe(LISTED)
    await english.keyboard.press('Enter')
    const { heading, text } = await answered(english)
    expect(heading).toBe('Found in the lists of 3 incidents')
    expect(text).toContain('well established')
    await english.close()
  })
  test('no list of that kind', async () => {
    const withoutIban = changed(body => ({ ...body, datasets: [] }))
    // As before publications were signed: a signed one cannot lose its lists on the way.
    await page.route(
      '**/v1/parameters',
      changed(({ signing: _, ...body }) => body),
    )
    await page.route('**/v1/datasets', withoutIban)
    await press(page, 'iban', ...DEMO_EXAMPLES.iban.listed)
    expect((await answered(page)).heading).toBe('Aucune liste d’IBAN n’est publiée')
  })
  test('found, though the records cannot be read: links instead of cards', async () => {
    await page.route('**/data/**', route => route.abort())
    await press(page, 'email', LISTED)
    expect((await answered(page)).text).toContain('Les fiches des incidents n’ont pas pu être lues')
    expect(await page.locator('#result article h3 a').count()).toBe(3)
  })
})

test('answers and refusals have no accessibility violation, in light and dark', async () => {
  const violations = async () => {
    await page.evaluate(AXE)
    const { violations: found } = await page.evaluate(() =>
      (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    )
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`))
  }
  await press(page, 'email', LISTED)
  await answered(page)
  expect(await violations()).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations()).toEqual([])
  await press(page, 'phone', NIR)
  await refused(page)
  expect(await violations()).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await violations()).toEqual([])
})

describe('what is typed', () => {
  const reason = refusalMessages.fr
  const long = 'a'.repeat(10_000)
  const table = 'Martin\tCamille\tcamille@example.org\tFR76\nPersonne\tDominique\tpersonne@example.org\tFR76'
  const refusals: readonly [string, Kind, readonly string[], string][] = [
    ['nothing', 'email', [''], reason.empty],
    ['emoji', 'email', ['😀👩‍👩‍👧'], reason['email-without-at']],
    ['10,000 characters', 'email', [`${long}@example.org`], reason['too-long']],
    ['a pasted table', 'email', [table], reason['email-without-at']],
    ['right-to-left marks', 'email', ['\u202egro.elpmaxe@nitram'], reason['email-characters']],
    ['a social security number', 'email', [NIR], reason.nir],
    ['emoji', 'phone', ['📞'], reason['phone-length']],
    ['10,000 characters', 'phone', ['0'.repeat(10_000)], reason['too-long']],
    ['Arabic letters', 'phone', ['رقم الهاتف'], reason['phone-letters']],
    ['a social security number', 'phone', [NIR], reason.nir],
    ['a pasted table', 'iban', [table], reason['iban-country']],
    ['a slip', 'iban', ['FR76 0000 0000 0100 0000 0000 178'], reason['iban-check-digits']],
    ['a social security number', 'iban', [NIR], reason.nir],
    ['emoji', 'person', ['😀', 'Martin', '12/04/1990'], reason.empty],
    ['another script', 'person', ['Camille', 'مارتن', '12/04/1990'], reason['person-script']],
    ['10,000 characters', 'person', ['Camille', long, '12/04/1990'], reason['too-long']],
    ['a day that is none', 'person', ['Camille', 'Martin', '31.02.1990'], reason['birth-date-impossible']],
    ['a social security number', 'person', ['Camille', 'Martin', NIR], reason.nir],
  ]
  test('what is no identifier is refused next to its field, and nothing is sent', async () => {
    const sent: string[] = []
    page.on('request', request => sent.push(new URL(request.url()).pathname))
    for (const [what, kind, values, message] of refusals) {
      await press(page, kind, ...values)
      expect(await refused(page), `${kind}: ${what}`).toEqual([message])
      const field = page.locator('[aria-invalid=true]')
      expect(await field.getAttribute('aria-describedby')).toContain(`${await field.getAttribute('id')}-error`)
      expect(await field.evaluate(one => one === document.activeElement)).toBe(true)
      if (message === reason.nir) expect(await field.inputValue()).toBe('')
    }
    expect(sent.filter(path => !path.startsWith('/workers/'))).toEqual([])
    expect(await page.locator('#answer').count()).toBe(0)
  })
  test('a birth date without slashes, and names with accents', async () => {
    await press(page, 'person', 'CAMILLE Zoé', 'martin', '12041990')
    expect((await answered(page)).heading).toMatch(/^Trouvé/)
  })
})

test('a check can be given up, and another begun', async () => {
  await page.route('**/v1/evaluations', () => undefined, { times: 1 })
  await press(page, 'email', LISTED)
  await page.waitForFunction(() => document.querySelector<HTMLProgressElement>('#bar')?.value === 4)
  expect(await page.textContent('#step')).toContain('Étape 4 sur 5')
  await page.click('#cancel')
  await page.waitForSelector('#live:has-text("Vérification annulée")')
  expect(await page.locator('#answer').count()).toBe(0)
  await page.click('#submit')
  expect((await answered(page)).heading).toMatch(/^Trouvé/)
})

test('nothing in sight moves, from the page’s first sight to its answer', async () => {
  const fresh = await openCheck(browser, inject('demoUrl'))
  await fresh.evaluate(() => {
    const shifts: number[] = []
    Object.assign(globalThis, { shifts })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) shifts.push(entry.value)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  // Longer than the half second after a press for which browsers forgive a shift.
  await fresh.route('**/v1/evaluations', async route => {
    await new Promise(resolve => setTimeout(resolve, 700))
    await route.continue()
  })
  await press(fresh, 'email', LISTED)
  await answered(fresh)
  await fresh.waitForTimeout(100)
  const shifts = await fresh.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts)
  expect(shifts.reduce((sum, one) => sum + one, 0)).toBeLessThan(0.05)
  await fresh.close()
})

test('without JavaScript the form does nothing, and says why and where to go', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const inert = await context.newPage()
  await inert.goto(inject('demoUrl'))
  expect(await inert.isDisabled('#submit')).toBe(true)
  expect(await inert.textContent('#check')).toContain('JavaScript')
  expect(await inert.locator('noscript a, #check .notice a').count()).toBeGreaterThanOrEqual(2)
  await inert.fill('#email', LISTED)
  await inert.press('#email', 'Enter')
  expect(inert.url()).toBe(`${inject('demoUrl')}/`)
  await context.close()
})
