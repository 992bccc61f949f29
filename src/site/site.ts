/**
 * The public site: pages of both languages, their files, the sitemap and robots.txt, as routes for the app.
 *
 * Pages read what the API reads: the current publication. They have an entity tag and are cached like it.
 */
import type { Site } from '../http/app.ts'
import { conditional, documentPer, textDocument } from '../http/conditional.ts'
import { POINTER_CACHE } from '../http/headers.ts'
import { originOf } from '../http/origin.ts'
import { ProblemError } from '../http/problem.ts'
import type { ApiContext, ApiHandler, Route } from '../http/routes.ts'
import { currentCatalogue, currentSnapshot, reading } from '../http/snapshot.ts'
import type { Snapshot } from '../publication/read.ts'
import { cardDocument } from './cards.ts'
import { feedRoutes } from './feeds/routes.ts'
import { ASSET_HEADERS, LOGO_HEADERS, pageHeaders, workerHeaders } from './headers.ts'
import { LANGUAGES, type Language } from './language.ts'
import { layout } from './layout.ts'
import { openApiRoute } from './openapi-route.ts'
import type { PageContent, PageContext } from './page.ts'
import { errorPage } from './pages/error.ts'
import { FORMS, RENDERERS } from './pages.ts'
import { PAGE_KEYS, PAGE_PATHS, type PageKey, pathOf } from './paths.ts'
import type { SiteServices } from './services.ts'
import { sitemap } from './sitemap.ts'

const HTML = 'text/html; charset=utf-8'

/** The site as part of the app. */
export function createSite(services: SiteServices): Site {
  const headers = { ...pageHeaders(services.bucketOrigin), 'cache-control': POINTER_CACHE }

  const page = (key: PageKey, language: Language): Route => {
    const get: ApiHandler = async c => {
      const context = contextOf(services, c, key, language)
      try {
        const content = await RENDERERS[key](context)
        return conditional(c.req.raw, await textDocument(String(await layout(context, content)), HTML), headers)
      } catch (error) {
        if (error instanceof ProblemError) return problemPage(context, error.code)
        throw error
      }
    }
    const send = FORMS[key]
    const post: ApiHandler = async c => {
      const context = contextOf(services, c, key, language)
      const { status, content } = await send!(context, c)
      return uncached(context, content, status)
    }
    return {
      path: PAGE_PATHS[key][language],
      cors: false,
      text: true,
      methods: { GET: get, ...(send && { POST: post }) },
    }
  }

  const uncached = async (context: PageContext, content: PageContent, status: number): Promise<Response> => {
    const noStore = { ...pageHeaders(services.bucketOrigin), 'cache-control': 'no-store' }
    return new Response(String(await layout(context, content)), {
      status,
      headers: { ...noStore, 'content-type': HTML },
    })
  }

  const problemPage = async (context: PageContext, code: ProblemError['code']): Promise<Response> => {
    const status = code === 'not-found' ? 404 : 503
    return uncached(context, errorPage(context, status), status)
  }

  const file = (folder: 'assets' | 'workers'): Route => {
    const fileHeaders = folder === 'workers' ? workerHeaders(services.bucketOrigin) : ASSET_HEADERS
    const get: ApiHandler = async c => {
      const found = await services.read(`/${folder}/${c.req.param('name')}`)
      if (!found) throw new ProblemError('not-found')
      const { bytes, contentType } = found
      return new Response(bytes as Uint8Array<ArrayBuffer>, {
        headers: { ...fileHeaders, 'content-type': contentType },
      })
    }
    return { path: `/${folder}/:name`, cors: false, text: true, methods: { GET: get } }
  }

  const cards = (language: Language): Route => {
    const document = documentPer(async (snapshot: Snapshot) =>
      cardDocument(snapshot.manifest.epoch, await snapshot.catalogue(), language),
    )
    const get: ApiHandler = async c => {
      const snapshot = await currentSnapshot(services)
      return conditional(c.req.raw, await reading(() => document(snapshot)), headers)
    }
    return { path: `/data/incidents-${language}.json`, cors: false, text: true, methods: { GET: get } }
  }

  const english: ApiHandler = () => new Response(null, { status: 308, headers: { location: PAGE_PATHS.home.en } })
  const map: ApiHandler = async c => {
    const text = sitemap(originOf(services, c), await currentCatalogue(services))
    const document = await textDocument(text, 'application/xml; charset=utf-8')
    return conditional(c.req.raw, document, headers)
  }
  const logo: ApiHandler = async () => {
    const found = await services.read(services.names.files['logo.png']!)
    if (!found) throw new ProblemError('not-found')
    return new Response(found.bytes as Uint8Array<ArrayBuffer>, {
      headers: { ...LOGO_HEADERS, 'content-type': found.contentType },
    })
  }
  const robots: ApiHandler = async c => {
    const text = `User-agent: *\nDisallow: /v1/\nSitemap: ${originOf(services, c)}/sitemap.xml\n`
    return conditional(c.req.raw, await textDocument(text, 'text/plain; charset=utf-8'), headers)
  }
  return {
    routes: [
      ...PAGE_KEYS.flatMap(key => LANGUAGES.map(language => page(key, language))),
      ...LANGUAGES.map(cards),
      ...feedRoutes(services),
      openApiRoute(services),
      file('assets'),
      file('workers'),
      { path: '/en', cors: false, methods: { GET: english } },
      { path: '/sitemap.xml', cors: false, text: true, methods: { GET: map } },
      { path: '/logo.png', cors: false, methods: { GET: logo } },
      { path: '/robots.txt', cors: false, text: true, methods: { GET: robots } },
    ],
    notFound: c => {
      const pathname = c.req.path
      if (/^\/(?:v1|api|feeds|en\/feeds|assets|workers)\//.test(pathname)) return null
      return problemPage(contextOf(services, c, 'home', pathname.startsWith('/en/') ? 'en' : 'fr'), 'not-found')
    },
  }
}

function contextOf(services: SiteServices, c: ApiContext, page: PageKey, language: Language): PageContext {
  const given = new URL(c.req.url)
  return {
    page,
    language,
    services,
    url: new URL(given.pathname + given.search, originOf(services, c)),
    parameters: c.req.param() as Readonly<Record<string, string>>,
    link: (key, parameters) => pathOf(key, language, parameters),
  }
}
