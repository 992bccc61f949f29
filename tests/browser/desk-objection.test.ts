/** The pages that publish, withdraw and take objections, in Chromium: what leaves the device, and what axe-core says. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { type PublishServer, signedIn, startPublishServer } from './publish-server.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const CANARY = 'canari.opposition@example.org'
const NIR = '2 69 05 49 588 157 80'

let server: PublishServer
let browser: Browser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startPublishServer(), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('what is typed for an objection never leaves the device, nor stays on the page; a social security number goes nowhere', async () => {
  const context = await signedIn(browser, server.officer)
  const sent: { url: string; body: string }[] = []
  context.on('request', request => sent.push({ url: request.url(), body: request.postData() ?? '' }))
  const page = await context.newPage()
  try {
    await page.goto(`${server.url}/bureau/oppositions`)
    await page.waitForSelector('#submit:enabled')
    await page.check('input[value=phone]')
    await page.fill('#phone', NIR)
    const before = sent.length
    await page.click('#submit')
    await page.waitForSelector('#phone[aria-invalid=true]')
    expect(await page.inputValue('#phone')).toBe('')
    expect(sent.slice(before).filter(({ body }) => body !== '')).toEqual([])

    await page.check('input[value=email]')
    await page.fill('#email', CANARY.toUpperCase())
    await Promise.all([page.waitForURL(/saved=yes/), page.click('#submit')])
    expect(await page.textContent('.notice')).toContain('L’opposition est enregistrée')
    const posts = sent.filter(({ body }) => body !== '')
    expect(posts.map(({ url }) => new URL(url).pathname)).toEqual(['/v1/evaluations', '/bureau/oppositions'])
    const form = new URLSearchParams(posts[1]!.body)
    expect([...form.keys()].sort()).toEqual(['csrf', 'element', 'keyVersion', 'kind', 'scope'])
    expect(form.get('element')).toMatch(/^[\w-]{43}$/)
    const everything = decodeURIComponent(sent.map(({ url, body }) => `${url} ${body}`).join('\n')).toLowerCase()
    for (const piece of [
      'canari',
      'example.org',
      Buffer.from(CANARY).toString('base64url').slice(0, 12).toLowerCase(),
    ]) {
      expect(everything).not.toContain(piece)
    }
    await page.goBack()
    expect(await page.inputValue('#email')).toBe('')
    const stored = await server.database.db.selectFrom('suppressions').selectAll().execute()
    expect(stored.map(({ organisation }) => organisation)).toEqual(['Ville Exemple'])
  } finally {
    await context.close()
  }
})

test('while a publication runs its page follows it, and shows its end by itself', async () => {
  const context = await signedIn(browser, server.officer)
  const page = await context.newPage()
  try {
    const answers = [
      { running: true, text: '7 objets écrits' },
      { running: false, text: '' },
    ]
    await page.route('**/bureau/publication', async route => {
      const request = route.request()
      if (request.headers().accept !== 'application/json') {
        const response = await route.fetch()
        const body = (await response.text()).replace(
          '<section aria-labelledby="waiting">',
          '<p id="progress" role="status" data-publication="/bureau/publication">0</p>$&',
        )
        return route.fulfill({ response, body: answers.length === 2 ? body : await response.text() })
      }
      expect(request.headers()['x-background']).toBe('1')
      return route.fulfill({ json: answers.shift() })
    })
    await page.goto(`${server.url}/bureau/publication`)
    await page.waitForSelector('#progress:text("7 objets écrits")')
    await page.waitForSelector('#progress', { state: 'detached' })
    expect(answers).toEqual([])
  } finally {
    await context.close()
  }
})

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'],
    }),
  )
  return results.violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 160)}`))
}

test('the pages have no violation and no sideways scrolling, on a tablet in French and light, wide in English and dark', async () => {
  const { auditor, incident, list, officer, reviewer } = server
  const pages = [
    [reviewer, `/bureau/dossiers/${incident}/relecture`, `/en/desk/records/${incident}/review`],
    [officer, `/bureau/dossiers/${incident}/listes`, `/en/desk/records/${incident}/lists`],
    [reviewer, `/bureau/listes/${list}`, `/en/desk/lists/${list}`],
    [officer, '/bureau/publication', '/en/desk/publication'],
    [officer, '/bureau/oppositions', '/en/desk/objections'],
    [auditor, '/bureau/journal', '/en/desk/audit'],
  ] as const
  const found: string[] = []
  for (const who of new Set(pages.map(([one]) => one))) {
    const context = await signedIn(browser, who)
    const page = await context.newPage()
    for (const [, fr, en] of pages.filter(([one]) => one === who)) {
      for (const [path, width, colorScheme] of [
        [fr, 768, 'light'],
        [en, 1280, 'dark'],
      ] as const) {
        await page.setViewportSize({ width, height: 900 })
        await page.emulateMedia({ colorScheme })
        const answer = await page.goto(server.url + path)
        expect([path, answer!.status()]).toEqual([path, 200])
        await page.evaluate(() => {
          for (const one of document.querySelectorAll('details')) one.open = true
        })
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (over > 0) found.push(`${path}: ${over} px too wide`)
        found.push(...(await violations(page)).map(one => `${path}: ${one}`))
      }
    }
    await context.close()
  }
  expect(found).toEqual([])
})
