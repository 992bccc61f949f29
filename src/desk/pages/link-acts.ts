/** What the forms of a one-time link do. */
import { html } from 'hono/html'
import * as z from 'zod'
import { isCsrfTokenOf } from '../../officer/csrf.ts'
import { OfficerError, type OfficerRefusal } from '../../officer/officer-error.ts'
import {
  acceptInvitation,
  acceptReset,
  joinOrganisation,
  type NewCredentials,
  type OpenedAccount,
  readLink,
} from '../../officer/use-link.ts'
import type { DeskAnswer, DeskContext, SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'
import { linkMessages } from '../messages/link.ts'
import { clientOf } from '../parts/client-of.ts'
import { recoveryCodesPart } from '../parts/new-credential-fields.ts'
import { passkeyAnswer } from '../parts/passkey-answer.ts'
import { setCookie } from '../session-cookie.ts'
import { linkPage, linkPasskeyOptions, openedLinkPage } from './link.ts'

/** Refusals that the form shows beside its fields. */
const IN_FORM: readonly OfficerRefusal[] = ['weak-password', 'not-proved', 'invalid']

export async function useLink(context: DeskContext, form: Form): Promise<DeskAnswer> {
  if (form.isJson) return linkPasskeyOptions(context, form.json(z.object({ token: z.string().max(500) })).token)
  // The whole address, or what stands after its `#`.
  const token = form.text('token').replace(/^[^#]*#/, '')
  try {
    if (form.text('act') === 'join') return await join(context, token, form)
    if (form.text('act') === 'use') return await accept(context, token, form)
    return await openedLinkPage(context, token)
  } catch (error) {
    if (!(error instanceof OfficerError)) throw error
    if (error.reason === 'link-unusable') return linkPage(context, linkMessages[context.language].open.unusable)
    if (error.reason === 'account-exists') return openedLinkPage(context, token)
    if (IN_FORM.includes(error.reason)) return openedLinkPage(context, token, error, form.text('name').slice(0, 100))
    throw error
  }
}

async function accept(context: DeskContext, token: string, form: Form): Promise<DeskAnswer> {
  const { services, now, cookie: previous, request } = context
  const { accounts } = services
  const use = { token, now, previous, client: clientOf(request), credentials: credentialsOf(form) }
  const { purpose } = await readLink(accounts, use)
  const opened =
    purpose === 'reset'
      ? await acceptReset(accounts, use)
      : await acceptInvitation(accounts, { ...use, displayName: form.text('name') })
  return openedPage(context, opened)
}

function credentialsOf(form: Form): NewCredentials {
  const passkey = form.raw('passkey')
  if (passkey !== '') return { kind: 'passkey', ...passkeyAnswer(passkey), label: form.text('label') }
  return { kind: 'password', password: form.raw('password'), code: form.text('code') }
}

/** The first page of the session, with what is shown once. */
function openedPage(context: DeskContext, { recoveryCodes, session }: OpenedAccount): DeskAnswer {
  const { language, link, now } = context
  const m = linkMessages[language].done
  return {
    headers: { 'set-cookie': setCookie(session, now) },
    page: {
      title: m.title,
      body: html`<h1>${m.title}</h1>
<p class="lead">${m.lead}</p>
${recoveryCodesPart(language, recoveryCodes)}
<p class="no-print"><a class="button" href="${link('home')}">${m.button}</a></p>`,
    },
  }
}

/** The link is open to everybody, so that the form's token is asked for here. */
async function join(context: DeskContext, token: string, form: Form): Promise<DeskAnswer> {
  const { services, signedIn, link } = context
  if (!signedIn || !isCsrfTokenOf(signedIn.token, form.text('csrf'))) return openedLinkPage(context, token)
  await joinOrganisation(services.accounts, { token, ...(context as SignedInContext).act })
  return { redirect: link('home') }
}
