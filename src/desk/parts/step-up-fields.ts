import { html } from 'hono/html'
import type { StepUpTarget } from '../../officer/officer-error.ts'
import { listPasskeys } from '../../officer/passkeys.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import { refusalMessages } from '../messages/refusals.ts'
import { demoCodePart } from './demo-code.ts'

/**
 * The second factor for one act, inside its form. To those who have a passkey the script `passkey` offers it in place of the code.
 * Without these fields in a form the act is refused, and the desk asks on a page of its own.
 */
export async function stepUpFields(
  context: SignedInContext,
  target: StepUpTarget,
  error: string | null = null,
): Promise<Awaited<Html>> {
  const { language, link, services, signedIn } = context
  const m = refusalMessages[language].stepUp
  const passkeys = await listPasskeys(services.db, signedIn.id)
  const offer = { url: link('stepUpChallenge'), ...m }
  // A page may have several of these: one for each act.
  const id = `code-${target.action}-${target.subject}`.replace(/[^A-Za-z0-9_-]/g, '-')
  return html`<input type="hidden" name="step-up-action" value="${target.action}">
<input type="hidden" name="step-up-subject" value="${target.subject}">
<input type="hidden" name="step-up-passkey" value="">
<div class="field"${passkeys.length > 0 ? html` data-step-up="${offer.url}" data-passkey="${offer.passkey}" data-failed="${offer.passkeyFailed}" data-confirmed="${offer.confirmed}"` : ''}>
<label for="${id}">${m.label}<span class="hint" id="${id}-hint">${m.hint}</span></label>
<input id="${id}" name="step-up-code" class="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="40" aria-describedby="${id}-hint${error ? ` ${id}-error` : ''}"${error ? html` aria-invalid="true"` : ''}>
${error ? html`<span class="error" id="${id}-error">${error}</span>` : ''}
${demoCodePart(context, signedIn.email)}
</div>`
}
