import { html } from 'hono/html'
import { KINDS } from '../../identifier/kind.ts'
import { TEST_OUTCOMES, TEST_PEOPLE } from '../../partner/test-people.ts'
import type { Language } from '../language.ts'
import { partnersMessages } from '../messages/partners.ts'
import type { Html } from '../page.ts'

/** Whom test keys find, and with which answer. */
export function testPeopleTable(language: Language): Html {
  const m = partnersMessages[language].tests
  const canonical = (kind: string, outcome: string) =>
    TEST_PEOPLE.find(one => one.kind === kind && one.outcome === outcome)?.canonical
  return html`<section aria-labelledby="test-people"><h2 id="test-people">${m.title}</h2>
<p>${m.text}</p>
<div class="scroll" role="region" aria-labelledby="test-people" tabindex="0"><table>
<thead><tr><th scope="col">${m.outcome}</th>${KINDS.map(kind => html`<th scope="col">${m.kinds[kind]}</th>`)}</tr></thead>
<tbody>${TEST_OUTCOMES.map(
    outcome =>
      html`<tr><th scope="row">${m.outcomes[outcome]}</th>${KINDS.map(kind => html`<td><code>${canonical(kind, outcome)}</code></td>`)}</tr>`,
  )}</tbody></table></div>
<p>${m.others}</p></section>`
}
