import { html } from 'hono/html'
import { signInWithPassword } from '../../officer/sign-in.ts'
import type { DeskAnswer, DeskContent, DeskContext } from '../context.ts'
import type { Form } from '../form.ts'
import { signInMessages } from '../messages/sign-in.ts'
import { clientOf } from '../parts/client-of.ts'
import { demoOfficersPart } from '../parts/demo-code.ts'
import { DESK_PATHS } from '../paths.ts'

/** Password and code, or a passkey. What was typed is not shown again, but for the address of this very form. */
export function signInPage(context: DeskContext, error: string | null = null, email = ''): DeskContent {
  const m = signInMessages[context.language]
  return {
    title: m.title,
    scripts: ['passkey'],
    body: html`<h1>${m.title}</h1>
<p class="lead">${m.lead}</p>
${error ? html`<p class="error" role="alert">${error}</p>` : ''}
<form method="post" class="card narrow">
<div class="field"><label for="email">${m.email}</label>
<input id="email" name="email" type="email" autocomplete="username webauthn" required maxlength="254" value="${email}"></div>
<div class="field"><label for="password">${m.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="1024"></div>
<div class="field"><label for="code">${m.code}<span class="hint" id="code-hint">${m.codeHint}</span></label>
<input id="code" name="code" class="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="40" aria-describedby="code-hint"></div>
<p class="actions"><button>${m.button}</button></p>
</form>
<p class="quiet">${m.noAccount}</p>
${demoOfficersPart(context)}`,
  }
}

export async function signIn(context: DeskContext, form: Form): Promise<DeskAnswer> {
  const { services, now, clientAddress: address, cookie: previous, language } = context
  const email = form.text('email')
  const result = await signInWithPassword(services.accounts, {
    email,
    password: form.raw('password'),
    code: form.text('code'),
    address,
    client: clientOf(context.request),
    previous,
    now,
  })
  if (result.ok) return { redirect: nextOf(context), session: result.session }
  const m = signInMessages[language]
  const throttled = result.reason === 'throttled'
  const error = throttled ? m.throttled(result.retryAfterSeconds) : m.refused
  return { page: signInPage(context, error, email.slice(0, 254)), status: throttled ? 429 : 403 }
}

/** Where the officer wanted to go: a path of the desk, and nowhere else. */
export function nextOf({ url, link }: DeskContext): string {
  const next = url.searchParams.get('next') ?? ''
  const wanted = URL.canParse(next, url.origin) ? new URL(next, url.origin) : null
  const ours = wanted?.origin === url.origin && isDesk(wanted.pathname)
  return ours ? wanted.pathname + wanted.search : link('home')
}

const isDesk = (path: string): boolean =>
  [DESK_PATHS.home.fr, DESK_PATHS.home.en].some(home => path === home || path.startsWith(`${home}/`))
