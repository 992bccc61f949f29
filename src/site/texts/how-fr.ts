import { html } from 'hono/html'
import type { Text } from './text.ts'

export const howFr: Text = {
  title: 'Comment ça marche, et ce que nous savons de vous',
  description:
    'Votre question est brouillée sur votre appareil avant de partir. Qui apprend quoi, ce qui est gardé, et les limites, sans détour.',
  body: ({ link }) => html`
<h2>En une minute</h2>
<ol>
<li><strong>Votre appareil prépare la question.</strong> L’adresse, le numéro ou l’IBAN que vous tapez est transformé sur votre appareil en une empreinte longue à calculer (quelques dixièmes de seconde). Il ne quitte jamais la page.</li>
<li><strong>L’empreinte est brouillée</strong> avec un nombre tiré au hasard, différent à chaque fois. Notre serveur y applique sa clé secrète, comme un tampon sur une enveloppe fermée : il ne peut pas voir ce qu’il y a dedans.</li>
<li><strong>Votre appareil retire le brouillage</strong>, vérifie que le serveur a bien utilisé la clé publiée, et obtient un code. Les premiers bits de ce code désignent l’un des 32 768 casiers au plus que le serveur tient à disposition de tous.</li>
<li><strong>Il télécharge ce casier</strong>, où votre ligne, si elle existe, est mêlée à celles d’autres personnes, et ne s’ouvre qu’avec votre code. C’est votre appareil qui lit la réponse ; le serveur ne l’apprend pas.</li>
</ol>
<p>Les listes viennent des organismes qui ont perdu les données, brouillées de la même façon avant de quitter leurs locaux. Nous n’avons jamais de fichier volé. La CNIL recommande de ne pas utiliser les sites qui prétendent détenir des données qui ont fuité : nous non plus, nous n’en détenons pas.</p>
<p>La plupart des fuites n’ont pas de liste. Pour celles-là, la page <a href="${link('concerned')}">Suis-je concerné ?</a> compare vos réponses à la description publique de chaque incident, sur votre appareil seulement.</p>

<h2>Qui apprend quoi</h2>
<div class="scroll" role="region" aria-label="Qui apprend quoi" tabindex="0"><table>
<thead><tr><th scope="col">Qui</th><th scope="col">Apprend</th><th scope="col">N’apprend jamais</th></tr></thead>
<tbody>
<tr><th scope="row">Vous</th><td>dans quels incidents figure l’identifiant que vous avez tapé</td><td>rien sur les autres personnes</td></tr>
<tr><th scope="row">Le serveur qui applique la clé</th><td>que quelqu’un a posé une question sur un e-mail, un téléphone…, et quand</td><td>l’identifiant, la réponse</td></tr>
<tr><th scope="row">Le serveur des casiers, ou un cache placé devant lui</th><td>un numéro de casier, qui ne dit rien sans la clé secrète</td><td>l’identifiant, la réponse</td></tr>
<tr><th scope="row">Les deux ensemble (le cas normal : un seul exploitant)</th><td>que l’identifiant de ce visiteur est l’un de ceux qui tombent dans ce casier, soit des milliers de personnes à l’échelle du pays</td><td>lequel, et la réponse</td></tr>
<tr><th scope="row">Un partenaire (banque, assureur) qui interroge avec ses propres empreintes</th><td>les réponses à ses propres questions</td><td>celles des autres</td></tr>
<tr><th scope="row">Un voleur de notre base ou des fichiers publiés</th><td>combien de lignes il y a</td><td>qui s’y trouve : chaque essai demande la clé secrète, ou une question au serveur, en nombre limité</td></tr>
<tr><th scope="row">Un voleur qui aurait aussi la clé secrète</th><td>peut tester des identifiants un par un, chaque essai lui coûtant un calcul lourd</td><td></td></tr>
</tbody></table></div>

<h2>Ce que nous gardons</h2>
<ul>
<li><strong>De votre question : rien.</strong> Ni l’identifiant, ni l’empreinte, ni la réponse.</li>
<li><strong>Dans nos journaux :</strong> la méthode, le modèle d’adresse, le code de réponse et la durée de chaque requête. Pas d’adresse IP, pas d’adresse complète de page.</li>
<li><strong>Jusqu’à la fin du jour au plus :</strong> un compteur par adresse réseau, sous forme brouillée avec une clé du jour, pour limiter le nombre de questions et empêcher de deviner des identifiants à la chaîne.</li>
<li><strong>Sur votre appareil :</strong> les cases cochées de votre plan et, si vous le demandez, les éléments de la <a href="${link('watch')}">veille</a>. Un bouton efface tout.</li>
<li><strong>Pas de cookie, pas de mesure d’audience, aucun service tiers.</strong> Vos requêtes ne partent que vers ce site.</li>
</ul>

<h2>Les limites, sans détour</h2>
<ul>
<li>« Pas trouvé » ne veut jamais dire « à l’abri » : une liste n’est complète que si l’organisme l’a remplie.</li>
<li>Celui qui sert une page pourrait y glisser un programme malveillant. Pour ceux que cela inquiète, le protocole est publié et un outil en ligne de commande fait la même vérification.</li>
<li>Quiconque connaît votre adresse peut poser la question à votre place. C’est pourquoi les incidents sensibles (santé, justice…) n’ont jamais de liste.</li>
<li>Deux personnes peuvent porter le même nom et être nées le même jour.</li>
<li>Des casiers relus souvent, toujours les mêmes, forment une empreinte de visiteur : la veille le rappelle avant de commencer.</li>
<li>Les codes que nous stockons restent, au sens du RGPD, des données personnelles. Nous disons « aucune donnée en clair », jamais « aucune donnée ».</li>
</ul>

<h2>Le numéro de sécurité sociale</h2>
<p>Il n’est accepté nulle part, dans aucun champ, même brouillé : le décret n<sup>o</sup> 2019-341 du 19 avril 2019 énumère ses usages autorisés, et celui-ci n’en fait pas partie. Si vous le tapez par erreur, la page le reconnaît et ne l’envoie pas.</p>

<h2>Vos droits</h2>
<p>Si vous figurez dans une liste remise par un organisme, vous pouvez lui demander l’accès, l’effacement ou vous opposer à ce traitement ; l’adresse de contact de ce site est dans les <a href="${link('legal')}">mentions légales</a>. Vous pouvez aussi saisir la <a href="https://www.cnil.fr/fr/plaintes" rel="noopener external">CNIL</a>.</p>`,
}
