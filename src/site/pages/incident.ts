/** One incident: who, when, what, how sure, what changed, whom it concerns, what to do, and every source. */
import { html } from 'hono/html'
import { ProblemError } from '../../http/problem.ts'
import { currentSnapshot, reading } from '../../http/snapshot.ts'
import type { Kind } from '../../identifier/kind.ts'
import type { Incident } from '../../incident/record.ts'
import { revisionsOf } from '../../incident/revisions.ts'
import { standingFigure } from '../../incident/summary.ts'
import { timelineOf } from '../../incident/timeline.ts'
import { formatDate, formatEuros, formatList, formatOn, formatPeriod } from '../format.ts'
import type { Language } from '../language.ts'
import { historyMessages } from '../messages/history.ts'
import { incidentMessages } from '../messages/incident.ts'
import { confidences, exposures, kinds, nameOf, roles, sectors } from '../messages/terms.ts'
import type { Html, PageContent, PageContext } from '../page.ts'
import { badges } from '../parts/badges.ts'
import { criteriaList } from '../parts/criteria.ts'
import { dataClassChips } from '../parts/data-classes.ts'
import { datedFigureText, figureText } from '../parts/figure-text.ts'
import { revisionTable } from '../parts/revisions.ts'
import { sourceList, time } from '../parts/sources.ts'
import { timelineList } from '../parts/timeline.ts'
import { feedPathOf } from '../paths.ts'

/** A list of affected people, as far as the page speaks of it. */
export interface ListOfIncident {
  readonly kind: Kind
  readonly synthetic: boolean
}

export async function incidentPage(context: PageContext): Promise<PageContent> {
  const { services, parameters } = context
  const snapshot = await currentSnapshot(services)
  const [catalogue, datasets] = await reading(() => Promise.all([snapshot.catalogue(), snapshot.datasets()]))
  const incident = catalogue.find(one => one.id === parameters.id)
  if (!incident) throw new ProblemError('not-found')
  const lists = datasets.filter(one => one.incident === incident.id && one.status === 'published')
  return incidentContent(context, incident, lists)
}

/** The page about a record, which need not be public yet. `lists`: those that people can check against. */
export function incidentContent(
  { language, link }: Pick<PageContext, 'language' | 'link'>,
  incident: Incident,
  lists: readonly ListOfIncident[],
): PageContent {
  const m = incidentMessages[language]
  const title = incident.title[language]
  const listKinds = formatList([...new Set(lists.map(one => m.kinds[one.kind]))], language)
  const sectorFeed = {
    title: m.sectorFeed(sectors[language][incident.sector]),
    path: feedPathOf(`sectors/${incident.sector}`, language),
  }
  return {
    title,
    description: m.description(title, formatDate(incident.dates.disclosed, language)),
    feeds: [sectorFeed],
    body: html`<article>
<h1>${title}</h1>
${badges(incident, language)}
<p class="lead">${exposures[language][incident.exposure].meaning}</p>
${incident.caveat ? html`<p class="notice caution">${m.caveat}</p>` : ''}
${lists.length === 0 ? '' : html`<p class="notice">${lists.every(one => one.synthetic) ? m.hasInventedList(listKinds) : m.hasList(listKinds)} <a href="${link('home')}">${m.checkMe}</a></p>`}
<div class="columns"><div>
<section aria-labelledby="leaked"><h2 id="leaked">${m.leaked}</h2>${leaked(incident, language)}</section>
<section aria-labelledby="concerned"><h2 id="concerned">${m.concerned}</h2>
<p>${incident.population[language]}</p>
${criteriaList(incident.population.criteria, language)}
${incident.exposure === 'none' ? '' : html`<p><a class="button" href="${link('concerned')}#${incident.id}">${m.askMe}</a></p>`}</section>
<section aria-labelledby="plan"><h2 id="plan">${m.whatToDo}</h2>
${
  incident.exposure === 'none'
    ? html`<p>${m.planWithout}</p>`
    : html`<p>${m.planText}</p><p><a class="button secondary" href="${link('plan')}#${incident.id}">${m.planLink}</a></p>`
}</section>
</div><aside aria-labelledby="short" class="card"><h2 id="short">${m.inShort}</h2>${inShort(incident, language)}</aside></div>
<section aria-labelledby="timeline"><h2 id="timeline">${m.timeline}</h2>${timelineList(timelineOf(incident), language)}</section>
<section aria-labelledby="changes"><h2 id="changes">${m.changes}</h2><p>${m.changesText}</p>${revisionTable(incident, revisionsOf(incident), language)}</section>
<section aria-labelledby="organisations"><h2 id="organisations">${m.organisations}</h2>${organisations({ language, link }, incident)}</section>
${authorities(incident, language)}
${
  incident.contradictions.length === 0
    ? ''
    : html`<section aria-labelledby="contradictions"><h2 id="contradictions">${m.contradictions}</h2><ul>${incident.contradictions.map(one => html`<li>${one[language]}</li>`)}</ul></section>`
}
${notes(incident, language)}
<section aria-labelledby="sources"><h2 id="sources">${m.sources}</h2><p>${m.checked[incident.checked]}</p>${sourceList(incident, language)}</section>
<section aria-labelledby="follow" class="no-print"><h2 id="follow">${m.follow}</h2>
<ul><li><a href="${sectorFeed.path}.atom">${sectorFeed.title}</a></li><li><a href="/v1/incidents/${incident.id}">${m.machine}</a></li></ul></section>
</article>`,
  }
}

