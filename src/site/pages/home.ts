/**
 * The page where people check. Its form is whole without its script and can do nothing: `method="dialog"` outside a dialog never
 * submits (HTML, form submission algorithm), no field has a name, and the button waits for the script.
 *
 * Spelling help of browsers is off, because some of it asks a server about what is typed.
 */
import { html } from 'hono/html'
import { currentSnapshot, reading } from '../../http/snapshot.ts'
import { KINDS, type Kind } from '../../identifier/kind.ts'
import { DEMO_EXAMPLES, type Example } from '../demo-examples.ts'
import { formatNumber } from '../format.ts'
import { homeMessages } from '../messages/home.ts'
import type { Html, PageContent, PageContext } from '../page.ts'

/** Fields of each kind in their order, with what browsers are told about them. */
const FIELDS = {
  email: [{ id: 'email', attributes: { autocomplete: 'email', inputmode: 'email', autocapitalize: 'none' } }],
  phone: [{ id: 'phone', attributes: { autocomplete: 'tel', inputmode: 'tel', autocapitalize: 'none' } }],
  iban: [{ id: 'iban', attributes: { autocomplete: 'off', inputmode: 'text', autocapitalize: 'characters' } }],
  person: [
    { id: 'givenNames', attributes: { autocomplete: 'given-name', inputmode: 'text', autocapitalize: 'words' } },
    { id: 'familyName', attributes: { autocomplete: 'family-name', inputmode: 'text', autocapitalize: 'words' } },
    { id: 'birthDate', attributes: { autocomplete: 'bday', inputmode: 'numeric', autocapitalize: 'none' } },
  ],
} as const

type Field = (typeof FIELDS)[Kind][number]

export async function homePage(context: PageContext): Promise<PageContent> {
  const { language, link } = context
  const m = homeMessages[language]
  const body = html`<h1>${m.title}</h1>
<div class="columns">
<div>
<p class="lead">${m.lead}</p>
${form(context)}
<div id="outcome" class="outcome">
<div id="progress" hidden>
<p><label for="bar">${m.working}</label> <span id="step" class="quiet"></span></p>
<p><progress id="bar" max="5" value="0"></progress></p>
<p><button id="cancel" class="secondary" type="button">${m.cancel}</button></p>
</div>
<div id="result"></div>
</div>
<p id="live" class="visually-hidden" role="status"></p>
</div>
<aside aria-labelledby="sent">
<h2 id="sent">${m.sent.title}</h2>
<p><strong>${m.sent.stays}</strong></p>
<p>${m.sent.leaves}</p>
<ul>${m.sent.items.map(item => html`<li>${item}</li>`)}</ul>
<p>${m.sent.learns}</p>
<p>${m.sent.nir}</p>
<p><a href="${link('how')}">${m.sent.how}</a></p>
</aside>
</div>
<section class="after-check" aria-labelledby="lists">
<h2 id="lists">${m.lists.title}</h2>
<p>${m.lists.text} ${await coverage(context)}</p>
<p>${m.lists.most}</p>
<p class="actions"><a class="button" href="${link('concerned')}">${m.lists.concerned}</a>
<a class="button secondary" href="${link('incidents')}">${m.lists.incidents}</a></p>
</section>`
  return { title: `${m.title} – Vigifuite`, description: m.description, body, scripts: ['home'] }
}

function form({ language, services, link }: PageContext): Html {
  const m = homeMessages[language]
  return html`<form id="check" class="card check" method="dialog" novalidate>
<noscript><p class="notice caution">${m.noScript.text} <a href="${link('incidents')}">${m.noScript.incidents}</a>, ${
    language === 'fr' ? 'et' : 'and'
  } <a href="${link('concerned')}">${m.noScript.concerned}</a>.</p></noscript>
<fieldset><legend>${m.legend}</legend>
<div class="kinds">${KINDS.map(
    kind =>
      html`<label><input type="radio" name="kind" value="${kind}" autocomplete="off"${
        kind === 'email' ? html` checked` : ''
      }>${m.kinds[kind]}</label>`,
  )}</div>
</fieldset>
${KINDS.map(
  kind => html`<div data-kind="${kind}"${kind === 'email' ? '' : html` hidden`}>
${FIELDS[kind].map(field => fieldOf(field, m.fields[field.id]))}
${services.demo ? examples(kind, m) : ''}</div>`,
)}
<p class="actions"><button id="submit" type="submit" disabled>${m.button}</button> <span class="quiet">${m.promise}</span></p>
</form>`
}

function fieldOf({ id, attributes }: Field, { label, hint }: { readonly label: string; readonly hint?: string }): Html {
  const { autocomplete, inputmode, autocapitalize } = attributes
  const described = hint === undefined ? `${id}-error` : `${id}-hint ${id}-error`
  return html`<div class="field"><label for="${id}">${label}</label>
${hint === undefined ? '' : html`<span class="hint" id="${id}-hint">${hint}</span>`}
<input id="${id}" type="text" autocomplete="${autocomplete}" inputmode="${inputmode}" autocapitalize="${autocapitalize}" autocorrect="off" spellcheck="false" writingsuggestions="false" translate="no" aria-describedby="${described}">
<span class="error" id="${id}-error"></span></div>`
}

function examples(kind: Kind, m: (typeof homeMessages)['fr']): Html {
  const { listed, notListed } = DEMO_EXAMPLES[kind]
  const button = (example: Example, meaning: string) =>
    html`<li><button type="button" class="secondary example" data-example="${JSON.stringify(example)}"><span>${example.join(' ')}</span> <span class="quiet">${meaning}</span></button></li>`
  return html`<p class="small quiet" id="${kind}-examples">${m.examples}</p>
<ul class="examples" aria-labelledby="${kind}-examples">${button(listed, m.listed)}${button(notListed, m.notListed)}</ul>`
}

/** How many incidents have a list: an honest measure of what a check can find. */
async function coverage({ language, services }: PageContext): Promise<string> {
  const snapshot = await currentSnapshot(services)
  const [incidents, datasets] = await reading(() => Promise.all([snapshot.catalogue(), snapshot.datasets()]))
  const listed = new Set(datasets.filter(one => one.status === 'published').map(one => one.incident)).size
  const { count, none } = homeMessages[language].lists
  const all = formatNumber(incidents.length, language)
  return listed === 0 ? none(all) : count(formatNumber(listed, language), all, listed === 1)
}
