/** axe-core on every page (WCAG 2.0 to 2.2, A and AA, and best practices): both languages, both themes, narrow and wide. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { DEMO_PARTNER_KEY } from '../../src/runtime/demo-secrets.ts'
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

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const TWICE_AS_LARGE = 'html { font-size: 200% }'

/** All of it in the long run; else French in light on a phone, and English in dark on a wide screen. */
function looks(path: string) {
  const light = { width: 320, colorScheme: 'light' as const }
  const dark = { width: 320, colorScheme: 'dark' as const }
  const wide = ({ colorScheme }: typeof light | typeof dark) => ({ width: 1440, colorScheme })
  if (process.env.VIGIFUITE_LONG) return [light, dark, wide(light), wide(dark)]
  return path.startsWith('/en/') ? [wide(dark)] : [light]
}

it('what a partner used has no violation, nor has a refused key', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 700 } })
  try {
    await page.goto(inject('demoUrl') + pathOf('partners', 'fr'))
    for (const [key, shown] of [
      [DEMO_PARTNER_KEY, '#usage'],
      ['vgf_live_never-issued', '#key-error'],
    ] as const) {
      await page.fill('#key', key)
      await page.click('form[method=post] button')
      await page.waitForSelector(shown)
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      expect(await violations(page)).toEqual([])
    }
  } finally {
    await page.close()
  }
})

it.each(pages)('%s has no violation, and no sideways scrolling on a phone or with text twice as large', async path => {
  const page = await browser.newPage({ viewport: { width: 320, height: 700 } })
  try {
    await page.goto(inject('demoUrl') + path)
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    for (const { width, colorScheme } of looks(path)) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme })
      expect(await violations(page)).toEqual([])
    }
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
})
