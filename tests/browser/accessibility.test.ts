/** axe-core on every page (WCAG 2.0 to 2.2, A and AA, and best practices): both languages, both themes, narrow and wide. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { LANGUAGES } from '../../src/site/language.ts'
import { PAGE_KEYS, pathOf } from '../../src/site/paths.ts'
import { launchChromium } from '../support/chromium.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PARAMETERS = { incident: { id: 'viamedis-almerys-2024' }, commune: { insee: '44184' } } as Record<
  string,
  Record<string, string>
>
const pages = PAGE_KEYS.flatMap(page => LANGUAGES.map(language => pathOf(page, language, PARAMETERS[page])))

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

/** Violations as `rule: element` lines. The page's policy lets nobody inject scripts, so axe comes in by the debugger. */
async function violations(page: Page, options: RunOptions): Promise<string[]> {
  await page.evaluate(AXE)
  const results = await page.evaluate<AxeResults, RunOptions>(
    given => (globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(given),
    options,
  )
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`),
  )
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const TWICE_AS_LARGE = 'html { font-size: 200% }'

it.each(pages)(
  '%s has no violation on a phone or a wide screen, in light or dark, and no sideways scrolling',
  async path => {
    const page = await browser.newPage({ viewport: { width: 320, height: 700 }, colorScheme: 'light' })
    try {
      await page.goto(inject('demoUrl') + path)
      expect(await violations(page, {})).toEqual([])
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await violations(page, { runOnly: ['color-contrast'] })).toEqual([])
      await page.setViewportSize({ width: 1440, height: 900 })
      expect(await violations(page, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })).toEqual([])
      await page.setViewportSize({ width: 640, height: 900 })
      await page.evaluate(css => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(css)
        document.adoptedStyleSheets = [sheet]
      }, TWICE_AS_LARGE)
      expect(await overflow(page)).toBeLessThanOrEqual(0)
    } finally {
      await page.close()
    }
  },
)
