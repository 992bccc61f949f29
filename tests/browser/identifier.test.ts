import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { corpusOutcomes } from '../identifier/corpus.ts'
import { bundle, launchChromium, withModulePage } from '../support/chromium.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

/** Runs an export of a module of tests/identifier in a page. */
async function inChromium<T>(entry: string, name: string): Promise<T> {
  const module = await bundle(entry, import.meta.url)
  return withModulePage(browser, module, page => page.evaluate(`subject.${name}()`) as Promise<T>)
}

test('every canonical vector holds in Chromium', async () => {
  expect(await inChromium('../identifier/vectors.ts', 'runCanonicalVectors')).toEqual({ differences: [], count: 69 })
})

test('Chromium and Node agree on every odd input', async () => {
  const here = corpusOutcomes()
  const there = await inChromium<string[]>('../identifier/corpus.ts', 'corpusOutcomes')
  expect(there.length).toBe(here.length)
  expect(here.map((line, at) => [line, there[at]]).filter(([one, other]) => one !== other)).toEqual([])
  expect(here.length).toBeGreaterThan(10_000)
})
