import { html } from 'hono/html'
import type { AdviceStep } from '../../incident/advice-step.ts'
import { LEAKED, LEAKED_IDS } from '../../incident/leaked.ts'
import type { Language } from '../language.ts'
import { planMessages } from '../messages/plan.ts'
import type { Html } from '../page.ts'

/** One step of the plan, with all that a script needs to know whom it is for. */
export function planStep(step: AdviceStep, language: Language): Html {
  const m = planMessages[language]
  const { id, title, text, links, when, incidents = [], deadlines, letter, sources } = step
  return html`<li class="step" id="step-${id}" data-step="${id}" data-when="${when === 'always' ? when : when.join(' ')}" data-incidents="${incidents.join(' ')}">
<label class="choice"><input type="checkbox" autocomplete="off" aria-label="${m.done(title[language])}"> <strong>${title[language]}</strong></label>
<p>${text[language]}</p>
${
  links.length + (letter ? 1 : 0) + (deadlines ? 1 : 0) === 0
    ? ''
    : html`<ul class="step-links">${links.map(
        link => html`<li><a href="${link.url}" rel="noopener external">${link.label[language]}</a></li>`,
      )}${letter ? html`<li><a href="#letter-${letter}">${m.openLetter}</a></li>` : ''}${
        deadlines ? html`<li class="needs-script"><a href="#deadlines">${m.computeDeadline}</a></li>` : ''
      }</ul>`
}
<p class="quiet small">${forWhom(step, language)} ${m.sources} ${sources.map(
    (url, index) => html`${index === 0 ? '' : ', '}<a href="${url}" rel="noopener external">${hostOf(url)}</a>`,
  )}</p></li>`
}

function forWhom({ when, incidents }: AdviceStep, language: Language): string {
  const m = planMessages[language]
  if (when === 'always') return `${m.forEverybody}.`
  const leaked = LEAKED_IDS.filter(id => LEAKED[id].some(one => when.includes(one))).map(id => inSentence(m.leaked[id]))
  const parts = [...(leaked.length > 0 ? [m.forLeaked(leaked.join(', '))] : []), ...(incidents ? [m.forIncident] : [])]
  return parts.map(one => `${one}.`).join(' ')
}

/** Without its capital, unless it is an abbreviation. */
const inSentence = (label: string): string =>
  /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)

const hostOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '')
