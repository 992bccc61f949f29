import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { clockCountdown, clockNews } from '../../src/desk/parts/clock-countdown.ts'
import { clocksAt } from '../../src/incident/clocks.ts'
import { clockFactsOf } from '../../src/officer/register/clock-facts.ts'
import { changedRegister } from '../officer/register/sample.ts'
import { bundle, launchChromium } from '../support/chromium.ts'

const HOUR = 3_600_000
const facts = clockFactsOf(changedRegister({}))
const due = clocksAt(facts, facts.awareAt!).find(one => one.id === 'cnil')!.due!

let browser: Browser
let script: string
beforeAll(async () => {
  browser = await launchChromium()
  script = await bundle('../../src/browser/entries/clocks.ts', import.meta.url)
})
afterAll(() => browser.close())

it('counts down by the server’s time, and says once what came near and what ran out', async () => {
  const page = await browser.newPage()
  // The device is a day behind the server.
  await page.clock.install({ time: new Date(due.getTime() - 49 * HOUR) })
  const served = new Date(due.getTime() - 25 * HOUR)
  const clock = clocksAt(facts, served).find(one => one.id === 'cnil')!
  const body = `${await clockNews(served)}${await clockCountdown(clock, 'Notifier', 'fr')}`
  await page.setContent(`<!doctype html><html lang="fr"><body>${body}</body></html>`)
  const shown = () => page.locator('.countdown').textContent()
  const said = () => page.locator('[data-clock-news]').textContent()
  expect(await shown()).toBe('en cours encore 1\u00a0j 1\u00a0h')
  await page.addScriptTag({ type: 'module', content: script })
  await page.clock.fastForward(60.5 * 60_000)
  expect([await shown(), await said()]).toEqual([
    'bientôt échu encore 23\u00a0h 59\u00a0min',
    'Notifier, bientôt échu.',
  ])
  expect(await page.locator('.badge').getAttribute('class')).toBe('badge caution')
  await page.evaluate(`document.querySelector('[data-clock-news]').textContent = ''`)
  await page.clock.fastForward(60_000)
  expect(await said()).toBe('')
  await page.clock.fastForward(24 * HOUR)
  expect([await shown(), await said()]).toEqual(['en retard échu depuis 1\u00a0min', 'Notifier, en retard.'])
  await page.close()
})