function leaked({ exposure, dataClasses, dataClassesNotExposed }: Incident, language: Language): Html {
  const m = incidentMessages[language]
  const nothing = exposure === 'none' ? m.leakedNothing : m.leakedUnknown
  return html`${dataClasses.length === 0 ? html`<p>${nothing}</p>` : dataClassChips(dataClasses, language)}
${dataClassesNotExposed.length === 0 ? '' : html`<h3>${m.notLeaked}</h3>${dataClassChips(dataClassesNotExposed, language, true)}`}
${exposure === 'none' ? '' : html`<p class="quiet small">${m.otherUnknown}</p>`}`
}

function inShort(incident: Incident, language: Language): Html {
  const m = incidentMessages[language]
  const { occurredFrom, occurredTo, disclosed } = incident.dates
  const controllers = incident.organisations.filter(one => one.role === 'controller').map(one => nameOf(one, language))
  const figure = standingFigure(incident)
  const confidence = confidences[language][incident.confidence]
  const occurred = formatPeriod(occurredFrom, occurredTo, language)
  return html`<dl class="facts">
<dt>${m.who}</dt><dd>${formatList(controllers, language)}</dd>
${occurred === null ? '' : html`<dt>${m.occurred}</dt><dd>${occurred}</dd>`}
<dt>${m.disclosed}</dt><dd>${time(disclosed, language)}</dd>
<dt>${m.affected}</dt><dd>${figure ? figureText(incident, figure, language) : html`${m.noFigure}${incident.affected.map(one => datedFigureText(one, language))}`}</dd>
<dt>${m.kind}</dt><dd>${kinds[language][incident.kind]}</dd>
<dt>${m.sector}</dt><dd>${sectors[language][incident.sector]}</dd>
<dt>${m.sure}</dt><dd>${confidence.label} <span class="quiet">(${confidence.meaning})</span></dd>
</dl>`
}

function organisations({ language, link }: Pick<PageContext, 'language' | 'link'>, incident: Incident): Html {
  const m = incidentMessages[language]
  return html`<ul>${incident.organisations.map(one => {
    const { role, detail, domain, commune } = one
    return html`<li><strong>${nameOf(one, language)}</strong>, ${roles[language][role]}${detail ? html` (${detail[language]})` : ''}${
      domain ? html`, <span class="quiet">${domain}</span>` : ''
    }${commune ? html`, ${m.commune} <a href="${link('commune', { insee: commune.insee })}">${commune.name}</a>` : ''}</li>`
  })}</ul>`
}

function authorities(incident: Incident, language: Language): Html {
  const m = incidentMessages[language]
  const words = historyMessages[language]
  const { cnilNotified, decisions, judicial } = incident.regulatory
  return html`<section aria-labelledby="authorities"><h2 id="authorities">${m.authorities}</h2>
<p>${cnilNotified ? m.notified : m.notifiedUnknown}</p>
${
  decisions.length === 0
    ? ''
    : html`<ul>${decisions.map(
        one =>
          html`<li><strong>${one.authority}</strong>, ${time(one.date, language)}${
            one.publishedOn === null ? '' : html`, ${words.published(formatOn(one.publishedOn, language))}`
          }${one.amountEur ? html`, ${words.fine(formatEuros(one.amountEur, language))}` : ''}${
            one.reference === null ? '' : html` (${one.reference})`
          }${one.note === null ? '' : html`<br>${one.note[language]}`}</li>`,
      )}</ul>`
}
${judicial === null ? '' : html`<p>${judicial[language]}</p>`}</section>`
}

function notes({ notes: text, threatActor }: Incident, language: Language): Html | '' {
  if (text === null && threatActor === null) return ''
  const m = incidentMessages[language]
  const qualifier =
    threatActor &&
    { 'forum-alias': m.forumAlias, 'claimants-name': m.claimantsName, none: null }[threatActor.qualifier ?? 'none']
  return html`<section aria-labelledby="notes"><h2 id="notes">${m.notes}</h2>
${text === null ? '' : html`<p>${text[language]}</p>`}
${threatActor === null ? '' : html`<p>${m.attacker(threatActor.name)}${qualifier ? `, ${qualifier}` : ''}.</p>`}</section>`
}
