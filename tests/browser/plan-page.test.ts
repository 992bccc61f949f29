/** The plan in Chromium, against the demo: the right steps, deadlines, letters and files, and nothing sent or kept beyond the ticks. */
import { readFile } from 'node:fs/promises'
import type { Browser, Download, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { addDays, addMonths, dayInParis } from '../../src/incident/day.ts'
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
  options: { javaScriptEnabled?: boolean; found?: unknown; timezoneId?: string } = {},
): Promise<void> {
  const { found, ...settings } = options
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    acceptDownloads: true,
    ...settings,
  })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(5000)
    const errors: string[] = []
    page.on('pageerror', error => errors.push(error.message))
    if (found !== undefined) {
      await page.addInitScript(stored => sessionStorage.setItem('vigifuite.found', stored), JSON.stringify(found))
    }
    await page.goto(inject('demoUrl') + path, { waitUntil: 'networkidle' })
    const requests: string[] = []
    page.on('request', request => {
      if (!request.url().startsWith('blob:')) requests.push(request.url())
    })
    if (settings.javaScriptEnabled !== false) await page.locator('html[data-ready]').waitFor({ state: 'attached' })
    await action(page, requests)
    expect(errors).toEqual([])
  } finally {
    await context.close()
  }
}

const shown = (page: Page) =>
  page.locator('.step:visible').evaluateAll(items => items.map(item => (item as HTMLElement).dataset.step))
const textOf = async (download: Download) => readFile(await download.path(), 'utf8')
const today = dayInParis(new Date())

it('keeps the steps for what a check found: the white list for an IBAN, and not the door code', async () => {
  await onPage(
    '/que-faire',
    async (page, requests) => {
      expect(await page.locator('#plan-for').textContent()).toMatch(/Free.*vous figurez dans la liste/s)
      expect(await page.locator('#plan-for li').count()).toBe(1)
      const steps = await shown(page)
      expect(steps).toEqual(expect.arrayContaining(['secure-mailbox', 'white-list', 'contest-debit', '17cyber']))
      expect(steps).not.toContain('door-code')
      expect(await page.locator('[data-leaked="bank"]').isChecked()).toBe(true)
      await page.getByRole('button', { name: 'Voir toutes les étapes' }).click()
      expect(await shown(page)).toContain('door-code')
      expect(requests).toEqual([])
    },
    {
      found: [
        { id: 'free-2024', how: 'possible' },
        { id: 'free-2024', how: 'listed' },
        { id: 'no-such-incident', how: 'listed' },
      ],
    },
  )
})

it('follows what the reader ticks, and an incident that the address names', async () => {
  await onPage('/en/what-to-do', async page => {
    const all = await shown(page)
    expect(all.length).toBeGreaterThan(20)
    await page.getByLabel('Door code').check()
    expect(await shown(page)).toContain('door-code')
    expect(await shown(page)).not.toContain('white-list')
    await page.getByLabel('IBAN, bank details').check()
    expect(await shown(page)).toContain('white-list')
    await page.getByLabel('Door code').uncheck()
    expect(await shown(page)).not.toContain('door-code')
    await page.evaluate(() => location.assign('#france-travail-2024'))
    await page.locator('#plan-for').waitFor()
    expect(await page.locator('#plan-for').textContent()).toContain('France Travail')
    expect(await shown(page)).toEqual(expect.arrayContaining(['check-ameli', 'france-travail-complaint']))
    expect(await shown(page)).not.toContain('white-list')
    await page.evaluate(() => location.assign('#france-state-ddos-2024-03'))
    await page.locator('#plan-for', { hasText: 'No data leaked' }).waitFor()
  })
})

it('keeps ticks on the device until they are forgotten, and nothing else', async () => {
  await onPage(
    '/en/what-to-do',
    async page => {
      const box = page.locator('[data-step="keep-notice"] input')
      await box.check()
      expect(await page.locator('#plan-status').textContent()).toMatch(/1 done/)
      await page.locator('#letter-access summary').first().click()
      await page.locator('#access-name').fill('Camille Exemple')
      await page.locator('#debit-date').fill(addDays(today, -3))
      await page.reload()
      await page.locator('html[data-ready]').waitFor({ state: 'attached' })
      expect(await box.isChecked()).toBe(true)
      expect(await page.locator('#access-name').inputValue()).toBe('')
      expect(await page.locator('#debit-date').inputValue()).toBe('')
      expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe('{"vigifuite.plan":"[\\"keep-notice\\"]"}')
      await page.getByRole('button', { name: 'Forget everything' }).click()
      expect(await box.isChecked()).toBe(false)
      expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
      expect(await page.locator('#plan-for').isVisible()).toBe(false)
      expect(await page.context().cookies()).toEqual([])
    },
    { found: [{ id: 'free-2024', how: 'listed' }] },
  )
})

