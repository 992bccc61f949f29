/**
 * A breach from the moment of awareness to its withdrawal, as its people live it: an officer, a reviewer, and a citizen who asks. The guide for
 * officers (docs/officer-guide.md) walks the same way; with VIGIFUITE_PICTURES set to a folder, this takes its pictures.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { prepareDemo } from '../../src/cli/serve.ts'
import type { Database } from '../../src/database/connect.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { DEMO_INCIDENT, DEMO_OFFICERS } from '../../src/runtime/demo-officers.ts'
import { type RunningServer, startServer } from '../../src/runtime/node.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { answered, openCheck, press } from '../support/check-page.ts'
import { launchChromium } from '../support/chromium.ts'
import { openMigratedPGlite } from '../support/migrated-pglite.ts'

const [camille, dominique] = DEMO_OFFICERS
const PEOPLE = ['ada@example.org', 'blaise@example.org', 'claire@example.org', 'denis@example.org']
const PICTURES = process.env.VIGIFUITE_PICTURES
const HALF_MINUTE = 30_000

let database: Database
let server: RunningServer
let browser: Browser
let folder: string
let url: string
/** How far the server's clock is ahead: codes are good for once, and readers look again after some seconds. */
let ahead = 0

beforeAll(async () => {
  const config = readConfig({ HOST: '127.0.0.1', PORT: '0' }, { demo: true })
  database = await openMigratedPGlite()
  const store = createMemoryStore()
  await prepareDemo(config, database, store)
  const now = () => new Date(Date.now() + ahead)
  server = await startServer(config, { database, store, now, log: () => undefined })
  url = `http://localhost:${server.port}`
  browser = await launchChromium()
  folder = await mkdtemp(join(tmpdir(), 'desk-journey-'))
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await database?.close()
  await rm(folder, { recursive: true })
})

const desk = (path: string) => `${url}/bureau/${path}`
const record = (part = '') => desk(`dossiers/${DEMO_INCIDENT}${part}`)

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES)
    await page.screenshot({ path: join(PICTURES, `${name}.png`), clip: { x: 0, y: 0, width: 1280, height: 860 } })
}

async function signIn({ email, password }: { email: string; password: string }): Promise<Page> {
  ahead += HALF_MINUTE
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } })
  const page = await context.newPage()
  page.on('dialog', dialog => void dialog.accept())
  await page.goto(desk('connexion'))
  if (email === camille.email) await picture(page, 'sign-in')
  await page.fill('#email', email)
  await page.fill('#password', password)
  await page.fill('#code', (await page.textContent(`[data-demo-code="${email}"]`))!)
  await Promise.all([page.waitForURL(desk('').slice(0, -1)), page.click('form:has(#code) button')])
  return page
}

/** Sends a form, with the code that its second factor asks for, on its own page or on the next. */
async function send(page: Page, form: string): Promise<void> {
  ahead += HALF_MINUTE
  await Promise.all([page.waitForEvent('load'), page.click(`${form} button:not([type=button]):not([formaction])`)])
  const code = page.locator('input[name="step-up-code"]')
  if ((await page.locator('h1').textContent()) !== 'Confirmez que c’est bien vous') return
  await code.fill((await page.getAttribute('p[data-demo-code]', 'data-demo-code'))!)
  await Promise.all([
    page.waitForEvent('load'),
    page.click('form:has(input[name="step-up-code"]) button:not([type=button])'),
  ])
}

async function saved(page: Page): Promise<void> {
  await page.click('[data-save] >> nth=0')
  await page.waitForSelector('form[data-state=saved]')
}

/** The publication that an act began has ended, and readers look again. */
async function published(page: Page): Promise<void> {
  do await page.goto(desk('publication'))
  while (await page.isVisible('#running'))
  expect(await page.isVisible('.notice:not(.alert) > #last')).toBe(true)
  ahead += HALF_MINUTE
}

async function answerFor(email: string): Promise<string> {
  const context = await browser.newContext()
  try {
    const page = await openCheck(context as unknown as Browser, url)
    await press(page, 'email', email)
    return (await answered(page)).text
  } finally {
    await context.close()
  }
}

