import { html } from 'hono/html'
import { LETTERS, type Letter, type LetterField, letterText } from '../../incident/letters.ts'
import type { Language } from '../language.ts'
import { letterMessages } from '../messages/letters.ts'
import type { Html } from '../page.ts'

const LONG: readonly LetterField[] = ['address', 'asked', 'answer', 'harm', 'creditors']
const AUTOCOMPLETE: Readonly<Partial<Record<LetterField, string>>> = { name: 'name', contact: 'email' }

/** The letters: fields and the text with its blanks, which can be printed and copied as it is. */
export function letterForms(language: Language): Html {
  const m = letterMessages[language]
  return html`<section id="letters" aria-labelledby="letters-title"><h2 id="letters-title">${m.letters}</h2>
<p class="no-print">${m.lettersText}</p>
<div class="field no-print" id="for-which" hidden><label for="letter-incident">${m.forWhich}</label><select id="letter-incident" autocomplete="off"></select></div>
${LETTERS.map(letter => letterForm(letter, language))}</section>`
}

function letterForm({ id, fields }: Letter, language: Language): Html {
  const m = letterMessages[language]
  return html`<details class="letter" id="letter-${id}" data-letter="${id}"><summary>${m.letter[id].title}</summary>
<p class="no-print">${m.letter[id].text}</p>
<div class="letter-fields needs-script no-print">${fields.map(field => {
    const name = `${id}-${field}`
    const shared = html`id="${name}" data-field="${field}" maxlength="2000" autocomplete="${AUTOCOMPLETE[field] ?? 'off'}"`
    return html`<div class="field"><label for="${name}">${m.fields[field]}</label>${
      LONG.includes(field) ? html`<textarea ${shared} rows="3"></textarea>` : html`<input ${shared} type="text">`
    }</div>`
  })}</div>
<h3 class="no-print">${m.preview}</h3>
<p class="letter-state quiet no-print" role="status"></p>
<pre class="letter-text" lang="fr" tabindex="0" role="region" aria-label="${m.letter[id].title}">${letterText(id, {}, 'fr')}</pre>
${
  language === 'en'
    ? html`<details class="no-print"><summary>${m.inEnglish}</summary><pre class="letter-text letter-aid">${letterText(id, {}, 'en')}</pre></details>`
    : ''
}
<p class="actions needs-script no-print"><button type="button" data-action="download">${m.download}</button><button type="button" class="secondary" data-action="print">${m.printLetter}</button></p></details>`
}
