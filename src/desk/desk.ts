/**
 * The privacy officer's desk as routes for the app: who is asking, whether the form is ours, whether they may, and what a refusal looks
 * like are settled here, once for all pages.
 *
 * A POST needs the session's cookie, this origin, and the form's token. Nothing that was sent is lost by a refusal that the officer can
 * mend: the page that says so carries the fields along, but for passwords and codes.
 */
import { DatabaseUnavailableError } from '../database/errors.ts'
import { originOf } from '../http/origin.ts'
import { ProblemError } from '../http/problem.ts'
import type { ApiContext, ApiHandler, Route, Routes } from '../http/routes.ts'
import { isCsrfTokenOf } from '../officer/csrf.ts'
import { OfficerError } from '../officer/officer-error.ts'
import { findOfficer } from '../officer/officers.ts'
import { verifySession } from '../officer/sessions.ts'
import { pageHeaders } from '../site/headers.ts'
import { LANGUAGES, type Language } from '../site/language.ts'
import type { DeskAnswer, DeskContext, DeskMethod, DeskRoute, SignedIn, SignedInContext } from './context.ts'
import { EMPTY_FORM, type Form, readForm } from './form.ts'
import { deskLayout } from './layout.ts'
import { refusalPage, refusalStatus } from './pages/refusal.ts'
import { resendPage } from './pages/resend.ts'
import { signInFirstPage } from './pages/sign-in-first.ts'
import { stepUpPage } from './pages/step-up.ts'
import { DESK_PATHS, deskPath } from './paths.ts'
import { DESK_ROUTES } from './routes.ts'
import type { DeskServices } from './services.ts'
import { cookieOf, setCookie } from './session-cookie.ts'
import { takeStepUp } from './step-up.ts'
import { decideAbout } from './target.ts'

/** The desk as part of the app. */
export function createDesk(services: DeskServices): Routes {
  const headers = {
    ...pageHeaders(services.bucketOrigin),
    // Without a referrer browsers do not say of which origin a form is either.
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  }

  const answer = async (context: DeskContext, given: DeskAnswer): Promise<Response> => {
    if ('redirect' in given) {
      const cookie = given.session === undefined ? {} : { 'set-cookie': setCookie(given.session, context.now) }
      return new Response(null, { status: 303, headers: { ...headers, location: given.redirect, ...cookie } })
    }
    if ('json' in given) {
      const type = { 'content-type': 'application/json' }
      return new Response(JSON.stringify(given.json), { status: given.status ?? 200, headers: { ...headers, ...type } })
    }
    if ('file' in given) {
      const name = given.name === undefined ? {} : { 'content-disposition': `attachment; filename="${given.name}"` }
      return new Response(given.file as string, { headers: { ...headers, 'content-type': given.contentType, ...name } })
    }
    const html = String(await deskLayout(context, given.page))
    const type = { 'content-type': 'text/html; charset=utf-8', ...given.headers }
    return new Response(html, { status: given.status ?? 200, headers: { ...headers, ...type } })
  }

  /** A refusal as a page or, to a script, as JSON. */
  const refuse = (context: DeskContext, form: Form, error: unknown): DeskAnswer => {
    const status = refusalStatus(error)
    if (status === null) throw error
    const target = error instanceof OfficerError ? error.stepUp : null
    if (form.isJson) return { json: { error: reasonOf(error), ...(target && { stepUp: target }) }, status }
    if (target && context.signedIn)
      return { page: stepUpPage(context as SignedInContext, form, target, reasonOf(error)), status }
    return { page: refusalPage(context, error), status }
  }

  const handlerOf = (route: DeskRoute, language: Language, posted: boolean): ApiHandler => {
    const method = (posted ? route.post : route.get) as DeskMethod<DeskContext>
    return async c => {
      let context = contextOf(services, c, route, language, null)
      let form = EMPTY_FORM
      try {
        if (posted) {
          if (!isOwnOrigin(context)) throw new OfficerError('forbidden', 'the form is of another site')
          form = await readForm(c.req.raw)
        }
        context = contextOf(services, c, route, language, await signedInBy(services, context))
        if (!route.open) {
          if (!context.signedIn) return answer(context, notSignedIn(context, form, posted))
          const token = form.isJson ? (c.req.header('x-csrf-token') ?? '') : form.text('csrf')
          if (posted && !isCsrfTokenOf(context.signedIn.token, token)) {
            if (form.isJson) return answer(context, { json: { error: 'csrf' }, status: 403 })
            return answer(context, { page: resendPage(context as SignedInContext, form), status: 403 })
          }
          if (method.action !== null) await permit(context as SignedInContext, method.action)
          if (posted) await takeStepUp(context as SignedInContext, form)
        }
        return await answer(context, await method.handle(context, form))
      } catch (error) {
        return answer(context, refuse(context, form, error))
      }
    }
  }

  const routeOf = (route: DeskRoute, language: Language): Route => ({
    path: DESK_PATHS[route.page][language],
    cors: false,
    text: true,
    methods: {
      ...(route.get && { GET: handlerOf(route, language, false) }),
      ...(route.post && { POST: handlerOf(route, language, true) }),
    },
  })
  const slash = (language: Language): Route => ({
    path: `${DESK_PATHS.home[language]}/`,
    cors: false,
    methods: { GET: () => new Response(null, { status: 308, headers: { location: DESK_PATHS.home[language] } }) },
  })
  return LANGUAGES.flatMap(language => [...DESK_ROUTES.map(route => routeOf(route, language)), slash(language)])
}