it('computes deadlines, and puts them in a calendar file that says nothing of the reader', async () => {
  await onPage(
    '/que-faire',
    async page => {
      const debit = addDays(today, -20)
      const asked = addDays(today, -10)
      await page.locator('#debit-date').fill(debit)
      await page.locator('#access-date').fill(asked)
      await page.locator('#access-date').blur()
      const due = () =>
        page
          .locator('[data-due]')
          .evaluateAll(items => items.map(item => Object.values((item as HTMLElement).dataset).join(' ')))
      expect(await due()).toEqual(
        [
          `debit-outside-eea ${addDays(debit, 70)}`,
          `debit ${addMonths(debit, 13)}`,
          `access ${addMonths(asked, 1)}`,
          `access-extended ${addMonths(asked, 3)}`,
        ].sort((a, b) => (a.slice(-10) < b.slice(-10) ? -1 : 1)),
      )
      await page.locator('#debit-bank').selectOption('inside')
      expect((await due()).map(one => one.split(' ')[0])).toEqual(['access', 'access-extended', 'debit'])
      const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#calendar').click()])
      expect(file.suggestedFilename()).toBe('echeances.ics')
      const text = await textOf(file)
      const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n')
      expect(lines[0]).toBe('BEGIN:VCALENDAR')
      expect(lines.at(-1)).toBe('END:VCALENDAR')
      expect(lines.filter(line => line === 'BEGIN:VEVENT')).toHaveLength(3)
      const days = lines.filter(line => line.startsWith('DTSTART')).map(line => line.split(':')[1])
      const compact = (day: string) => day.replaceAll('-', '')
      expect(days).toEqual([addMonths(asked, 1), addMonths(asked, 3), addMonths(debit, 13)].map(compact))
      expect(lines.filter(line => /^UID:[\da-f-]{36}$/.test(line))).toHaveLength(3)
      expect(lines.every(line => line.length < 200)).toBe(true)
      expect(text.split('\r\n').every(line => Buffer.byteLength(line) <= 75)).toBe(true)
      for (const personal of [debit, asked].map(compact)) expect(text).not.toContain(personal)
    },
    { timezoneId: 'America/Los_Angeles' },
  )
})

it('refuses dates that cannot be, beside the field', async () => {
  await onPage('/en/what-to-do', async page => {
    const field = page.locator('#refund-date')
    const error = page.locator('#refund-date-error')
    await field.fill(addDays(today, 2))
    await field.blur()
    expect(await error.textContent()).toContain('future')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(await page.locator('#calendar').isVisible()).toBe(false)
    await field.fill('1999-12-31')
    expect(await error.textContent()).not.toBe('')
    await field.fill(addDays(today, -100))
    expect(await error.textContent()).toBe('')
    expect(await page.locator('#deadline-result').textContent()).toContain('that day is past')
    expect(await page.locator('#calendar').isVisible()).toBe(false)
  })
})

it('fills letters in on the device, and hands them over as text', async () => {
  await onPage('/en/what-to-do#free-2024', async (page, requests) => {
    await page.locator('[data-step="ask-organisation"] a', { hasText: 'Open the letter' }).click()
    await page.locator('#letter-access[open]').waitFor()
    expect(await page.locator('#access-organisation').inputValue()).toContain('Free')
    await page.locator('#access-name').fill('Zoé <b>Exemple</b> 🙂')
    await page.locator('#access-address').fill('1 rue de l’Essai\n44600 Saint-Nazaire')
    const letter = page.locator('#letter-access .letter-text').first()
    expect(await letter.textContent()).toContain('Zoé <b>Exemple</b> 🙂')
    expect(await page.locator('#letter-access .letter-state').textContent()).toBe('2 blanks are left to fill in.')
    expect(await page.locator('#letter-white-list .letter-text').first().textContent()).toContain('Zoé')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('#letter-access [data-action="download"]').click(),
    ])
    expect(file.suggestedFilename()).toBe('demande-d-acces.txt')
    const text = await textOf(file)
    expect(text).toMatch(/^\uFEFFZoé <b>Exemple<\/b> 🙂\r\n1 rue de l’Essai\r\n44600 Saint-Nazaire\r\n/)
    expect(text).toContain('article 15 du RGPD')
    expect(text).toContain('[À COMPLÉTER\u00a0: votre adresse e-mail')
    expect(text).not.toMatch(/[^\r]\n/)
    expect(requests).toEqual([])
    expect(page.url()).toBe(`${inject('demoUrl')}/en/what-to-do#letter-access`)
  })
})

it('prints a letter alone, or the plan without what is only for the screen', async () => {
  await onPage('/que-faire', async page => {
    await page.evaluate(() => {
      window.print = () => undefined
    })
    await page.locator('#letter-complaint summary').click()
    await page.locator('#letter-complaint [data-action="print"]').click()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('#plan').isVisible()).toBe(false)
    expect(await page.locator('#letter-complaint .letter-text').isVisible()).toBe(true)
    expect(await page.locator('#complaint-name').isVisible()).toBe(false)
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    expect(await page.locator('#plan').isVisible()).toBe(true)
    expect(await page.locator('#leaked').isVisible()).toBe(false)
    expect(await page.locator('#letters').isVisible()).toBe(false)
  })
})

it('is whole without scripts', async () => {
  await onPage(
    '/que-faire',
    async page => {
      expect((await shown(page)).length).toBeGreaterThan(25)
      expect(await page.locator('#leaked').isVisible()).toBe(false)
      expect(await page.locator('#deadlines').isVisible()).toBe(false)
      await page.locator('#letter-access summary').click()
      expect(await page.locator('#letter-access .letter-text').textContent()).toContain('[À COMPLÉTER')
      expect(await page.locator('input[name], select[name], textarea[name], form').count()).toBe(0)
    },
    { javaScriptEnabled: false },
  )
})

it('shows the complete plan when the catalogue cannot be read', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  try {
    await page.route('**/data/incidents-*.json', route => route.abort())
    await page.goto(`${inject('demoUrl')}/en/what-to-do#free-2024`)
    await page.locator('#plan-for', { hasText: 'could not be loaded' }).waitFor()
    expect((await shown(page)).length).toBeGreaterThan(20)
  } finally {
    await context.close()
  }
})
