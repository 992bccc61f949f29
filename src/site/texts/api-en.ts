import { html } from 'hono/html'
import { commandBlock, quickStart } from './quick-start.ts'
import type { Text } from './text.ts'

export const apiEn: Text = {
  title: 'API and open data',
  description: 'The API in five minutes: the catalogue, lookups by partners, the private check, and feeds.',
  body: ({ url, link, services: { demo } }) => {
    const steps = quickStart(url.origin, demo)
    return html`
<p class="lead">Everything on this site can be read by programs too, without a key or an account. Only lookups by partners (banks, insurers, town halls, security teams) need a key.</p>
<ul>
<li><a href="${link('reference')}">API reference</a>: every operation, with an example</li>
<li><a href="/v1/openapi.json">OpenAPI 3.1 document</a>, to make a client in your language</li>
<li><a href="${link('partners')}">Partners</a>: what your organisation used</li>
</ul>
<h2 id="five-minutes">In five minutes</h2>
<p>Paste these lines into a terminal, one after the other. ${
      demo
        ? 'The key of this demonstration is public and finds invented people only.'
        : 'The test key that every partner is given finds invented people only.'
    }</p>
${commandBlock(steps.begin)}
<h3>Read the catalogue</h3>
<p>Without a key. The answer is a page of incidents, their number, and a count for each filter; the second line gives what changed about an incident since its disclosure.</p>
${commandBlock(steps.catalogue)}
<h3>Look up a digest</h3>
<p>A digest is what Argon2id makes of the identifier, with the public salt of this service. It is as secret as the identifier: it is neither stored nor logged. Each result is <code>listed</code>, <code>not-listed</code>, <code>not-covered</code> (no list of this kind) or <code>unavailable</code> (ask again), never a plain yes or no.</p>
${commandBlock(steps.lookup)}
${demo ? '' : html`<p>The digest of this example belongs to the demonstration’s salt: here it is in no list.</p>`}
<h3>Look up millions</h3>
<p>A question a line, an answer a line, as they come. A bad line is told by its number and stops nothing; the last line says whether everything was read.</p>
${commandBlock(steps.stream)}
<h3>Follow your usage</h3>
<p>Your quotas, and your requests by day and scope. Nothing in it says who was looked up.</p>
${commandBlock(steps.usage)}
<h3>Check without handing anything over</h3>
<p>A partner who must not hand over digests checks as the home page does: the service learns neither the identifier nor the answer. From the repository:</p>
${commandBlock(steps.check)}
<p>In TypeScript or JavaScript, <code>vigifuite/client</code> does both, with retries and proofs verified; the folder <code>examples</code> of the repository has whole programs.</p>
<h3>Follow what changes</h3>
<p>What each publication changed, oldest first. Keep <code>cursor</code> and give it as <code>since</code>: the next answer begins there.</p>
${commandBlock(steps.changes)}
<h3>Keep your tools</h3>
<p>Programs written for Have I Been Pwned read the catalogue under <code>/api/v3</code>. What would need an address is refused there, with the reason.</p>
${commandBlock(steps.hibp)}
<h2>Feeds</h2>
<ul>
<li><a href="/en/feeds/incidents.atom">All incidents (Atom)</a>, <a href="/en/feeds/incidents.json">JSON Feed</a></li>
<li>By sector: <code>/en/feeds/sectors/health.atom</code></li>
<li>By data class: <code>/en/feeds/data-classes/iban.atom</code></li>
<li>By commune: <code>/en/feeds/communes/44184.atom</code></li>
</ul>
<h2>Rules</h2>
<ul>
<li>Every document has an <code>ETag</code>: ask again with <code>If-None-Match</code>.</li>
<li>Refusals follow RFC 9457 and never repeat what you sent.</li>
<li>Every answer under a quota says what is left of it (<code>RateLimit</code>); over it, <code>Retry-After</code> says when to come back.</li>
<li>A key goes into the header <code>Authorization</code>, never into an address, never into a page.</li>
</ul>
<p>The protocol of the private check (vf1: Argon2id, the verifiable OPRF of RFC 9497 over ristretto255, public buckets) is published with its test vectors in the repository.</p>`
  },
}
