/** What the forms of one's own account do. */
import { html } from 'hono/html'
import { changePassword, confirmTotp, replaceRecoveryCodes } from '../../officer/credentials.ts'
import { OfficerError, type OfficerRefusal } from '../../officer/officer-error.ts'
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from '../../officer/passkeys.ts'
import { endOtherSessions, endSession } from '../../officer/sessions.ts'
import type { DeskAnswer, SignedInContext } from '../context.ts'
import type { Form } from '../form.ts'
import { type AccountDone, accountMessages } from '../messages/account.ts'
import { recoveryCodesPart } from '../parts/new-credential-fields.ts'
import { passkeyAnswer } from '../parts/passkey-answer.ts'
import { registrationOptions } from '../parts/passkey-options.ts'
import { accountChangePage, isAccountChange } from './account-change.ts'

/** Refusals that the form of a change shows beside its fields. */
const IN_FORM: readonly OfficerRefusal[] = ['weak-password', 'not-proved', 'invalid', 'wrong-state', 'last-credential']

export async function changeAccount(context: SignedInContext, form: Form): Promise<DeskAnswer> {
  if (form.isJson) return { json: await passkeyOptions(context) }
  const change = form.text('act')
  try {
    const answer = await changed(context, change, form)
    if (typeof answer !== 'string') return answer
    return { redirect: `${context.link('account')}?done=${answer}` }
  } catch (error) {
    const shown = error instanceof OfficerError && error.stepUp === null && IN_FORM.includes(error.reason)
    if (shown && isAccountChange(change) && !(change === 'password' && error.reason === 'wrong-state'))
      return accountChangePage(context, change, error, form.text('id'))
    throw error
  }
}

async function changed(context: SignedInContext, change: string, form: Form): Promise<AccountDone | DeskAnswer> {
  const { act, services, signedIn } = context
  const { accounts, db } = services
  const [id, label] = [form.text('id'), form.text('label')]
  switch (change) {
    case 'password': {
      const current = form.raw('current')
      await changePassword(accounts, {
        current: current === '' ? null : current,
        password: form.raw('password'),
        ...act,
      })
      return 'password'
    }
    case 'totp':
      await confirmTotp(accounts, { code: form.text('code'), ...act })
      return 'totp'
    case 'recovery':
      return recoveryPage(context, await replaceRecoveryCodes(accounts, act))
    case 'passkey':
      await addPasskey(accounts, { ...passkeyAnswer(form.raw('passkey')), label, ...act })
      return 'passkey'
    case 'rename':
      await renamePasskey(db, { id, label, ...act })
      return 'renamed'
    case 'remove':
      await removePasskey(db, { id, ...act })
      return 'removed'
    case 'end':
      await endSession(db, { officer: signedIn.id, id, ...act })
      return 'ended'
    case 'end-others':
      await endOtherSessions(db, { officer: signedIn.id, keep: signedIn.session.id, ...act })
      return 'others'
    default:
      throw new OfficerError('invalid', 'it is not said what is to change')
  }
}

async function passkeyOptions({ act, services, signedIn }: SignedInContext) {
  const { email, name } = signedIn
  return registrationOptions({ ...(await beginPasskey(services.accounts, act)), email, name })
}

function recoveryPage({ language, link }: SignedInContext, codes: readonly string[]): DeskAnswer {
  const m = accountMessages[language]
  return {
    page: {
      title: m.recovery,
      under: 'account',
      body: html`<h1>${m.recovery}</h1>
${recoveryCodesPart(language, codes)}
<p class="no-print"><a class="button" href="${link('account')}">${m.back}</a></p>`,
    },
  }
}
