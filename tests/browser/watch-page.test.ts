/** The watch, in Chromium: what it keeps, when it reads again, what it says is new, and that it forgets. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Watched } from '../../src/browser/watch-store.ts'
import { answered, openCheck, press } from '../support/check-page.ts'
import { launchChromium } from '../support/chromium.ts'

const LISTED = 'camille.martin@example.org'
const KEY = 'vigifuite.watch'
const LONG_AGO = '2024-01-01T00:00:00.000Z'

let browser: Browser
let page: Page
/** What a person who watches one address has. */
let kept: Watched
beforeAll(async () => {
  browser = await launchChromium()
  page = await openCheck(browser, inject('demoUrl'))
  await press(page, 'email', LISTED)
  await answered(page)
})
beforeEach(() => page.unrouteAll())
afterAll(() => browser.close())

const stored = (): Promise<string | null> => page.evaluate(key => localStorage.getItem(key), KEY)
const watched = async (): Promise<Watched[]> => (JSON.parse((await stored()) ?? '{}') as { watched: Watched[] }).watched

/** Opens the watch with this in its storage, and waits until it has read what it wants to read. */
async function open(text: string | readonly Watched[], path = '/veille'): Promise<string[]> {
  const value = typeof text === 'string' ? text : JSON.stringify({ version: 1, watched: text })
  await page.evaluate(([key, given]) => localStorage.setItem(key!, given!), [KEY, value])
  const buckets: string[] = []
  page.removeAllListeners('request')
  page.on('request', request => request.url().includes('/v1/buckets/') && buckets.push(request.url()))
  await page.goto(inject('demoUrl') + path)
  await page.waitForSelector('#watched > *')
  await page.waitForSelector('#watched:not([aria-busy])')
  return buckets
}

test('nothing is kept before the button; then an element and what is known of it, and no identifier', async () => {
  expect(await stored()).toBeNull()
  await page.click('text=Surveiller depuis cet appareil')
  await page.waitForSelector('text=sous le nom')
  const text = (await stored())!
  expect(text).not.toMatch(/camille|martin|example/i)
  ;[kept] = (await watched()) as [Watched]
  expect(Object.keys(kept).sort()).toEqual([
    'checked',
    'element',
    'fresh',
    'id',
    'incidents',
    'keyVersion',
    'kind',
    'name',
    'since',
    'state',
  ])
  expect(kept).toMatchObject({ name: 'E-mail 1', kind: 'email', keyVersion: 1, state: 'listed', fresh: [] })
  expect(kept.incidents).toHaveLength(3)
  await page.click('#result section button:has-text("Oublier")')
  expect(await stored()).toBeNull()
})

describe('reading again', () => {
  test('is not done on its own within the hour, and is on the button', async () => {
    expect(await open([kept])).toEqual([])
    const read = page.waitForRequest('**/v1/buckets/**')
    await page.click('text=Relire maintenant')
    await read
    await page.waitForSelector('#live:has-text("Rien de nouveau")')
  })
  test('announces a new incident until it is noted', async () => {
    const before = { ...kept, incidents: kept.incidents.filter(id => id !== 'free-2024'), checked: LONG_AGO }
    expect(await open([before])).toHaveLength(1)
    expect(await page.textContent('#live')).toContain('1 nouvel incident')
    expect(await page.textContent('#watched .notice')).toContain('Free et Free Mobile')
    const after = await watched()
    expect(after[0]).toMatchObject({ fresh: ['free-2024'], state: 'listed' })
    expect(Date.parse(after[0]!.checked)).toBeGreaterThan(Date.parse(LONG_AGO))

    expect(await open(after)).toEqual([])
    await page.click('text=C’est noté')
    expect((await watched())[0]!.fresh).toEqual([])
    expect(await page.locator('#watched .notice').count()).toBe(0)
  })
  test('that fails changes nothing, and says so', async () => {
    await page.route('**/v1/buckets/**', route => route.abort())
    const before = { ...kept, checked: LONG_AGO }
    await open([before])
    await page.waitForSelector('#live:has-text("n’a pas abouti")')
    expect(await watched()).toEqual([before])
  })
  test('of an element of another key asks for a fresh check, and keeps what is known', async () => {
    expect(await open([{ ...kept, keyVersion: 9, checked: LONG_AGO }])).toEqual([])
    expect(await page.textContent('#watched article')).toContain('Refaites la vérification')
    expect((await watched())[0]).toMatchObject({ state: 'outdated', incidents: kept.incidents })
  })
  test('speaks English too', async () => {
    await open([{ ...kept, checked: LONG_AGO }], '/en/watch')
    await page.waitForSelector('#live:has-text("Nothing new")')
  })
})

describe('what is kept', () => {
  test('can be renamed and forgotten, one by one or all at once', async () => {
    await open([kept, { ...kept, id: 'second', name: 'Maman' }])
    await page.click('article:has-text("E-mail 1") summary')
    await page.fill(`[id="name-${kept.id}"]`, '  Travail <b>  ')
    await page.keyboard.press('Enter')
    await page.waitForSelector('h3:has-text("Travail <b>")')
    await page.click('text=Oublier Maman')
    expect((await watched()).map(one => one.name)).toEqual(['Travail <b>'])
    await page.click('text=Tout oublier')
    expect(await stored()).toBeNull()
    expect(await page.textContent('#live')).toContain('Tout est oublié')
  })
  test.each([
    ['no JSON', '{"version":1,"watched":[{'],
    ['another version', JSON.stringify({ version: 2, watched: [{}] })],
    ['no list', JSON.stringify({ version: 1, watched: { length: 3 } })],
    ['nothing at all', 'null'],
  ])('is dropped when it is damaged: %s', async (_, text) => {
    expect(await open(text)).toEqual([])
    expect(await page.textContent('#watched')).toContain('Rien pour le moment')
  })
  test('is kept as far as it is sound', async () => {
    const damaged = [
      { ...kept, element: `${kept.element}=` },
      { ...kept, kind: 'nir' },
      { ...kept, incidents: ['../../evil'] },
      { ...kept, checked: 'yesterday' },
      { ...kept, name: 'x'.repeat(61) },
      null,
      7,
    ] as unknown as Watched[]
    await open([...damaged, kept])
    expect(await page.locator('#watched article').count()).toBe(1)
  })
})
