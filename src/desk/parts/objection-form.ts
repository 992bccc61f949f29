import { html } from 'hono/html'
import { KINDS, type Kind } from '../../identifier/kind.ts'
import { objectionMessages } from '../../site/messages/desk-objection.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import { csrfField } from './csrf-field.ts'

/** Fields of each kind in their order. Nothing is filled in for the officer, who types what is somebody else's. */
const FIELDS = {
  email: [{ id: 'email', inputmode: 'email', autocapitalize: 'none' }],
  phone: [{ id: 'phone', inputmode: 'tel', autocapitalize: 'none' }],
  iban: [{ id: 'iban', inputmode: 'text', autocapitalize: 'characters' }],
  person: [
    { id: 'givenNames', inputmode: 'text', autocapitalize: 'words' },
    { id: 'familyName', inputmode: 'text', autocapitalize: 'words' },
    { id: 'birthDate', inputmode: 'numeric', autocapitalize: 'none' },
  ],
} as const

/**
 * Two forms: one for what is typed, which has no names and never submits (`method="dialog"` outside a dialog; HTML, form submission
 * algorithm), and one for what the script makes of it. `scopes`: in whose lists, by id and name.
 */
export function objectionForm(
  context: SignedInContext,
  scopes: readonly (readonly [id: string, name: string])[],
): Html {
  const m = objectionMessages[context.language]
  return html`<form id="check" class="card check" method="dialog" novalidate autocomplete="off" aria-labelledby="objection">
<h2 id="objection">${m.form}</h2>
<noscript><p class="notice caution">${m.noScript}</p></noscript>
<fieldset><legend>${m.legend}</legend>
<div class="kinds">${KINDS.map(
    kind =>
      html`<label><input type="radio" name="kind" value="${kind}" autocomplete="off"${kind === 'email' ? html` checked` : ''}>${m.kinds[kind]}</label>`,
  )}</div></fieldset>
${KINDS.map(
  kind =>
    html`<div data-kind="${kind}"${kind === 'email' ? '' : html` hidden`}>${FIELDS[kind].map(field => fieldOf(field, m.fields[field.id]))}</div>`,
)}
<div class="field"><label for="scope">${m.scope}<span class="hint" id="scope-hint">${m.scopeHint}</span></label>
<select id="scope" name="scope" form="send" aria-describedby="scope-hint">${scopes.map(([id, name]) => html`<option value="${id}">${name}</option>`)}</select></div>
<p class="actions"><button id="submit" type="submit" disabled>${m.button}</button> <span class="quiet">${m.promise}</span></p>
<div id="progress" hidden><p><label for="bar">${m.working}</label> <span id="step" class="quiet"></span></p>
<p><progress id="bar" max="4" value="0"></progress></p>
<p><button id="cancel" class="secondary" type="button">${m.cancel}</button></p></div>
<p id="failure" class="notice caution" role="alert" hidden></p>
<p id="live" class="visually-hidden" role="status"></p>
</form>
<form id="send" method="post">${csrfField(context)}
<input type="hidden" name="kind" value=""><input type="hidden" name="keyVersion" value=""><input type="hidden" name="element" value=""></form>`
}

type Field = (typeof FIELDS)[Kind][number]

function fieldOf(
  { id, inputmode, autocapitalize }: Field,
  { label, hint }: { readonly label: string; readonly hint?: string },
): Html {
  const described = hint === undefined ? `${id}-error` : `${id}-hint ${id}-error`
  return html`<div class="field"><label for="${id}">${label}</label>
${hint === undefined ? '' : html`<span class="hint" id="${id}-hint">${hint}</span>`}
<input id="${id}" type="text" autocomplete="off" inputmode="${inputmode}" autocapitalize="${autocapitalize}" autocorrect="off" spellcheck="false" writingsuggestions="false" translate="no" aria-describedby="${described}">
<span class="error" id="${id}-error"></span></div>`
}
