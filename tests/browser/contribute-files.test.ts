/** What an officer may choose on the contribution page, and what it then says; without a violation of axe-core. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type ContributionGate, startContributionGate } from '../support/contribution-gate.ts'
import { workbook } from '../support/workbook.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
let server: ContributionGate
beforeAll(async () => {
  const { token } = inject('contribution')
  ;[browser, server] = await Promise.all([launchChromium(), startContributionGate(inject('demoUrl'), token)])
})
afterAll(async () => {
  await browser?.close()
  server?.close()
})

async function openList(kind: 'phone' | 'person', language: '' | 'en/', colorScheme: 'light' | 'dark'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 768, height: 900 }, colorScheme })
  await page.goto(`${server.url}/${language}bureau/listes/${inject('contribution').lists[kind][0]}/${kind}`)
  await page.waitForSelector('#contribute-file:enabled')
  return page
}
const choose = async (page: Page, name: string, content: Uint8Array | string) =>
  page.setInputFiles('#contribute-file', { name, mimeType: '', buffer: Buffer.from(content) })
const rowsOf = (page: Page) => page.locator('#contribute tbody tr').allTextContents()
const chosen = (page: Page) => page.locator('#contribute .field select option:checked').allTextContents()

async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'],
    }),
  )
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(one => one.html.slice(0, 120)).join(' ')}`)).toEqual([])
  const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0)
}

test('a workbook is read in the worker, under its policy, and its columns guessed', async () => {
  const page = await openList('person', 'en/', 'dark')
  await expectAccessible(page)
  const people = Array.from({ length: 9000 }, (_, i) => [
    { text: `Lefèvre${'x'.repeat(30)}` },
    { text: 'Zoé' },
    { day: 33_340 + (i % 900) },
  ])
  const header = [{ text: 'Nom de naissance' }, { text: 'Prénoms' }, { text: 'Né(e) le' }]
  await choose(page, 'personnes.xlsx', new Uint8Array(await workbook([header, ...people]).arrayBuffer()))
  await page.waitForSelector('text=Check the columns')
  expect(await rowsOf(page)).toEqual(Array.from({ length: 5 }, (_, i) => expect.stringMatching(`Zoé1991-04-1${2 + i}`)))
  expect(await chosen(page)).toEqual(['Nom de naissance', 'Prénoms', 'Né(e) le'])
  await page.waitForSelector('#contribute-estimate:has-text("9,000 rows: about")')
  await expectAccessible(page)

  await page.selectOption('#column-givenNames', '0')
  await page.selectOption('#column-birthDate', '')
  await page.click('text=Begin')
  expect(await page.locator('.error:not(:empty)').allTextContents()).toEqual([
    'This column is chosen already.',
    'Choose the column.',
  ])
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('column-givenNames')
  await page.close()
})

test('a file that cannot be used is refused in words, and one that is read wrongly can be read otherwise', async () => {
  const page = await openList('phone', '', 'light')
  await choose(page, 'a.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9))
  await page.waitForSelector('.error:has-text("Enregistrez la feuille au format CSV")')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('contribute-file')
  await expectAccessible(page)
  await choose(page, 'a.csv', '0639980001;Zoé\n0639980002;Luc\n')
  await page.waitForSelector('.notice:has-text("La première ligne ressemble à une personne")')
  expect(await page.locator('text=Commencer').count()).toBe(0)
  await page.click('text=Choisir un autre fichier')

  await choose(page, 'a.csv', Buffer.from('Tél;Prénom\n0639980001;Zoé\n0639980002;"Luc\n', 'latin1'))
  await page.waitForSelector('.error:has-text("Ligne 3 : un guillemet")')
  await choose(page, 'a.csv', 'Tél|Prénom,Nom,Rue,Ville\n0639980001|Zoé,L,R,V\n')
  await page.click('summary:has-text("L’aperçu est illisible")')
  await page.selectOption('#contribute-delimiter', '|')
  await page.waitForSelector('th:text-is("Prénom,Nom,Rue,Ville")')
  expect(await chosen(page)).toContain('Tél')
  await expectAccessible(page)
  expect(server.sent.filter(({ method }) => method !== 'GET')).toEqual([])
  await page.close()
})
