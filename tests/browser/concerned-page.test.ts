/** The questionnaire in Chromium, against the demo: what it finds, and that nobody is told. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

/** Runs an action on the page, ready and with everything fetched, with the addresses of all requests since. */
async function onPage(
  path: string,
  action: (page: Page, requests: string[]) => Promise<void>,
  options: { javaScriptEnabled?: boolean } = {},
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(5000)
    const errors: string[] = []
    page.on('pageerror', error => errors.push(error.message))
    await page.goto(inject('demoUrl') + path, { waitUntil: 'networkidle' })
    if (options.javaScriptEnabled !== false) await page.locator('html[data-ready]').waitFor({ state: 'attached' })
    const requests: string[] = []
    page.on('request', request => requests.push(request.url()))
    await action(page, requests)
    expect(errors).toEqual([])
  } finally {
    await context.close()
  }
}

const question = (page: Page, name: string) => page.locator('.question', { hasText: name }).first()
const openGroups = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('details.group')) details.open = true
  })
const found = (page: Page, verdict: string) =>
  page
    .locator(`[data-verdict="${verdict}"] > li`)
    .evaluateAll(items => items.map(item => (item as HTMLElement).dataset.incident))
const see = (page: Page) => page.getByRole('button', { name: /Voir le résultat|See the result/ }).click()
const kept = (page: Page) => page.evaluate(() => sessionStorage.getItem('vigifuite.found'))

it('a jobseeker of 2015 is presumed concerned by France Travail 2024, and told why, without a request', async () => {
  await onPage('/suis-je-concerne', async (page, requests) => {
    await openGroups(page)
    const asked = question(page, 'France Travail (ex-Pôle emploi)')
    await asked.getByRole('checkbox').first().check()
    await asked.getByLabel('Depuis quelle année').fill('2015')
    await asked.getByLabel('Jusqu’à quelle année').fill('2015')
    await see(page)
    expect(await found(page, 'presumed')).toEqual(['france-travail-2024'])
    const item = page.locator('[data-incident="france-travail-2024"]')
    expect(await item.textContent()).toMatch(/fuite confirmée.*France Travail.*entre.*2004.*et.*mars 2024/s)
    expect(await kept(page)).toContain('{"id":"france-travail-2024","how":"presumed"}')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('result-title')
    expect(requests).toEqual([])
    expect(page.url()).toBe(`${inject('demoUrl')}/suis-je-concerne`)
  })
})

it('years that exclude somebody do, and years that are none are refused beside the field', async () => {
  await onPage('/en/am-i-concerned', async page => {
    await openGroups(page)
    const asked = question(page, 'France Travail (formerly Pôle emploi)')
    await asked.getByRole('checkbox').first().check()
    const [since, until] = [asked.getByLabel('Since which year'), asked.getByLabel('Until which year')]
    for (const wrong of ['abc', '20155', '🙂', '0', '9999', '٢٠١٥']) {
      await since.fill(wrong.slice(0, 10))
      await since.blur()
      expect(await since.getAttribute('aria-invalid')).toBe('true')
      expect(await asked.locator('.error').textContent()).toContain('four digits')
    }
    await see(page)
    expect(await since.evaluate(input => input === document.activeElement)).toBe(true)
    await since.fill('2003')
    await until.fill('2001')
    await until.blur()
    expect(await asked.locator('.error').textContent()).toContain('before')
    await until.fill('')
    await since.fill(String(new Date().getFullYear()))
    await since.blur()
    expect(await asked.locator('.error').textContent()).toBe('')
    await see(page)
    expect(await found(page, 'presumed')).toEqual([])
    expect(await found(page, 'possible')).toEqual([])
    expect(await page.locator('#result').textContent()).toContain('does not mean')
  })
})

