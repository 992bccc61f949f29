import { html } from 'hono/html'
import { signInWithPasskey } from '../../officer/passkey-sign-in.ts'
import { type SignInResult, signInWithPassword } from '../../officer/sign-in.ts'
import type { DeskAnswer, DeskContent, DeskContext } from '../context.ts'
import type { Form } from '../form.ts'
import { signInMessages } from '../messages/sign-in.ts'
import { clientOf } from '../parts/client-of.ts'
import { demoOfficersPart } from '../parts/demo-code.ts'
import { passkeyAnswer } from '../parts/passkey-answer.ts'
import { DESK_PATHS } from '../paths.ts'

/** Password and code, or a passkey. What was typed is not shown again, but for the address of this very form. */
export function signInPage(context: DeskContext, error: string | null = null, email = ''): DeskContent {
  const { language, link, url } = context
  const m = signInMessages[language]
  return {
    title: m.title,
    scripts: ['passkey'],
    body: html`<div class="narrow"><h1>${m.title}</h1>
<p class="lead">${m.lead}</p>
${error ? html`<div class="notice alert" role="alert"><p>${error}</p></div>` : ''}
<form method="post" action="${link('passkeySignIn')}${url.search}" class="card" hidden data-passkey-sign-in="${link('passkeyChallenge')}" data-failed="${m.passkeyFailed}">
<input type="hidden" name="passkey" value="">
<p class="actions"><button>${m.passkey}</button></p>
<p class="quiet small">${m.passkeyHint}</p>
</form>
<form method="post" action="${link('signIn')}${url.search}" class="card" id="sign-in">
<div class="field"><label for="email">${m.email}</label>
<input id="email" name="email" type="email" autocomplete="username" required maxlength="254" value="${email}"></div>
<div class="field"><label for="password">${m.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="1024"></div>
<div class="field"><label for="code">${m.code}<span class="hint" id="code-hint">${m.codeHint}</span></label>
<input id="code" name="code" class="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="40" aria-describedby="code-hint"></div>
<p class="actions"><button>${m.button}</button></p>
</form>
<p class="quiet">${m.noAccount}</p>
<p class="quiet">${m.lost}</p></div>
${demoOfficersPart(context)}`,
  }
}

export async function signIn(context: DeskContext, form: Form): Promise<DeskAnswer> {
  const email = form.text('email')
  const result = await signInWithPassword(context.services.accounts, {
    email,
    password: form.raw('password'),
    code: form.text('code'),
    address: context.clientAddress,
    client: clientOf(context.request),
    previous: context.cookie,
    now: context.now,
  })
  return answerTo(context, result, signInMessages[context.language].refused, email.slice(0, 254))
}

/** With the answer of a passkey that the script `passkey` put into the form. */
export async function signInByPasskey(context: DeskContext, form: Form): Promise<DeskAnswer> {
  const m = signInMessages[context.language]
  const result = await signInWithPasskey(context.services.accounts, {
    ...passkeyAnswer(form.raw('passkey')),
    client: clientOf(context.request),
    previous: context.cookie,
    now: context.now,
  })
  return answerTo(context, result, m.passkeyFailed)
}

function answerTo(context: DeskContext, result: SignInResult, refused: string, email = ''): DeskAnswer {
  if (result.ok) return { redirect: nextOf(context), session: result.session }
  if (result.reason !== 'throttled') return { page: signInPage(context, refused, email), status: 403 }
  const { throttled } = signInMessages[context.language]
  return { page: signInPage(context, throttled(result.retryAfterSeconds), email), status: 429 }
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
