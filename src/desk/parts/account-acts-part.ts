/** What the platform's administrators do to a whole account, each with what it will do and the second factor that it takes. */
import { html } from 'hono/html'
import type { Officer } from '../../officer/officers.ts'
import { type Action, decide } from '../../officer/permissions.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import { peopleMessages } from '../messages/people.ts'
import { csrfField } from './csrf-field.ts'
import { stepUpFields } from './step-up-fields.ts'

export const ACCOUNT_ACTS = {
  suspend: 'officer.suspend',
  restore: 'officer.restore',
  reset: 'officer.reset',
  close: 'officer.close',
} as const satisfies Record<string, Action>
export type AccountAct = keyof typeof ACCOUNT_ACTS

/** Whether the officer is one of the platform's administrators. */
export const governsAccounts = ({ signedIn }: SignedInContext): boolean =>
  decide(signedIn.officer, 'officer.suspend', { on: 'platform', authors: [] }).allowed

/** `organisation`: where the page goes back to afterwards. */
export function accountActsPart(context: SignedInContext, { id, status }: Officer, organisation: string): Html {
  const { language, link, signedIn } = context
  const m = peopleMessages[language].member
  if (!governsAccounts(context) || id === signedIn.id || status === 'closed') return html``
  const fitting: readonly AccountAct[] = status === 'active' ? ['reset', 'suspend', 'close'] : ['restore', 'close']
  return html`<section aria-labelledby="account"><h2 id="account">${m.account}</h2>
<p>${m.accountText}</p>
${fitting.map(
  act => html`<details class="act"><summary>${m.acts[act].summary}</summary>
<form method="post" action="${link('people')}">${csrfField(context)}
<p>${m.acts[act].text}</p>
<input type="hidden" name="act" value="${act}"><input type="hidden" name="officer" value="${id}"><input type="hidden" name="organisation" value="${organisation}">
${stepUpFields(context, { action: ACCOUNT_ACTS[act], subject: `officer:${id}` })}
<p class="actions"><button${act === 'close' || act === 'suspend' ? html` class="danger"` : ''}>${m.acts[act].button}</button></p></form></details>`,
)}</section>`
}
