/** What to do: the whole ordered plan, of which a script keeps the steps for what was found or ticked. */
import { html } from 'hono/html'
import { adviceOn } from '../../incident/advice.ts'
import { PHASES, type Phase } from '../../incident/advice-step.ts'
import { dayInParis } from '../../incident/day.ts'
import { LEAKED_IDS } from '../../incident/leaked.ts'
import { planMessages } from '../messages/plan.ts'
import type { Html, PageContent, PageContext } from '../page.ts'
import { deadlineFields } from '../parts/plan-deadlines.ts'
import { letterForms } from '../parts/plan-letters.ts'
import { planStep } from '../parts/plan-steps.ts'

export async function planPage({ language, services }: PageContext): Promise<PageContent> {
  const m = planMessages[language]
  const steps = adviceOn(dayInParis(services.now()))
  const phase = (
    id: Phase,
  ): Html => html`<section class="phase" aria-labelledby="phase-${id}"><h3 id="phase-${id}">${m.phases[id].title}</h3>
<p class="quiet">${m.phases[id].text}</p>
<ol class="steps">${steps.filter(one => one.phase === id).map(one => planStep(one, language))}</ol></section>`
  return {
    title: m.title,
    description: m.description,
    scripts: ['plan'],
    body: html`<h1>${m.title}</h1>
<p class="lead">${m.lead}</p>
<noscript><p class="notice caution">${m.withoutScript}</p></noscript>
<div id="plan-for" class="notice" hidden></div>
<details id="leaked" class="card needs-script no-print" open><summary>${m.leakedTitle}</summary><fieldset aria-label="${m.leakedTitle}"><p>${m.leakedHint}</p>
<div class="choices">${LEAKED_IDS.map(
      id =>
        html`<label class="choice"><input type="checkbox" data-leaked="${id}" autocomplete="off"> <span>${m.leaked[id]}</span></label>`,
    )}</div></fieldset></details>
<section id="plan" aria-labelledby="plan-title"><h2 id="plan-title">${m.steps}</h2>
<div class="actions needs-script no-print"><span id="plan-status" role="status"></span><button type="button" class="secondary" id="toggle" hidden>${m.showAll}</button><button type="button" class="secondary" id="print">${m.print}</button></div>
${PHASES.map(phase)}</section>
${deadlineFields(language)}
${letterForms(language)}
<section class="no-print needs-script" aria-label="${m.forget}"><p class="quiet">${m.kept}</p><p><button type="button" class="secondary" id="forget">${m.forget}</button> <span id="forgotten" role="status"></span></p></section>`,
  }
}
