import { html } from 'hono/html'
import type { Text } from './text.ts'

export const aboutEn: Text = {
  title: 'About and method',
  description:
    'Where the facts of the catalogue come from, how they are checked, corrected and dated, and who makes Vigifuite.',
  body: ({ link }) => html`
<h2>What this is</h2>
<p>Vigifuite lets anyone find out whether they are concerned by a data leak in France, without saying who they are, and what to do about it. It is free software (Apache License 2.0).</p>
<h2>Where the facts come from</h2>
<ul>
<li>The catalogue gathers incidents that were made public and concern people in France. Every fact refers to a public source cited in the record: statements, decisions of the CNIL (the data protection authority), press.</li>
<li>Every record was read again by a second person who had not written it. It says whether it was confirmed, corrected, or whether some facts could not be confirmed.</li>
<li>We neither consult nor keep stolen files. No data about victims or suspects is recorded here.</li>
</ul>
<h2>How to read a record</h2>
<dl>
<dt><strong>Leak confirmed, claimed, possible, none</strong></dt>
<dd>Confirmed: the organisation or an authority admits it. Claimed: only the attacker says so. Possible: neither established nor excluded. None: no personal data exposed (an attack that only made a service unavailable, for example).</dd>
<dt><strong>Figures</strong></dt>
<dd>A figure never stands without its unit, date, source and origin: announced, found by an authority, claimed by the attacker, estimated. Successive figures stay visible: the record <a href="${link('incident', { id: 'france-travail-2024' })}">France Travail 2024</a> shows the 43 million announced, then the 36,820,828 people in the CNIL’s decision.</dd>
<dt><strong>Data</strong></dt>
<dd>What leaked, and what the organisation says did not; the rest is not known, and the record says so.</dd>
<dt><strong>Dates</strong></dt>
<dd>They keep the precision of the source: a month known without its day stays a month.</dd>
<dt><strong>Read with caution</strong></dt>
<dd>A single or weak source, or only what the attacker says.</dd>
</dl>
<h2>False alarms</h2>
<p>Not everything is a leak. Some announcements that were denied or came to nothing are not in the catalogue: an Intermarché e-mail sent by mistake (November 2024), a “Carrefour” database offered for sale whose origin the company denied (January 2025), a claim about ANTS denied in September 2025 (another incident, confirmed, followed in 2026).</p>
<h2>Report a mistake</h2>
<p>A wrong fact, a dead source, a missing incident? The contact address is in the <a href="${link('legal')}">legal notice</a>. A correction becomes a dated entry under “What changed”.</p>
<h2>Reuse</h2>
<p>The wording of the catalogue is licensed under <a href="https://creativecommons.org/licenses/by/4.0/" rel="noopener external">Creative Commons BY 4.0</a>; facts belong to everyone. See the <a href="${link('api')}">API page</a>.</p>`,
}
