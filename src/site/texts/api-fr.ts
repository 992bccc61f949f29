import { html } from 'hono/html'
import type { Text } from './text.ts'

export const apiFr: Text = {
  title: 'API et données ouvertes',
  description: 'Le catalogue en JSON, les flux Atom et JSON Feed, et la vérification privée dans vos propres outils.',
  body: ({ url }) => html`
<p>Tout ce que montre ce site se lit aussi par programme, sans clé et sans inscription. Seules les recherches par empreinte des partenaires (banques, assureurs, communes, équipes de sécurité) demandent une clé.</p>
<h2>Le catalogue</h2>
<pre tabindex="0"><code>curl -s '${url.origin}/v1/incidents?q=saint+nazaire'
curl -s '${url.origin}/v1/incidents?sector=health&amp;sort=affected&amp;limit=5'
curl -s ${url.origin}/v1/incidents/france-travail-2024
curl -s ${url.origin}/v1/incidents/france-travail-2024/revisions
curl -s ${url.origin}/v1/communes/44184
curl -s ${url.origin}/v1/data-classes
curl -s ${url.origin}/v1/statistics</code></pre>
<p>Chaque réponse porte un <code>ETag</code> ; les erreurs suivent la RFC 9457.</p>
<h2>Les flux</h2>
<ul>
<li><a href="/feeds/incidents.atom">Tous les incidents (Atom)</a>, <a href="/feeds/incidents.json">JSON Feed</a></li>
<li>Par secteur : <code>/feeds/sectors/health.atom</code></li>
<li>Par type de donnée : <code>/feeds/data-classes/iban.atom</code></li>
<li>Par commune : <code>/feeds/communes/44184.atom</code></li>
</ul>
<h2>La vérification privée</h2>
<p>Le protocole (vf1 : Argon2id, OPRF vérifiable de la RFC 9497 sur ristretto255, casiers publics) est publié avec ses vecteurs de test dans le dépôt ; l’outil en ligne de commande fait la même vérification que la page d’accueil :</p>
<pre tabindex="0"><code>npm run -s vigifuite -- check adresse@example.org --server ${url.origin}</code></pre>
<h2>Partenaires</h2>
<p>Documentation complète des recherches par empreinte : <code>docs/api.md</code> dans le dépôt.</p>`,
}
