/** Checks that cannot be answered, in Chromium: each ends in a state that says so, and none reads as "not listed". */
import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { DEMO_EXAMPLES } from '../../src/site/demo-examples.ts'
import { failureMessages } from '../../src/site/messages/failures.ts'
import { answered, changed, openCheck, press } from '../support/check-page.ts'
import { launchChromium } from '../support/chromium.ts'

const LISTED = 'camille.martin@example.org'

let browser: Browser
let page: Page
const errors: string[] = []
beforeAll(async () => {
  browser = await launchChromium()
  page = await openCheck(browser, inject('demoUrl'))
  page.on('pageerror', error => errors.push(error.message))
})
beforeEach(async () => {
  await page.unrouteAll()
  await page.context().setOffline(false)
})
afterEach(() => expect(errors.splice(0)).toEqual([]))
afterAll(() => browser.close())

describe('what cannot be answered never reads as not listed', () => {
  type Failure = keyof typeof failureMessages.fr.reasons
  const problem = { type: 'urn:vigifuite:problem:layout-changed' }
  const flip = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)
  const truncated = async (route: Route) => {
    const response = await route.fetch()
    await route.fulfill({ response, body: (await response.body()).subarray(0, -24) })
  }
  const wrongKnownAnswer = async (route: Route) => {
    const response = await route.fetch()
    const text = await response.text()
    const broken = text.replace('978abcc6e64932d5', '978abcc6e64932d6')
    if (broken === text) throw new Error('the script has no known answer')
    await route.fulfill({ response, body: broken })
  }
  /** The part that phone numbers need is by far the largest. */
  const numberingPlansAborted = async (route: Route) => {
    const response = await route.fetch()
    if ((await response.body()).length > 100_000) await route.abort()
    else await route.fulfill({ response })
  }
  test.each<[string, Failure, string, (route: Route) => Promise<void>]>([
    [
      'offline in mid-check',
      'network',
      '**/v1/evaluations',
      async route => {
        await page.context().setOffline(true)
        await route.abort('internetdisconnected')
      },
    ],
    ['429', 'quota', '**/v1/evaluations', route => route.fulfill({ status: 429, headers: { 'retry-after': '42' } })],
    ['500', 'server', '**/v1/buckets/**', route => route.fulfill({ status: 500 })],
    ['a portal’s page', 'bad-answer', '**/v1/parameters', route => route.fulfill({ body: '<!doctype html>' })],
    [
      'a tampered proof',
      'bad-proof',
      '**/v1/evaluations',
      changed(body => ({ ...body, proof: flip(body.proof ?? '') })),
    ],
    [
      'weak parameters',
      'weak-parameters',
      '**/v1/parameters',
      changed(body => ({ ...body, argon2id: { ...(body.argon2id ?? {}), iterations: 1 } })),
    ],
    ['a wrong Argon2 known answer', 'self-test-failed', '**/workers/check-*', wrongKnownAnswer],
    [
      'a layout that keeps changing',
      'layout-changed',
      '**/v1/buckets/**',
      route => route.fulfill({ status: 404, contentType: 'application/problem+json', json: problem }),
    ],
    ['a bucket cut short', 'bad-bucket', '**/v1/buckets/**', truncated],
    ['a manifest that somebody changed', 'unproven', '**/v1/manifest', changed(body => ({ ...body, epoch: 99 }))],
    ['a program that does not load', 'not-started', '**/workers/check-*', route => route.abort()],
    ['a part that does not load', 'network', '**/workers/part-*', numberingPlansAborted],
  ])('%s', async (_, failure, pattern, handle) => {
    await page.route(pattern, handle)
    if (handle === numberingPlansAborted) await press(page, 'phone', ...DEMO_EXAMPLES.phone.listed)
    else await press(page, 'email', LISTED)
    const { heading, text } = await answered(page)
    const { title, meaning, reasons, retryAfter } = failureMessages.fr
    expect(heading).toBe(title)
    for (const said of [meaning, reasons[failure].what, failure === 'quota' ? retryAfter(42) : reasons[failure].todo])
      expect(text).toContain(said)
    expect(text).not.toMatch(/introuvable|ne figure dans aucune|trouvé/i)
  })
  test('and can be asked again', async () => {
    await page.route('**/v1/evaluations', route => route.abort(), { times: 1 })
    await press(page, 'email', LISTED)
    expect((await answered(page)).heading).toBe(failureMessages.fr.title)
    await page.click('#result button')
    await page.waitForSelector('text=/^Trouvé dans/')
  })
  test('a layout that changed once is followed', async () => {
    await page.route(
      '**/v1/buckets/**',
      route => route.fulfill({ status: 404, contentType: 'application/problem+json', json: problem }),
      { times: 1 },
    )
    await press(page, 'email', LISTED)
    expect((await answered(page)).heading).toMatch(/^Trouvé/)
  })
})
