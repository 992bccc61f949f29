/** GDPR art. 33(2): when processors told the controller. No hour is set for them; but the controller's clocks run from then. */
import { html } from 'hono/html'
import { formatMoment } from '../../incident/paris-moment.ts'
import type { Register } from '../../officer/register/register.ts'
import { PARTIES } from '../../officer/register/scope-codes.ts'
import type { Html } from '../../site/page.ts'
import type { SignedInContext } from '../context.ts'
import { idOf } from '../fields/drawing.ts'
import { clocksMessages } from '../messages/clocks.ts'

export function processorClocks(
  { language, link }: SignedInContext,
  incident: string,
  { parties, timeline }: Pick<Register, 'parties' | 'timeline'>,
): Html {
  const { processors: m } = clocksMessages[language]
  const form = link('recordRegister', { incident })
  const item = ({ name, role, toldAt }: Register['parties'][number], index: number): Html => {
    const late =
      role === 'processor' &&
      toldAt !== null &&
      timeline.awareAt !== null &&
      Date.parse(toldAt) < Date.parse(timeline.awareAt)
    const told =
      toldAt === null
        ? html`${m.unknown} <a href="${form}#${idOf(`register.parties.${index}`)}">${m.write}</a>`
        : m.told(formatMoment(new Date(toldAt), language))
    return html`<li><strong>${name ?? m.nameless}</strong>${role === null ? '' : html` <span class="badge">${PARTIES[role].label[language]}</span>`}<br>${told}
${late ? html`<p class="notice caution">${m.awareBefore(formatMoment(new Date(timeline.awareAt!), language))}</p>` : ''}</li>`
  }
  return html`<section aria-labelledby="processors"><h2 id="processors">${m.title}</h2>
<p>${m.text}</p>
${
  parties.length === 0
    ? html`<p class="notice">${m.none} <a href="${form}#${idOf('register.parties')}">${m.write}</a></p>`
    : html`<ul class="clocks">${parties.map(item)}</ul>`
}</section>`
}
