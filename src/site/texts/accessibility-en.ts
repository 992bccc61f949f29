import { html } from 'hono/html'
import type { Text } from './text.ts'

export const accessibilityEn: Text = {
  title: 'Accessibility statement',
  description:
    'Compliance with the French accessibility standard (RGAA), what is not accessible, contact and remedies.',
  body: ({ link }) => html`
<p>The publisher of this site undertakes to make it accessible, under article 47 of the French law no. 2005-102 of 11 February 2005.</p>
<p>This statement applies to all public pages of Vigifuite.</p>
<h2>Compliance</h2>
<p>Vigifuite is <strong>partially compliant</strong> with the French general accessibility standard (RGAA), version 4.1, because no complete audit by somebody from outside has been made yet. The tests made at every change find no known defect.</p>
<h2>Test results</h2>
<ul>
<li>Automatic checks (axe-core, rules of WCAG 2.0 to 2.2, levels A and AA) of every page, in both languages, light and dark, from 320 to 1,440 pixels wide: no error.</li>
<li>The check and the questionnaire were walked through with the keyboard alone, in a real browser.</li>
<li>Text at 200% and a window of 320 pixels: nothing is cut off or overlaps.</li>
</ul>
<p>Automatic checks find only part of the defects: they do not replace an audit.</p>
<h2>What is not accessible</h2>
<ul>
<li>The source pages cited (press, statements) belong to their publishers; we have no control over their accessibility.</li>
<li>The private check computes in the browser and needs JavaScript. Without it, the catalogue, the records, the plan and the figures can still be read.</li>
</ul>
<h2>Technologies</h2>
<p>HTML5, CSS, JavaScript, SVG, WAI-ARIA. Tools: Chromium, axe-core.</p>
<h2>About this statement</h2>
<p>This statement was made on 23 November 2026.</p>
<h2>Feedback and contact</h2>
<p>If you cannot reach some content or service, write to the contact address in the <a href="${link('legal')}">legal notice</a> to be shown another way or to get the content in another form.</p>
<h2>Remedies</h2>
<p>If you reported a defect that keeps you from some content and received no satisfactory answer, you can:</p>
<ul>
<li><a href="https://formulaire.defenseurdesdroits.fr/" rel="noopener external">write to the Défenseur des droits</a> (the French ombudsman);</li>
<li><a href="https://www.defenseurdesdroits.fr/carte-des-delegues" rel="noopener external">contact their delegate in your region</a>;</li>
<li>write by post, without a stamp: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07, France.</li>
</ul>`,
}
