/** Am I concerned? A questionnaire made of all populations, answered and evaluated on the device; without scripts, a list to read. */
import { html } from 'hono/html'
import { currentCatalogue } from '../../http/snapshot.ts'
import { sortIncidents } from '../../incident/order.ts'
import { type Question, type QuestionGroup, questionsOf } from '../../incident/questions.ts'
import type { Incident } from '../../incident/record.ts'
import { formatDate } from '../format.ts'
import type { Language } from '../language.ts'
import { concernedMessages } from '../messages/concerned.ts'
import { relations } from '../messages/terms.ts'
import type { Html, PageContent, PageContext } from '../page.ts'

/** How many names a closed group shows. */
const EXAMPLES = 4

export async function concernedPage(context: PageContext): Promise<PageContent> {
  const { language, services } = context
  const m = concernedMessages[language]
  const catalogue = sortIncidents(await currentCatalogue(services), 'disclosed')
  const groups = questionsOf(catalogue.map(({ id, sector, population }) => ({ id, sector, ...population })))
  return {
    title: m.title,
    description: m.description,
    scripts: ['concerned'],
    body: html`<h1>${m.title}</h1>
<p class="lead">${m.lead}</p>
<p class="notice">${m.privacy}</p>
<noscript><p class="notice caution">${m.withoutScript}</p></noscript>
<div id="questionnaire">
<section id="focus" class="card" aria-labelledby="focus-title" hidden></section>
<h2 id="other-questions" hidden>${m.otherQuestions}</h2>
${communeFieldset(catalogue, language)}
<section id="bodies" aria-labelledby="bodies-title"><h2 id="bodies-title">${m.questions}</h2>
<p>${m.questionsHint}</p>
${groups.map(({ group, questions }) => groupDetails(group, questions, language))}
</section>
<div class="result-bar no-print"><p id="tally" class="quiet" role="status"></p><button type="button" id="see">${m.see}</button></div>
</div>
<section id="result" aria-labelledby="result-title" hidden></section>
<section aria-labelledby="meaning"><h2 id="meaning">${m.whatItMeans}</h2><p>${m.whatItMeansText}</p><p class="quiet">${m.kept}</p></section>
<section aria-labelledby="list"><h2 id="list">${m.list}</h2>
<details><summary>${m.listSummary(catalogue.length)}</summary><ul class="populations">${catalogue.map(one => population(context, one))}</ul></details></section>`,
  }
}

function communeFieldset(catalogue: readonly Incident[], language: Language): Html {
  const m = concernedMessages[language]
  const asking = catalogue.filter(({ population }) => population.criteria.some(one => one.type === 'commune'))
  return html`<section id="communes" data-incidents="${asking.map(one => one.id).join(' ')}" aria-labelledby="communes-title"><h2 id="communes-title">${m.communes}</h2>
<p>${m.communesHint}</p>
<div class="field combobox"><label for="commune">${m.commune}</label>
<input id="commune" type="text" role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="commune-list" aria-describedby="commune-error" autocomplete="off" autocapitalize="words" spellcheck="false" maxlength="200">
<ul id="commune-list" role="listbox" aria-label="${m.communeResults}" hidden></ul>
<p id="commune-error" class="error"></p><p id="commune-status" class="visually-hidden" role="status"></p></div>
<ul id="chosen-communes" class="chosen" aria-label="${m.communeChosen}" hidden></ul></section>`
}

function groupDetails(group: QuestionGroup, questions: readonly Question[], language: Language): Html {
  const m = concernedMessages[language]
  const byRelation = Map.groupBy(questions, one => one.relation)
  const names = [...new Set(questions.map(one => one.with[language]))]
  const examples = names.slice(0, EXAMPLES).join(', ') + (names.length > EXAMPLES ? '…' : '')
  return html`<details class="group"><summary>${m.groups[group]} <span class="hint">${examples}</span></summary>
${[...byRelation].map(
  ([relation, asked]) =>
    html`<fieldset><legend>${relations[language][relation]}</legend><div class="choices">${asked.map(one => questionField(one, language))}</div></fieldset>`,
)}</details>`
}

/** No field has a name: nothing of a questionnaire can end up in an address. */
function questionField(question: Question, language: Language): Html {
  const m = concernedMessages[language]
  const id = `q-${question.key.replaceAll(' ', '-')}`
  const { asksSince, asksUntil, conditions } = question
  const year = (part: 'since' | 'until') =>
    html`<span class="year"><label for="${id}-${part}">${m[part]}</label>
<input id="${id}-${part}" data-part="${part}" type="text" inputmode="numeric" maxlength="10" autocomplete="off" aria-describedby="${id}-hint ${id}-error"></span>`
  return html`<div class="question" data-body="${question.body}" data-relation="${question.relation}" data-incidents="${question.incidents.join(' ')}">
<label class="choice"><input type="checkbox" data-part="answer" autocomplete="off"> <span>${question.with[language]}</span></label>
${
  asksSince || asksUntil || conditions.length > 0
    ? html`<div class="follow-up" hidden>${
        conditions.length === 0
          ? ''
          : html`<p>${m.conditions}</p>${conditions.map(
              one =>
                html`<label class="choice"><input type="checkbox" data-part="condition" data-condition="${one.key}" autocomplete="off"> <span>${one[language]}</span></label>`,
            )}`
      }${
        asksSince || asksUntil
          ? html`<div class="years">${asksSince ? year('since') : ''}${asksUntil ? year('until') : ''}</div>
<p id="${id}-hint" class="hint">${m.optional}</p><p id="${id}-error" class="error"></p>`
          : ''
      }</div>`
    : ''
}</div>`
}

/** The link from an incident's page leads here where no script runs. */
function population({ language, link }: PageContext, { id, title, dates, population: sentence }: Incident): Html {
  return html`<li id="${id}"><a href="${link('incident', { id })}">${title[language]}</a> <span class="quiet">(${formatDate(dates.disclosed, language)})</span><br>${sentence[language]}</li>`
}
