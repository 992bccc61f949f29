import { html } from 'hono/html'
import type { Text } from './text.ts'

export const accessibilityFr: Text = {
  title: 'Déclaration d’accessibilité',
  description: 'État de conformité au RGAA, contenus non accessibles, moyens de contact et voies de recours.',
  body: ({ link }) => html`
<p>L’éditeur de ce site s’engage à le rendre accessible, conformément à l’article 47 de la loi n<sup>o</sup> 2005-102 du 11 février 2005.</p>
<p>Cette déclaration s’applique à l’ensemble des pages publiques de Vigifuite.</p>
<h2>État de conformité</h2>
<p>Vigifuite est <strong>partiellement conforme</strong> avec le référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1, car aucun audit complet n’a encore été mené par une personne extérieure. Les tests faits à chaque changement ne relèvent aucun défaut connu.</p>
<h2>Résultats des tests</h2>
<ul>
<li>Contrôle automatique (axe-core, règles WCAG 2.0 à 2.2, niveaux A et AA) de chaque page, dans les deux langues, en thème clair et sombre, de 320 à 1 440 pixels de large : aucune erreur.</li>
<li>Parcours de la vérification et du questionnaire au clavier seul, dans un vrai navigateur.</li>
<li>Texte agrandi à 200 % et fenêtre de 320 pixels : rien n’est coupé ni superposé.</li>
</ul>
<p>Un contrôle automatique ne détecte qu’une partie des défauts : il ne remplace pas un audit.</p>
<h2>Contenus non accessibles</h2>
<ul>
<li>Les pages sources citées (presse, communiqués) appartiennent à leurs éditeurs ; nous ne maîtrisons pas leur accessibilité.</li>
<li>La vérification privée fait des calculs dans le navigateur : elle a besoin de JavaScript. Sans lui, le catalogue, les fiches, le plan et les chiffres restent lisibles.</li>
</ul>
<h2>Technologies</h2>
<p>HTML5, CSS, JavaScript, SVG, WAI-ARIA. Outils : Chromium, axe-core.</p>
<h2>Établissement de cette déclaration</h2>
<p>Cette déclaration a été établie le 23 novembre 2026.</p>
<h2>Retour d’information et contact</h2>
<p>Si vous n’arrivez pas à accéder à un contenu ou à un service, écrivez à l’adresse de contact des <a href="${link('legal')}">mentions légales</a> pour être orienté vers une autre solution ou obtenir le contenu sous une autre forme.</p>
<h2>Voies de recours</h2>
<p>Si vous avez signalé un défaut qui vous empêche d’accéder à un contenu et n’avez pas obtenu de réponse satisfaisante, vous pouvez :</p>
<ul>
<li><a href="https://formulaire.defenseurdesdroits.fr/" rel="noopener external">écrire un message au Défenseur des droits</a> ;</li>
<li><a href="https://www.defenseurdesdroits.fr/carte-des-delegues" rel="noopener external">contacter son délégué dans votre région</a> ;</li>
<li>lui écrire, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.</li>
</ul>`,
}
