import { html } from 'hono/html'
import type { Text } from './text.ts'

export const aboutFr: Text = {
  title: 'À propos et méthode',
  description:
    'D’où viennent les faits du catalogue, comment ils sont vérifiés, corrigés et datés, et qui fait Vigifuite.',
  body: ({ link }) => html`
<h2>Ce que c’est</h2>
<p>Vigifuite permet à chacun de savoir s’il est concerné par une fuite de données survenue en France, sans dire qui il est, et de savoir quoi faire. C’est un logiciel libre (licence Apache 2.0).</p>
<h2>D’où viennent les faits</h2>
<ul>
<li>Le catalogue réunit des incidents rendus publics qui touchent des personnes en France. Chaque fait renvoie à une source publique citée dans la fiche : communiqués, décisions de la CNIL, presse.</li>
<li>Chaque fiche a été relue par une seconde personne qui ne l’avait pas écrite. La fiche dit si elle a été confirmée, corrigée ou si des faits n’ont pas pu être confirmés.</li>
<li>Nous ne consultons ni ne conservons de fichier volé. Aucune donnée de victime ou de suspect ne figure ici.</li>
</ul>
<h2>Comment lire une fiche</h2>
<dl>
<dt><strong>Fuite confirmée, revendiquée, possible, aucune</strong></dt>
<dd>Confirmée : l’organisme ou une autorité la reconnaît. Revendiquée : seul l’attaquant l’affirme. Possible : ni établie, ni exclue. Aucune : aucune donnée personnelle exposée (par exemple une attaque qui a seulement rendu un service indisponible).</dd>
<dt><strong>Les chiffres</strong></dt>
<dd>Un chiffre ne va jamais sans son unité, sa date, sa source et son origine : annoncé, retenu par une autorité, affirmé par l’attaquant, estimé. Les chiffres successifs restent visibles : la fiche <a href="${link('incident', { id: 'france-travail-2024' })}">France Travail 2024</a> montre les 43 millions annoncés puis les 36 820 828 personnes retenues par la CNIL.</dd>
<dt><strong>Les données</strong></dt>
<dd>Ce qui a fuité, ce que l’organisme dit ne pas avoir fuité ; pour le reste, on ne sait pas, et c’est écrit.</dd>
<dt><strong>Les dates</strong></dt>
<dd>Elles gardent la précision de la source : un mois connu sans le jour reste un mois.</dd>
<dt><strong>À lire avec prudence</strong></dt>
<dd>Source unique ou fragile, ou seules affirmations de l’attaquant.</dd>
</dl>
<h2>Fausses alertes</h2>
<p>Tout n’est pas une fuite. Quelques annonces démenties ou sans suite ne figurent pas au catalogue : un courriel d’Intermarché envoyé par erreur (novembre 2024), une base « Carrefour » mise en vente dont l’entreprise a nié l’origine (janvier 2025), une annonce sur l’ANTS démentie en septembre 2025 (un autre incident, confirmé, a suivi en 2026).</p>
<h2>Signaler une erreur</h2>
<p>Un fait inexact, une source morte, un incident manquant ? L’adresse de contact est dans les <a href="${link('legal')}">mentions légales</a>. Une correction devient une entrée datée dans « Ce qui a changé ».</p>
<h2>Réutiliser</h2>
<p>Les textes du catalogue sont sous licence <a href="https://creativecommons.org/licenses/by/4.0/deed.fr" rel="noopener external">Creative Commons BY 4.0</a> ; les faits appartiennent à tout le monde. Voir la <a href="${link('api')}">page API</a>.</p>`,
}
