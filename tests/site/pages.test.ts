import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../src/site/language.ts'
import { PAGE_KEYS, pathOf } from '../../src/site/paths.ts'
import { ORIGIN, testSite } from './test-site.ts'

const site = await testSite()
const PARAMETERS = { incident: { id: 'france-travail-2024' }, commune: { insee: '44184' } } as Record<
  string,
  Record<string, string>
>
const pages = PAGE_KEYS.flatMap(page =>
  LANGUAGES.map(language => ({ page, language, path: pathOf(page, language, PARAMETERS[page]) })),
)

async function documentAt(path: string) {
  const answer = await site.get(path)
  const html = await answer.text()
  return { answer, html, document: parseHTML(html).document }
}

/** What a reader sees in the language of the page, without code. */
function visibleText(document: Document): string {
  for (const hidden of document.querySelectorAll('script, style, title')) hidden.remove()
  for (const code of document.querySelectorAll('code')) code.textContent = 'code'
  for (const part of document.body.querySelectorAll('[lang]')) {
    if (part.getAttribute('lang') !== document.documentElement.lang) part.remove()
  }
  return (document.body.textContent ?? '').replace(/[ \n\t]+/g, ' ')
}

describe.each(pages)('$path', ({ page, language, path }) => {
  it('is a whole page in its language', async () => {
    const { answer, html, document } = await documentAt(path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(document.documentElement.lang).toBe(language)
    expect(document.querySelectorAll('h1')).toHaveLength(1)
    expect(document.querySelectorAll('main')).toHaveLength(1)
    expect(document.title.length).toBeGreaterThan(9)
    expect(document.querySelector('meta[name=description]')?.getAttribute('content')?.length).toBeGreaterThan(40)
    expect(html).not.toMatch(/undefined|\[object|NaN/)
  })

  it('names its counterpart in the other language, and itself', async () => {
    const { document } = await documentAt(path)
    const alternates = [...document.querySelectorAll('link[rel=alternate][hreflang]')].map(link => [
      link.getAttribute('hreflang'),
      link.getAttribute('href'),
    ])
    expect(alternates).toEqual([
      ['fr', ORIGIN + pathOf(page, 'fr', PARAMETERS[page])],
      ['en', ORIGIN + pathOf(page, 'en', PARAMETERS[page])],
      ['x-default', ORIGIN + pathOf(page, 'fr', PARAMETERS[page])],
    ])
    expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(ORIGIN + path)
    expect(document.querySelector('meta[property="og:title"]')?.getAttribute('content')).toBeTruthy()
  })

  it('runs, styles and asks for nothing but our own files', async () => {
    const { answer, document, html } = await documentAt(path)
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(html).not.toMatch(/ style=| on[a-z]+=|javascript:/i)
    const own = [...document.querySelectorAll('script[src], link[rel=stylesheet], link[rel=icon], img')]
    for (const one of own) expect(one.getAttribute('src') ?? one.getAttribute('href')).toMatch(/^\/assets\//)
    for (const script of document.querySelectorAll('script:not([src])'))
      expect(script.getAttribute('type')).toMatch(/^application\/(?:ld\+)?json$/)
  })

  it('is sent once to whoever has it', async () => {
    const first = await site.get(path)
    const etag = first.headers.get('etag')!
    expect(etag).toMatch(/^"[0-9a-f]+"$/)
    expect((await site.get(path, { 'if-none-match': etag })).status).toBe(304)
  })

  it('keeps punctuation with its word in French, and has no French spaces in English', async () => {
    const text = visibleText((await documentAt(path)).document)
    const wrong =
      language === 'fr'
        ? /.{0,20}(?:[\p{L}\d)»] [?!;:»](?!\S)|« |\p{L}'\p{L}).{0,20}/gu
        : /.{0,20}[\u00a0\u202f ][?!;:](?!\S).{0,20}/gu
    expect(text.match(wrong) ?? []).toEqual([])
  })
})

describe('links', () => {
  it('lead somewhere, from every page', async () => {
    const seen = new Map<string, string>()
    for (const { path } of pages) {
      const { document } = await documentAt(path)
      const ids = new Set([...document.querySelectorAll('[id]')].map(one => one.id))
      for (const link of document.querySelectorAll('a[href], link[href], script[src]')) {
        const href = (link.getAttribute('href') ?? link.getAttribute('src'))!
        if (href.startsWith('#')) expect(ids, `${href} on ${path}`).toContain(href.slice(1))
        else if (href.startsWith('/')) seen.set(href.replace(/#.*/, ''), path)
      }
    }
    expect(seen.size).toBeGreaterThan(100)
    for (const [href, path] of seen) expect((await site.get(href)).status, `${href} on ${path}`).toBe(200)
  })

  it('to other sites give no referrer and no handle on the page', async () => {
    const { document } = await documentAt('/incidents/france-travail-2024')
    const external = [...document.querySelectorAll('a[href^=http]')]
    expect(external.length).toBeGreaterThan(3)
    for (const link of external) expect(link.getAttribute('rel')).toContain('noopener')
  })
})

describe('what is not there', () => {
  it.each(['/nope', '/en/nope', '/incidents/nope', '/en/incidents/nope', '/communes/99999', '/communes/x'])(
    '%s is a page that says so',
    async path => {
      const { answer, document, html } = await documentAt(path)
      expect(answer.status).toBe(404)
      expect(document.documentElement.lang).toBe(path.startsWith('/en') ? 'en' : 'fr')
      expect(document.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex')
      expect(html).not.toContain('99999')
    },
  )

  it('is a problem of the API below /v1', async () => {
    const answer = await site.get('/v1/nope')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })

  it('is said when nothing can be read, and looks like no answer', async () => {
    const { publication, get } = await testSite()
    publication.state.broken.snapshot = true
    const answer = await get('/incidents')
    expect(answer.status).toBe(503)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.text()).toContain('ne peut pas être lu')
  })
})

describe('the demo', () => {
  it('says so on every page, and only there', async () => {
    const demo = await testSite({ demo: true })
    for (const { path } of pages) {
      expect(await (await demo.get(path)).text(), path).toContain('demo-banner')
      expect(await (await site.get(path)).text(), path).not.toContain('demo-banner')
    }
    expect(await (await demo.get('/nope')).text()).toContain('demo-banner')
  })
})

describe('files', () => {
  it('are immutable and cannot be sniffed', async () => {
    const [, css] = /href="(\/assets\/site-[^"]+\.css)"/.exec(await (await site.get('/')).text())!
    const answer = await site.get(css!)
    expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect((await site.get('/assets/nope.css')).status).toBe(404)
  })

  it('include a sitemap of all pages, and a robots.txt that points to it', async () => {
    const map = await (await site.get('/sitemap.xml')).text()
    for (const { path } of pages) expect(map).toContain(`<loc>${ORIGIN}${path}</loc>`)
    for (const { id } of site.catalogue) expect(map).toContain(`<loc>${ORIGIN}/en/incidents/${id}</loc>`)
    expect(await (await site.get('/robots.txt')).text()).toContain(`Sitemap: ${ORIGIN}/sitemap.xml`)
  })
})

describe('the search', () => {
  it('shows what was asked for as text, and leaves out what it does not understand', async () => {
    const { document, html } = await documentAt(
      `/incidents?q=${encodeURIComponent('"><script>alert(1)</script>')}&sector=nope&cursor=nope&sort=nope`,
    )
    expect(document.querySelector('#q')?.getAttribute('value')).toBe('"><script>alert(1)</script>')
    expect(html).not.toContain('<script>alert')
    expect(html).not.toContain('nope')
  })

  it('finds without accents, filters, and pages through everything once', async () => {
    const titles = async (path: string) =>
      [...(await documentAt(path)).document.querySelectorAll('h3 a')].map(one => one.textContent)
    expect(await titles('/incidents?q=medecindirect')).toHaveLength(1)
    expect((await titles('/en/incidents?sector=health')).length).toBe(
      site.catalogue.filter(one => one.sector === 'health').length,
    )
    const seen: unknown[] = []
    let next: string | null | undefined = '/incidents'
    while (next) {
      const { document } = await documentAt(next)
      seen.push(...[...document.querySelectorAll('h3 a')].map(one => one.getAttribute('href')))
      next = document.querySelector('.actions a.button')?.getAttribute('href')
    }
    expect(new Set(seen).size).toBe(site.catalogue.length)
    expect(seen).toHaveLength(site.catalogue.length)
  })

  it('refuses a social security number kindly, and does not repeat it', async () => {
    const nir = '2 55 08 14 168 025 38'
    const { document, html } = await documentAt(`/incidents?q=${encodeURIComponent(nir)}`)
    expect(document.querySelector('#q-error')?.textContent).toContain('numéro de sécurité sociale')
    expect(document.querySelector('#q')?.getAttribute('aria-invalid')).toBe('true')
    expect(html.replace(/\s/g, '')).not.toContain('14168025')
  })
})