/** Once signed in, an officer comes back to where they wanted to go. */
function notSignedIn(context: DeskContext, form: Form, posted: boolean): DeskAnswer {
  if (form.isJson) return { json: { error: 'signed-out' }, status: 401 }
  if (posted) return { page: signInFirstPage(context), status: 401 }
  const next = context.url.pathname + context.url.search
  return { redirect: `${context.link('signIn')}?next=${encodeURIComponent(next)}` }
}

async function permit(context: SignedInContext, action: NonNullable<DeskMethod['action']>): Promise<void> {
  const decision = await decideAbout(context.services.db, context.signedIn.officer, action, context.parameters)
  if (decision.allowed) return
  if (decision.why === 'organisation') throw new OfficerError('unknown', 'there is no such thing')
  throw new OfficerError(decision.why === 'inactive' ? 'inactive' : 'forbidden', 'the officer may not do this')
}

/** Browsers name the origin of every POST (Fetch Standard, "append a request Origin header"). */
function isOwnOrigin({ request, services, url }: DeskContext): boolean {
  const origin = request.headers.get('origin')
  if (origin === null || !URL.canParse(origin)) return false
  // Without a configured origin a proxy may have taken the TLS away: the host still is the browser's.
  return services.origin === '' ? new URL(origin).host === url.host : origin === services.origin
}

async function signedInBy(services: DeskServices, { cookie, now, request }: DeskContext): Promise<SignedIn | null> {
  if (cookie === null) return null
  const background = request.headers.get('x-background') === '1'
  const verified = await verifySession(services.db, { token: cookie, now, background })
  if (verified === null || verified === 'expired') return null
  const officer = await findOfficer(services.db, verified.officer.id)
  if (officer?.email == null || officer.displayName === null) return null
  const { id, email, displayName: name, status } = officer
  return { ...verified, id, name, email, status, token: cookie }
}

function contextOf(
  services: DeskServices,
  c: ApiContext,
  { page }: DeskRoute,
  language: Language,
  signedIn: SignedIn | null,
): DeskContext {
  const given = new URL(c.req.url)
  const now = services.now()
  return {
    page,
    language,
    services,
    url: new URL(given.pathname + given.search, originOf(services, c)),
    parameters: c.req.param() as Readonly<Record<string, string>>,
    request: c.req.raw,
    clientAddress: c.env?.clientAddress ?? null,
    now,
    cookie: cookieOf(c.req.raw),
    signedIn,
    link: (key, parameters) => deskPath(key, language, parameters),
    ...(signedIn && { act: { actor: `officer:${signedIn.id}`, session: signedIn.session.id, now } }),
  }
}

/** The name of a refusal, for a script. */
function reasonOf(error: unknown): string {
  if (error instanceof OfficerError) return error.reason
  if (error instanceof ProblemError) return error.code
  return error instanceof DatabaseUnavailableError ? 'unavailable' : 'internal'
}
