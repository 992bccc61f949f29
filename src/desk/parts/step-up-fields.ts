import { html } from 'hono/html'
import type { StepUpTarget } from '../../officer/officer-error.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import { refusalMessages } from '../messages/refusals.ts'
import { demoCodePart } from './demo-code.ts'

/**
 * The second factor for one act, inside its form. The script `passkey` offers a passkey in place of the code, from `data-challenge`.
 * Without these fields in a form the act is refused, and the desk asks on a page of its own.
 */
export function stepUpFields(context: SignedInContext, target: StepUpTarget, error: string | null = null): Html {
  const m = refusalMessages[context.language].stepUp
  return html`<input type="hidden" name="step-up-action" value="${target.action}">
<input type="hidden" name="step-up-subject" value="${target.subject}">
<input type="hidden" name="step-up-passkey" value="">
<div class="field" data-step-up="${context.link('stepUpChallenge')}" data-passkey="${m.passkey}">
<label for="step-up-code">${m.label}<span class="hint" id="step-up-hint">${m.hint}</span></label>
<input id="step-up-code" name="step-up-code" class="code" inputmode="numeric" autocomplete="one-time-code" maxlength="40" aria-describedby="step-up-hint${error ? ' step-up-error' : ''}"${error ? html` aria-invalid="true"` : ''}>
${error ? html`<span class="error" id="step-up-error">${error}</span>` : ''}
${demoCodePart(context, context.signedIn.email)}
</div>`
}
