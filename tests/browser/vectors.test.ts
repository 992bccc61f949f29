import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle, launchChromium, withModulePage } from '../support/chromium.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

test('canonical forms, the OPRF and Argon2id keep their vectors in Chromium', async () => {
  const module = await bundle('./vectors-module.ts', import.meta.url)
  const wasm = readFileSync(new URL('../../src/protocol/ristretto255.wasm', import.meta.url)).toString('base64')
  const result = await withModulePage(browser, module, page =>
    page.evaluate(encoded => {
      const { subject } = globalThis as unknown as { subject: typeof import('./vectors-module.ts') }
      return subject.runAll(encoded)
    }, wasm),
  )
  expect(result).toEqual({ canonical: { differences: [], count: 69 }, server: 3, client: 3, vf1: 5 })
})
