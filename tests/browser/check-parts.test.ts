import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Kind } from '../../src/identifier/kind.ts'
import type { PersonParts } from '../../src/identifier/person.ts'
import type { CheckResult } from '../../src/lookup/check.ts'
import { launchChromium, withModulePage } from '../support/chromium.ts'
import { bundleParts, type Parts } from '../support/parts.ts'

let browser: Browser
let parts: Parts
beforeAll(async () => {
  ;[browser, parts] = await Promise.all([launchChromium(), bundleParts('./check-module.ts', import.meta.url)])
})
afterAll(() => browser.close())

const fileNameOf = (url: string) => new URL(url).pathname.slice(1)

/** A check that ends before its first question to the service. */
const checkIn = (page: Page, kind: Kind, input: string | PersonParts): Promise<CheckResult> =>
  page.evaluate(
    given => {
      const { subject } = globalThis as unknown as { subject: typeof import('./check-module.ts') }
      const { createChecker, argon2idWasm } = subject
      const checker = createChecker({ baseUrl: '', argon2id: argon2idWasm, fetch: () => Promise.reject(new Error()) })
      return checker.check(given.kind, given.input)
    },
    { kind, input },
  )

test('a kind is loaded when somebody asks for it, and not before', async () => {
  await withModulePage(browser, parts.files, async page => {
    const loaded: string[] = []
    page.on('request', request => loaded.push(fileNameOf(request.url())))
    expect(await checkIn(page, 'email', 'no address')).toEqual({ state: 'refused', reason: 'email-without-at' })
    expect(loaded).toEqual([])
    expect(await checkIn(page, 'phone', '06')).toEqual({ state: 'refused', reason: 'phone-length' })
    expect(loaded).toEqual([expect.stringMatching(/^phone-/)])
    expect(await checkIn(page, 'iban', 'FR76')).toEqual({ state: 'refused', reason: 'iban-length' })
    const person = { familyName: 'Martin', givenNames: 'Camille', birthDate: '1990' }
    expect(await checkIn(page, 'person', person)).toEqual({ state: 'refused', reason: 'birth-date-format' })
    expect(loaded).toHaveLength(3)
  })
})

test('without what it needs to read a number, a check is unavailable, and refuses nothing', async () => {
  await withModulePage(browser, parts.files, async page => {
    await page.route(/\/phone-/, route => route.abort())
    expect(await checkIn(page, 'phone', '06')).toEqual({ state: 'unavailable', reason: 'network' })
    expect(await checkIn(page, 'email', 'no address')).toMatchObject({ state: 'refused' })
    await page.unrouteAll()
    await page.reload()
    await page.waitForFunction('globalThis.subject')
    expect(await checkIn(page, 'phone', '06')).toEqual({ state: 'refused', reason: 'phone-length' })
  })
})
