import { html } from 'hono/html'
import type { IncidentSummary } from '../../incident/summary.ts'
import type { Language } from '../language.ts'
import { confidences, exposures, kinds, sectors } from '../messages/terms.ts'
import type { Html } from '../page.ts'

/** Status, kind, sector and, where it is low, confidence of an incident. */
export function badges(
  {
    exposure,
    kind,
    sector,
    confidence,
    caveat,
  }: Pick<IncidentSummary, 'exposure' | 'kind' | 'sector' | 'confidence' | 'caveat'>,
  language: Language,
): Html {
  const tone = { confirmed: ' alert', claimed: ' caution', suspected: ' caution', none: '' }[exposure]
  return html`<ul class="badges">
<li class="badge${tone}">${exposures[language][exposure].label}</li>
<li class="badge">${kinds[language][kind]}</li>
<li class="badge">${sectors[language][sector]}</li>
${caveat ? html`<li class="badge caution">${confidences[language].low.label}</li>` : ''}${
  !caveat && confidence === 'high' ? html`<li class="badge">${confidences[language].high.label}</li>` : ''
}
</ul>`
}
