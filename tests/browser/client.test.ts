/** The client as it is built, in a page of another origin than the service's. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, inject, test } from 'vitest'
import type * as Client from '../../src/client/index.ts'
import { launchChromium, withModulePage } from '../support/chromium.ts'

const DIST = new URL('../../dist/client/', import.meta.url)
const built = new Map(
  readdirSync(DIST)
    .filter(name => name.endsWith('.js'))
    .map(name => [name === 'index.js' ? 'module.js' : name, readFileSync(new URL(name, DIST), 'utf8')]),
)

test('a page checks an e-mail address and a phone number, loading what it needs when it needs it', async () => {
  const browser = await launchChromium()
  try {
    await withModulePage(browser, built, async page => {
      const loaded: string[] = []
      page.on('request', request => loaded.push(new URL(request.url()).pathname))
      const answers = await page.evaluate(async baseUrl => {
        const { createClient } = (globalThis as unknown as { subject: typeof Client }).subject
        const client = createClient({ baseUrl })
        const email = await client.check('email', 'camille.martin@example.org')
        const first = await client.incidents({ sort: 'affected' }).next()
        const phone = await client.check('phone', '06')
        return { email, phone, first: first.value?.id }
      }, inject('demoUrl'))
      expect(answers.email).toMatchObject({ state: 'listed' })
      expect(answers.phone).toEqual({ state: 'refused', reason: 'phone-length' })
      expect(answers.first).toMatch(/^[a-z0-9-]+$/)
      // Argon2id; then what reads phone numbers. Neither plain JavaScript's Argon2id nor the other kinds.
      expect(loaded.filter(path => path.includes('part-'))).toHaveLength(2)
    })
  } finally {
    await browser.close()
  }
})

test('a pinned signing key is the service’s, or nothing is believed', async () => {
  const baseUrl = inject('demoUrl')
  const { signing } = (await (await fetch(`${baseUrl}/v1/parameters`)).json()) as { signing: { publicKey: string } }
  const { createClient }: typeof Client = await import(new URL('index.js', DIST).href)
  const ask = (signingKey: string) => createClient({ baseUrl, signingKey }).check('email', 'camille.martin@example.org')
  expect(await ask(signing.publicKey)).toMatchObject({ state: 'listed' })
  const another = `${signing.publicKey.startsWith('A') ? 'B' : 'A'}${signing.publicKey.slice(1)}`
  expect(await ask(another)).toEqual({ state: 'unavailable', reason: 'unproven' })
})
