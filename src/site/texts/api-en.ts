import { html } from 'hono/html'
import type { Text } from './text.ts'

export const apiEn: Text = {
  title: 'API and open data',
  description: 'The catalogue as JSON, Atom and JSON feeds, and the private check in your own tools.',
  body: ({ url }) => html`
<p>Everything on this site can be read by programs too, without a key or an account. Only lookups by digest, for partners (banks, insurers, town halls, security teams), need a key.</p>
<h2>The catalogue</h2>
<pre tabindex="0"><code>curl -s '${url.origin}/v1/incidents?q=saint+nazaire'
curl -s '${url.origin}/v1/incidents?sector=health&amp;sort=affected&amp;limit=5'
curl -s ${url.origin}/v1/incidents/france-travail-2024
curl -s ${url.origin}/v1/incidents/france-travail-2024/revisions
curl -s ${url.origin}/v1/communes/44184
curl -s ${url.origin}/v1/data-classes
curl -s ${url.origin}/v1/statistics</code></pre>
<p>Every answer has an <code>ETag</code>; errors follow RFC 9457.</p>
<h2>Feeds</h2>
<ul>
<li><a href="/en/feeds/incidents.atom">All incidents (Atom)</a>, <a href="/en/feeds/incidents.json">JSON Feed</a></li>
<li>By sector: <code>/en/feeds/sectors/health.atom</code></li>
<li>By data class: <code>/en/feeds/data-classes/iban.atom</code></li>
<li>By commune: <code>/en/feeds/communes/44184.atom</code></li>
</ul>
<h2>The private check</h2>
<p>The protocol (vf1: Argon2id, the verifiable OPRF of RFC 9497 over ristretto255, public buckets) is published with its test vectors in the repository; the command-line tool makes the same check as the home page:</p>
<pre tabindex="0"><code>npm run -s vigifuite -- check address@example.org --server ${url.origin}</code></pre>
<h2>Partners</h2>
<p>Full documentation of lookups by digest: <code>docs/api.md</code> in the repository.</p>`,
}