it('a resident of Saint-Nazaire is found through the list of communes, by keyboard alone', async () => {
  await onPage('/suis-je-concerne', async (page, requests) => {
    const field = page.getByRole('combobox')
    await field.focus()
    await page.keyboard.type('st nazaire')
    await page.getByRole('option').first().waitFor()
    expect(await field.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const active = await field.getAttribute('aria-activedescendant')
    expect(await page.locator(`#${active}`).textContent()).toContain('Saint-Nazaire (44)')
    expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Escape')
    expect(await field.getAttribute('aria-expanded')).toBe('false')
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const asked = requests.length
    await page.keyboard.press('Enter')
    await page.locator('[data-insee="44184"]').waitFor()
    expect(await page.locator('#commune-status').textContent()).toContain('Saint-Nazaire (44) ajoutée')
    expect(await field.inputValue()).toBe('')
    await see(page)
    expect(await found(page, 'presumed')).toContain('saint-nazaire-agglomeration-2024')
    const item = page.locator('[data-incident="saint-nazaire-agglomeration-2024"]')
    expect(await item.textContent()).toMatch(/n’est ni établie ni exclue.*Pourquoi.*Habitants.*Saint-Nazaire/s)
    await page.getByLabel('J’y habite').uncheck()
    expect(await found(page, 'presumed')).toEqual([])
    await page.getByLabel('J’en suis ou j’en ai été fournisseur').check()
    expect(await found(page, 'presumed')).toContain('saint-nazaire-agglomeration-2024')
    expect(requests.slice(asked)).toEqual([])
  })
})

it('what is no commune gets a clear message', async () => {
  await onPage('/suis-je-concerne', async page => {
    const field = page.getByRole('combobox')
    const error = page.locator('#commune-error')
    const says = async (typed: string, text: RegExp) => {
      await field.fill('')
      await field.fill(typed)
      await error.filter({ hasText: text }).waitFor()
      expect(await field.getAttribute('aria-invalid')).toBe('true')
      expect(await page.getByRole('listbox').isVisible()).toBe(false)
    }
    await says('44600', /pas son code postal/)
    await says('zzzzz', /Aucune commune ne correspond à «\u00a0zzzzz\u00a0»/)
    await says('🙂🙂', /🙂🙂/)
    await field.evaluate((input: HTMLInputElement) => input.removeAttribute('maxlength'))
    await says('x'.repeat(10_000), /«\u00a0x{40}…\u00a0»/)
    await field.fill('')
    expect(await error.textContent()).toBe('')
    expect(await field.getAttribute('aria-invalid')).toBeNull()
  })
})

it('starting again forgets answers, result and what the next page would use', async () => {
  await onPage('/suis-je-concerne', async page => {
    await page.evaluate(() => sessionStorage.setItem('vigifuite.found', '[{"id":"free-2024","how":"listed"}]'))
    await openGroups(page)
    await question(page, 'Truffaut').getByRole('checkbox').first().check()
    await see(page)
    expect(await found(page, 'possible')).toEqual(['truffaut-2024'])
    expect(await kept(page)).toContain('truffaut-2024')
    await page.getByRole('button', { name: 'Recommencer' }).click()
    expect(await page.locator('.question input:checked').count()).toBe(0)
    expect(await page.locator('#result').isVisible()).toBe(false)
    expect(await kept(page)).toBe('[{"id":"free-2024","how":"listed"}]')
    await see(page)
    expect(await page.locator('#result').textContent()).toContain('encore rien coché')
  })
})

it('an incident’s link puts its sentence and its questions first', async () => {
  await onPage('/suis-je-concerne#truffaut-2024', async page => {
    const focus = page.locator('#focus')
    expect(await focus.textContent()).toMatch(/Truffaut.*est-ce que cela me concerne.*Clients de Truffaut/s)
    expect(await focus.locator('.question').count()).toBe(1)
    await focus.getByRole('checkbox').first().check()
    await see(page)
    expect(await found(page, 'possible')).toEqual(['truffaut-2024'])
    await page.evaluate(() => location.assign('#saint-nazaire-agglomeration-2024'))
    await focus.getByRole('combobox').waitFor()
    expect(await page.locator('#bodies .question', { hasText: 'Truffaut' }).count()).toBe(1)
    await page.evaluate(() => location.assign('#main'))
    await focus.waitFor({ state: 'hidden' })
    expect(await page.locator('#communes').isVisible()).toBe(true)
  })
})

it('without the catalogue there is no result, and never a “not concerned”', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  try {
    await page.route('**/data/incidents-*.json', route => route.fulfill({ status: 500, body: 'no' }))
    await page.goto(`${inject('demoUrl')}/en/am-i-concerned`)
    await openGroups(page)
    await question(page, 'Truffaut').getByRole('checkbox').first().check()
    await see(page)
    await page.getByRole('alert').waitFor()
    expect(await page.locator('#result').textContent()).toMatch(/could not be loaded.*no result/s)
    await page.unroute('**/data/incidents-*.json')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.locator('[data-incident="truffaut-2024"]').waitFor()
  } finally {
    await context.close()
  }
})

it('is a list to read without scripts, where an incident’s link leads', async () => {
  await onPage(
    '/en/am-i-concerned#france-travail-2024',
    async page => {
      expect(await page.locator('main').textContent()).toContain('Without JavaScript')
      const item = page.locator('.populations > #france-travail-2024')
      expect(await item.textContent()).toContain('previous 20 years')
      expect(await item.getByRole('link').getAttribute('href')).toBe('/en/incidents/france-travail-2024')
      expect(await page.locator('input[name], select[name], form').count()).toBe(0)
    },
    { javaScriptEnabled: false },
  )
})
