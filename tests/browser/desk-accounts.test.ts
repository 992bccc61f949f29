/**
 * Accounts at the desk in a real browser with a passkey of its own (a virtual authenticator, WebDriver §11 by the debugger): an invitation opens
 * an account, the passkey signs in and confirms. axe-core looks at every page on the way; with VIGIFUITE_PICTURES set to a folder, so can
 * people.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../../src/database/connect.ts'
import { inviteFirstAdministrator, issueReset } from '../../src/officer/links.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { type RunningServer, startServer } from '../../src/runtime/node.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { launchChromium } from '../support/chromium.ts'
import { openMigratedPGlite } from '../support/migrated-pglite.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PICTURES = process.env.VIGIFUITE_PICTURES
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

let database: Database
let server: RunningServer
let browser: Browser
let page: Page
let url: string
beforeAll(async () => {
  const config = readConfig({ HOST: '127.0.0.1', PORT: '0' }, { demo: true })
  const opening = launchChromium()
  database = await openMigratedPGlite()
  server = await startServer(config, { database, store: createMemoryStore(), log: () => undefined })
  url = `http://localhost:${server.port}`
  browser = await opening
  const context = await browser.newContext({ viewport: { width: 768, height: 1024 }, locale: 'fr-FR' })
  page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const debug = await context.newCDPSession(page)
  await debug.send('WebAuthn.enable')
  const authenticator = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true } as const
  const options = {
    ...authenticator,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  }
  await debug.send('WebAuthn.addVirtualAuthenticator', { options })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await database?.close()
})

let looks = 0
/** No violation, in one theme and then the other, and nothing to scroll sideways on a tablet. */
async function look(name: string): Promise<void> {
  const theme = looks++ % 2 === 0 ? 'light' : 'dark'
  await page.emulateMedia({ colorScheme: theme })
  await page.evaluate(AXE)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'],
    }),
  )
  const found = violations.flatMap(({ id, nodes }) => nodes.map(node => `${name}: ${id} ${node.html.slice(0, 120)}`))
  expect(found).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(wide, name).toBeLessThanOrEqual(0)
  if (!PICTURES) return
  for (const width of [768, 1280]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 1024 })
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: join(PICTURES, `${name}-${width}-${colorScheme}.png`), fullPage: true })
    }
  }
  await page.setViewportSize({ width: 768, height: 1024 })
}

const go = (path: string) => page.goto(url + path)
const press = (name: string) => page.getByRole('button', { name }).click()
const title = () => page.locator('h1').textContent()

it('opens an account with a passkey, from a link whose token stays in the browser', async () => {
  const act = { actor: 'cli', now: new Date() }
  const given = { email: 'root@example.org', platform: 'Vigifuite', ...act }
  const { token } = await inviteFirstAdministrator({ db: database.db, random }, given)
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  await go('/bureau/lien')
  await look('link')
  await go(`/bureau/lien#${token}`)
  await page.waitForSelector('#with-password')
  await look('invitation')
  expect(page.url()).toBe(`${url}/bureau/lien`)
  expect(asked.filter(one => one.includes(token))).toEqual([])
  const form = page.locator('form[data-passkey-register]')
  await form.locator('[name="name"]').fill('Ana Martin')
  await form.locator('[name="label"]').fill('Téléphone')
  await form.getByRole('button').click()
  await page.waitForSelector('.recovery-codes')
  await look('recovery-codes')
})

it('signs in with it, and nothing else', async () => {
  await go('/bureau/compte')
  await look('account')
  await press('Se déconnecter')
  await page.waitForURL('**/connexion')
  await look('sign-in')
  await go('/en/desk/account')
  await look('sign-in-en')
  await press('Sign in with a passkey')
  await page.waitForURL('**/en/desk/account')
  expect(await page.locator('.signed-in').textContent()).toContain('Ana Martin')
  await look('account-en')
})

