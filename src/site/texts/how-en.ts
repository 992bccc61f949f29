import { html } from 'hono/html'
import type { Text } from './text.ts'

export const howEn: Text = {
  title: 'How it works, and what we know about you',
  description:
    'Your question is scrambled on your device before it leaves. Who learns what, what is kept, and the limits, plainly.',
  body: ({ link }) => html`
<h2>In one minute</h2>
<ol>
<li><strong>Your device prepares the question.</strong> The address, number or IBAN that you type is turned, on your device, into a fingerprint that takes some tenths of a second to compute. It never leaves the page.</li>
<li><strong>The fingerprint is blinded</strong> with a random number, different every time. Our server applies its secret key to it, like a stamp on a closed envelope: it cannot see what is inside.</li>
<li><strong>Your device removes the blinding</strong>, verifies that the server used the published key, and gets a code. The first bits of the code name one of at most 32,768 lockers that the server holds ready for everyone.</li>
<li><strong>It downloads that locker</strong>, where your line, if there is one, lies among other people’s and opens only with your code. Your device reads the answer; the server does not learn it.</li>
</ol>
<p>The lists come from the organisations that lost the data, blinded in the same way before they leave their premises. We never have a stolen file. The CNIL, the French data protection authority, advises against sites that claim to hold leaked data: we hold none either.</p>
<p>Most leaks have no list. For those, the page <a href="${link('concerned')}">Am I concerned?</a> compares your answers with the public description of each incident, on your device only.</p>

<h2>Who learns what</h2>
<div class="scroll" role="region" aria-label="Who learns what" tabindex="0"><table>
<thead><tr><th scope="col">Who</th><th scope="col">Learns</th><th scope="col">Never learns</th></tr></thead>
<tbody>
<tr><th scope="row">You</th><td>in which incidents the identifier that you typed is listed</td><td>anything about other people</td></tr>
<tr><th scope="row">The server that applies the key</th><td>that somebody asked about an e-mail, a telephone…, and when</td><td>the identifier, the answer</td></tr>
<tr><th scope="row">The server of the lockers, or a cache before it</th><td>the number of a locker, which means nothing without the secret key</td><td>the identifier, the answer</td></tr>
<tr><th scope="row">Both together (the usual case: one operator)</th><td>that this visitor’s identifier is one of those that fall in this locker, thousands of people at national scale</td><td>which one, and the answer</td></tr>
<tr><th scope="row">A partner (bank, insurer) that asks with fingerprints of its own</th><td>the answers to its own questions</td><td>other people’s</td></tr>
<tr><th scope="row">A thief with our database or the published files</th><td>how many lines there are</td><td>who is in them: every guess needs the secret key, or one question to the server, in limited number</td></tr>
<tr><th scope="row">A thief who also has the secret key</th><td>can test identifiers one by one, each guess costing a heavy computation</td><td></td></tr>
</tbody></table></div>

<h2>What we keep</h2>
<ul>
<li><strong>Of your question: nothing.</strong> Neither the identifier, nor the fingerprint, nor the answer.</li>
<li><strong>In our logs:</strong> the method, the pattern of the address, the status and the duration of each request. No IP address, no full page address.</li>
<li><strong>Until the day ends at the latest:</strong> one counter for each network address, scrambled with a key of the day, to limit the number of questions and stop identifiers being guessed in bulk.</li>
<li><strong>On your device:</strong> the boxes you tick in your plan and, if you ask for it, the entries of the <a href="${link('watch')}">watch</a>. One button forgets everything.</li>
<li><strong>No cookies, no audience measurement, no third party.</strong> Your requests go to this site only.</li>
</ul>

<h2>The limits, plainly</h2>
<ul>
<li>“Not found” never means “safe”: a list is only as complete as what the organisation put in it.</li>
<li>Whoever serves a page could slip a hostile program into it. For those who mind, the protocol is published and a command-line tool makes the same check.</li>
<li>Anyone who knows your address can ask in your place. That is why sensitive incidents (health, justice…) never have a list.</li>
<li>Two people can share a name and a date of birth.</li>
<li>The same lockers read again and again are a fingerprint of a visitor: the watch says so before it starts.</li>
<li>The codes that we store are still personal data under the GDPR. We say “no raw data”, never “no data”.</li>
</ul>

<h2>The French social security number</h2>
<p>It is accepted nowhere, in no field, not even hashed: decree no. 2019-341 of 19 April 2019 lists its lawful uses, and this is not one of them. If you type it by mistake, the page recognises it and does not send it.</p>

<h2>Your rights</h2>
<p>If you are in a list that an organisation provided, you can ask that organisation for access or erasure, or object; the contact address of this site is in the <a href="${link('legal')}">legal notice</a>. You can also turn to the <a href="https://www.cnil.fr/fr/plaintes" rel="noopener external">CNIL</a>.</p>`,
}
