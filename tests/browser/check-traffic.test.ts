/** All that leaves a browser while it checks: nothing of what was typed, in no encoding, and the same whatever the answer is. */
import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Kind } from '../../src/identifier/kind.ts'
import { fromBase64Url } from '../../src/protocol/bytes.ts'
import { DEMO_EXAMPLES } from '../../src/site/demo-examples.ts'
import { digestOf } from '../conformance/client.ts'
import { answered, openCheck, press } from '../support/check-page.ts'
import { launchChromium } from '../support/chromium.ts'

const CANONICAL: Readonly<Record<Kind, { readonly listed: string; readonly notListed: string }>> = {
  email: { listed: 'camille.martin@example.org', notListed: 'personne@example.org' },
  phone: { listed: '+33639980001', notListed: '+33639980002' },
  iban: { listed: 'FR7600000000010000000000179', notListed: 'FR7600000000010000000000276' },
  person: { listed: 'MARTIN|CAMILLE|1990-04-12', notListed: 'PERSONNE|DOMINIQUE|1985-11-30' },
}

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

interface Sent {
  readonly url: URL
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** One check in a browser of its own: what it sent, and the element that it found. */
async function checkOf(
  kind: Kind,
  values: readonly string[],
): Promise<{ sent: Sent[]; element: Uint8Array; page: Page }> {
  const requests: Request[] = []
  const page = await openCheck(browser, inject('demoUrl'))
  page.context().on('request', request => requests.push(request))
  await press(page, kind, ...values)
  await answered(page)
  await page.waitForTimeout(300)
  const sent = await Promise.all(
    requests.map(async request => ({
      url: new URL(request.url()),
      method: request.method(),
      headers: await request.allHeaders(),
      body: request.postData() ?? '',
    })),
  )
  await page.click('section[aria-labelledby=watch-offer] button')
  const kept = await page.evaluate(() => localStorage.getItem('vigifuite.watch') ?? '')
  const element = fromBase64Url((JSON.parse(kept) as { watched: { element: string }[] }).watched[0]!.element)!
  return { sent, element, page }
}

/** The spellings that something could leave in. */
function spellings(secret: string | Uint8Array): string[] {
  const bytes = Buffer.from(secret)
  const texts = typeof secret === 'string' ? [secret, secret.replace(/\s/g, ''), encodeURIComponent(secret)] : []
  const encoded = (['hex', 'base64', 'base64url'] as const).map(encoding => bytes.toString(encoding).replace(/=+$/, ''))
  return [...texts, ...encoded].map(text => text.toLowerCase())
}

/** What a request looks like from outside, without what differs between any two checks. */
const shapeOf = ({ url, method, headers, body }: Sent): unknown => ({
  method,
  path: url.pathname.replace(/\/(\d+)-[0-9a-f]{4}$/, '/$1-…'),
  query: url.search,
  headers: Object.keys(headers).sort(),
  bodyLength: body.length,
})

test.each(Object.keys(CANONICAL) as Kind[])('%s: nothing of it leaves, listed or not', async kind => {
  const shapes: unknown[][] = []
  for (const which of ['listed', 'notListed'] as const) {
    const typed = DEMO_EXAMPLES[kind][which]
    const canonical = CANONICAL[kind][which]
    const { sent, element, page } = await checkOf(kind, typed)
    const digest = await digestOf(inject('demoUrl'), kind, canonical)
    const everything = sent
      .map(
        ({ url, headers, body }) => `${url.href}\n${decodeURIComponent(url.href)}\n${JSON.stringify(headers)}\n${body}`,
      )
      .join('\n')
      .toLowerCase()
    for (const secret of [...typed, canonical, new Uint8Array(digest), element])
      for (const spelling of spellings(secret)) expect(everything).not.toContain(spelling)

    expect(new Set(sent.map(({ url }) => url.origin))).toEqual(new Set([inject('demoUrl')]))
    for (const { headers } of sent) {
      for (const name of ['cookie', 'referer', 'authorization']) expect(headers).not.toHaveProperty(name)
    }
    expect(await page.context().cookies()).toEqual([])

    const toService = sent.filter(({ url }) => !url.pathname.startsWith('/workers/'))
    const buckets = toService.filter(({ url }) => url.pathname.startsWith('/v1/buckets/'))
    expect(buckets).toHaveLength(1)
    expect(buckets[0]).toMatchObject({ method: 'GET', body: '' })
    expect(buckets[0]!.url.search).toBe('')
    const evaluation = toService.find(({ url }) => url.pathname === '/v1/evaluations')!
    expect(Object.keys(JSON.parse(evaluation.body) as object).sort()).toEqual(['blinded', 'keyVersion', 'kind'])
    // Asked for side by side, so that they come in any order.
    shapes.push(toService.map(shapeOf).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)))
    await page.close()
  }
  expect(shapes[0]).toHaveLength(7)
  expect(shapes[1]).toEqual(shapes[0])
})

test('the page keeps nothing of a check but the names of incidents, until it is asked to', async () => {
  const page = await openCheck(browser, inject('demoUrl'))
  await press(page, 'email', ...DEMO_EXAMPLES.email.listed)
  await answered(page)
  const kept = await page.evaluate(() => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    url: location.href,
  }))
  expect(kept.local).toEqual({})
  expect(Object.keys(kept.session)).toEqual(['vigifuite.found'])
  const found = JSON.parse(kept.session['vigifuite.found'] as string) as Record<string, unknown>[]
  expect(found.every(one => Object.keys(one).sort().join() === 'how,id')).toBe(true)
  expect(kept.url).toBe(`${inject('demoUrl')}/`)
  await page.close()
})