test('from awareness to withdrawal', async () => {
  const officer = await signIn(camille)
  await picture(officer, 'records')

  await officer.goto(record('/registre'))
  await officer.fill('[name="register.timeline.awareAt.day"]', '2024-04-10')
  await officer.fill('[name="register.timeline.awareAt.time"]', '08:30')
  await officer.check('[name="register.breach.natures"][value=confidentiality]')
  await officer.fill('[name="register.measures.immediate"]', 'Serveurs isolés, sauvegardes vérifiées.')
  await picture(officer, 'register')
  await saved(officer)
  await officer.goto(record('/echeances'))
  expect(await officer.textContent('main')).toContain('13 avril 2024')
  await picture(officer, 'deadlines')

  await officer.goto(record('/gravite'))
  await officer.check('[name="register.risk.severity.data"][value=simple]')
  await officer.check('[name="register.risk.severity.identification"][value=maximum]')
  await officer.check('[name="register.risk.severity.confidentiality"][value=unknown]')
  await officer.check('[name="register.risk.severity.integrity"][value=none]')
  await officer.check('[name="register.risk.severity.availability"][value=temporary]')
  await officer.check('[name="register.risk.severity.malicious"]')
  await picture(officer, 'severity')
  await saved(officer)
  // 1 × 1 + 0.5 + 0.25 + 0.5
  await officer.goto(record())
  expect(await officer.textContent('main')).toContain('2,25')

  await officer.goto(record('/fiche'))
  await officer.click('summary:text("Choisir dans la liste") >> nth=0')
  await officer.check('[name="incident.dataClasses"][value=names]')
  await officer.check('[name="incident.dataClasses"][value=email-addresses]')
  await saved(officer)

  await officer.goto(record('/listes'))
  await officer.check('[name=kind][value=email]')
  await send(officer, 'main form')
  const list =
    /listes\/(\d+)/.exec(officer.url())?.[1] ??
    (await officer.getAttribute('a[href*="/bureau/listes/"]', 'href'))!.split('/').at(-1)!
  const csv = join(folder, 'personnes.csv')
  await writeFile(csv, `nom;courriel\r\n${PEOPLE.map(one => `X;${one}`).join('\r\n')}\r\n`)
  await officer.goto(desk(`listes/${list}/contribution`))
  await officer.setInputFiles('#contribute-file', csv)
  await officer.waitForSelector('#contribute-estimate:has-text("environ")')
  await officer.evaluate(() => scrollTo(0, 0))
  await picture(officer, 'contribution')
  await officer.click('#contribute button:has-text("Commencer")')
  await officer.waitForSelector(`#contribute a[href$="/listes/${list}"]`)
  await officer.goto(record('/relecture'))
  await picture(officer, 'review-officer')
  await send(officer, '#submit')

  const reviewer = await signIn(dominique)
  await reviewer.goto(desk(`listes/${list}`))
  await send(reviewer, '#approve')
  await send(reviewer, '#publish')
  await reviewer.goto(record('/relecture'))
  await picture(reviewer, 'review')
  await send(reviewer, '#approve')
  await send(reviewer, '#publish')
  await published(reviewer)
  await reviewer.reload()
  await picture(reviewer, 'publication')
  expect(await answerFor(PEOPLE[0]!)).toContain('Saint-Nazaire')
  expect(await answerFor(PEOPLE[1]!)).toContain('Saint-Nazaire')

  await officer.goto(desk('oppositions'))
  await officer.waitForSelector('#submit:enabled')
  await officer.fill('#email', PEOPLE[1]!)
  await picture(officer, 'objection')
  await Promise.all([officer.waitForEvent('load'), officer.click('#submit')])
  await published(officer)
  expect(await answerFor(PEOPLE[1]!)).not.toContain('Saint-Nazaire')
  expect(await answerFor(PEOPLE[0]!)).toContain('Saint-Nazaire')

  await reviewer.goto(record('/relecture'))
  await reviewer.click('details:has(#withdraw) > summary')
  await reviewer.fill('#withdraw-reason', 'Fin de la démonstration.')
  await picture(reviewer, 'withdrawal')
  await send(reviewer, '#withdraw')
  await published(reviewer)
  expect(await answerFor(PEOPLE[0]!)).not.toContain('Saint-Nazaire')
  const page = await browser.newPage()
  expect((await page.goto(`${url}/incidents/${DEMO_INCIDENT}`))?.status()).toBe(404)
}, 180_000)
