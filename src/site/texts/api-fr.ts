import { html } from 'hono/html'
import { commandBlock, quickStart } from './quick-start.ts'
import type { Text } from './text.ts'

export const apiFr: Text = {
  title: 'API et données ouvertes',
  description:
    'L’API en cinq minutes : le catalogue, les recherches des partenaires, la vérification privée et les flux.',
  body: ({ url, link, services: { demo } }) => {
    const steps = quickStart(url.origin, demo)
    return html`
<p class="lead">Tout ce que montre ce site se lit aussi par programme, sans clé et sans inscription. Seules les recherches des partenaires (banques, assureurs, communes, équipes de sécurité) demandent une clé.</p>
<ul>
<li><a href="${link('reference')}">Référence de l’API</a> : chaque opération, avec un exemple</li>
<li><a href="/v1/openapi.json">Document OpenAPI 3.1</a>, pour produire un client dans votre langage</li>
<li><a href="${link('partners')}">Partenaires</a> : ce que votre organisation a utilisé</li>
</ul>
<h2 id="cinq-minutes">En cinq minutes</h2>
<p>Collez ces lignes l’une après l’autre dans un terminal. ${
      demo
        ? 'La clé de cette démonstration est publique et ne trouve que des personnes inventées.'
        : 'La clé de test que reçoit chaque partenaire ne trouve que des personnes inventées.'
    }</p>
${commandBlock(steps.begin)}
<h3>Lire le catalogue</h3>
<p>Sans clé. La réponse donne une page d’incidents, leur nombre et le compte de chaque filtre ; la seconde ligne, ce qui a changé d’un incident depuis sa divulgation.</p>
${commandBlock(steps.catalogue)}
<h3>Chercher une empreinte</h3>
<p>Une empreinte est le résultat d’Argon2id sur l’identifiant, avec le sel public de ce service. Elle est aussi secrète que lui : elle n’est ni conservée ni journalisée. Chaque résultat est <code>listed</code>, <code>not-listed</code>, <code>not-covered</code> (aucune liste de ce type) ou <code>unavailable</code> (redemandez), jamais un simple oui ou non.</p>
${commandBlock(steps.lookup)}
${demo ? '' : html`<p>L’empreinte de cet exemple vaut pour le sel de la démonstration : ici, elle n’est dans aucune liste.</p>`}
<h3>En chercher des millions</h3>
<p>Une question par ligne, une réponse par ligne, au fur et à mesure. Une ligne fautive est signalée par son numéro et n’arrête rien ; la dernière ligne dit si tout a été lu.</p>
${commandBlock(steps.stream)}
<h3>Suivre votre consommation</h3>
<p>Vos quotas, et vos demandes par jour et par portée. Rien n’y dit qui a été cherché.</p>
${commandBlock(steps.usage)}
<h3>Vérifier sans rien confier</h3>
<p>Un partenaire qui ne doit pas transmettre d’empreinte vérifie comme la page d’accueil : le service n’apprend ni l’identifiant ni la réponse. Depuis le dépôt :</p>
${commandBlock(steps.check)}
<p>En TypeScript ou en JavaScript, <code>vigifuite/client</code> fait les deux, avec reprises et vérification des preuves ; le dossier <code>examples</code> du dépôt contient des programmes entiers.</p>
<h3>Suivre les changements</h3>
<p>Ce que chaque publication a changé, du plus ancien au plus récent. Gardez <code>cursor</code> et redonnez-le dans <code>since</code> : la réponse suivante commence là.</p>
${commandBlock(steps.changes)}
<h3>Garder vos outils</h3>
<p>Les programmes écrits pour Have I Been Pwned lisent le catalogue sous <code>/api/v3</code>. Ce qui exigerait une adresse y est refusé, avec la raison.</p>
${commandBlock(steps.hibp)}
<h2>Les flux</h2>
<ul>
<li><a href="/feeds/incidents.atom">Tous les incidents (Atom)</a>, <a href="/feeds/incidents.json">JSON Feed</a></li>
<li>Par secteur : <code>/feeds/sectors/health.atom</code></li>
<li>Par type de donnée : <code>/feeds/data-classes/iban.atom</code></li>
<li>Par commune : <code>/feeds/communes/44184.atom</code></li>
</ul>
<h2>Les règles</h2>
<ul>
<li>Chaque document porte un <code>ETag</code> : redemandez-le avec <code>If-None-Match</code>.</li>
<li>Les refus suivent la RFC 9457 et ne répètent jamais ce que vous avez envoyé.</li>
<li>Chaque réponse soumise à un quota dit ce qu’il en reste (<code>RateLimit</code>) ; au-delà, <code>Retry-After</code> dit quand revenir.</li>
<li>Une clé va dans l’en-tête <code>Authorization</code>, jamais dans une adresse, jamais dans une page.</li>
</ul>
<p>Le protocole de la vérification privée (vf1 : Argon2id, OPRF vérifiable de la RFC 9497 sur ristretto255, casiers publics) est publié avec ses vecteurs de test dans le dépôt.</p>`
  },
}