it('confirms acts with it', async () => {
  await go('/bureau/equipe')
  await page.locator('summary').click()
  await look('people')
  await page.getByLabel('Nom de l’organisme').fill('Ville de Saint-Nazaire')
  await press('Confirmer avec une clé d’accès')
  await page.waitForURL('**/organisations/**')
  expect(await title()).toContain('Ville de Saint-Nazaire')
  await look('organisation-empty')

  await page.getByLabel('Adresse e-mail').fill('dpo@saint-nazaire.example')
  await page.locator('[name="role"][value="officer"]').check()
  await press('Confirmer avec une clé d’accès')
  await page.waitForSelector('#link')
  await look('hand-over')
  expect(await page.locator('#link').inputValue()).toMatch(/\/bureau\/lien#vgl_/)
  await page.getByRole('link', { name: 'Le lien est remis' }).click()
  await page.waitForURL('**/organisations/**')
  await look('organisation')
  await page.goto(page.url().replace('/bureau/', '/en/desk/'))
  await look('organisation-en')
  const member = { id: 'dpo', email: 'dpo@saint-nazaire.example', display_name: 'Camille Bernard' }
  const [created_at, organisation] = [new Date(), page.url().split('/').at(-1)!]
  await database.db
    .insertInto('officers')
    .values({ ...member, created_at, changed_at: created_at })
    .execute()
  const role = { officer: 'dpo', organisation, role: 'officer', granted_at: created_at } as const
  await database.db.insertInto('officer_memberships').values(role).execute()
  await go(`/bureau/organisations/${organisation}?member=dpo`)
  for (const summary of await page.locator('summary').all()) await summary.click()
  await look('member')
})

it('asks on a page of its own where the form brought no proof, and adds a second passkey', async () => {
  await go('/en/desk/account?change=recovery')
  await look('change-recovery-en')
  await press('Confirm with a passkey')
  await page.waitForSelector('.recovery-codes')
  for (const change of ['password', 'totp']) {
    await go(`/bureau/compte?change=${change}`)
    await look(`change-${change}`)
  }
  await go('/bureau/compte?change=passkey')
  await look('change-passkey')
  await page.getByLabel('Nom de la clé d’accès').fill('Clé bleue')
  await press('Confirmer avec une clé d’accès')
  await page.getByText('Confirmé. Envoyez maintenant').waitFor()
  // This device has one already, and the browser says so.
  await press('Ajouter la clé d’accès')
  await page.getByText('n’a pas été créée').waitFor()
})

it('keeps partners, and confirms a key of theirs with it', async () => {
  await go('/bureau/partenaires')
  await page.locator('summary').click()
  await look('partners')
  await page.getByLabel('Nom du partenaire').fill('Banque Exemple')
  await page.getByLabel('Nom, contact 1').fill('Camille Bernard')
  await page.getByLabel('E-mail, contact 1').fill('nobody')
  // The browser would hold it back.
  await page.locator('main form').evaluate(form => form.setAttribute('novalidate', ''))
  await press('Ajouter le partenaire')
  await page.waitForSelector('#contacts-error')
  await look('partners-refused')
  await page.getByLabel('E-mail, contact 1').fill('camille@banque.example')
  await press('Ajouter le partenaire')
  await page.waitForURL('**/partenaires/**')
  await page.locator('summary', { hasText: 'Créer une clé' }).click()
  await page.locator('summary', { hasText: 'Modifier' }).click()
  await look('partner')
  await page.getByLabel('Libellé').fill('essai')
  await press('Confirmer avec une clé d’accès')
  await page.waitForSelector('#key')
  await look('partner-key-shown')
  expect(await page.locator('#key').inputValue()).toMatch(/^vgf_test_[A-Za-z0-9_-]{43}$/)
  await page.getByRole('link', { name: 'La clé est remise' }).click()
  await page.getByRole('link', { name: 'Gérer, essai' }).click()
  for (const one of ['Remplacer', 'Révoquer']) await page.locator('summary', { hasText: one }).click()
  await look('partner-key')
  await page.goto(page.url().replace('/bureau/partenaires', '/en/desk/partners'))
  await look('partner-key-en')
  await page.locator('summary', { hasText: 'Revoke' }).click()
  await press('Confirm with a passkey')
  await page.waitForURL('**?done=revoked')
  await look('partner-en')
})

it('gives an account back, replacing all that it was signed in with', async () => {
  const { id } = await database.db
    .selectFrom('officers')
    .select('id')
    .where('id', '<>', 'dpo')
    .executeTakeFirstOrThrow()
  const act = { actor: 'cli', now: new Date() }
  const { token } = await issueReset({ db: database.db, random }, { officer: id, ...act })
  await go(`/en/desk/link#${token}`)
  await page.waitForSelector('#with-password')
  await look('reset-en')
})
