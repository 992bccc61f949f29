/** The words of the watch: its page, the offer after a check, and the list of what is watched. */
import type { Kind } from '../../identifier/kind.ts'
import { plural } from '../format.ts'
import type { Bilingual } from '../language.ts'

interface WatchPageMessages {
  readonly title: string
  readonly description: string
  readonly lead: string
  readonly noScript: string
  readonly yours: string
  readonly explained: readonly { readonly title: string; readonly items: readonly string[] }[]
  readonly how: string
}

export const watchPageMessages: Bilingual<WatchPageMessages> = {
  fr: {
    title: 'Veille',
    description:
      'Gardez sur votre appareil de quoi refaire vos vérifications sans rien retaper, et voyez ce qui est nouveau à chaque visite.',
    lead: 'Refaites vos vérifications d’un geste, sans rien retaper. Rien n’est gardé ailleurs que dans ce navigateur.',
    noScript: 'La veille se passe sur votre appareil et demande que JavaScript soit activé.',
    yours: 'Ce que vous surveillez ici',
    explained: [
      {
        title: 'Ce qui est gardé, et où',
        items: [
          'Dans ce navigateur seulement, et seulement si vous appuyez sur le bouton après une vérification.',
          'Un code calculé à partir de ce que vous avez tapé. Ni l’adresse, ni le numéro, ni le nom : ce code ne permet pas de les retrouver sans la clé du service.',
          'La version de la clé, le genre (e-mail, téléphone…), le nom que vous donnez, depuis quand, la dernière lecture, et les incidents déjà connus.',
        ],
      },
      {
        title: 'Ce qui est envoyé à chaque lecture',
        items: [
          'Un numéro de casier, parmi 32 768 au plus, que vous partagez avec des milliers d’autres personnes. Le contenu du casier est lu sur votre appareil.',
          'C’est chaque fois le même numéro. Le service pourrait donc remarquer que la même connexion relit le même casier, sans savoir pour qui. Si vous surveillez plusieurs choses, leurs numéros partent l’un après l’autre, et cet ensemble vous distingue davantage.',
          'Une lecture au plus par heure à l’ouverture de cette page, et une chaque fois que vous la demandez.',
        ],
      },
      {
        title: 'Ce que la veille ne fait pas',
        items: [
          'Elle ne prévient pas quand cette page est fermée : ni e-mail, ni notification.',
          'Elle ne voit que les fuites dont l’organisme a fourni une liste.',
          'Un genre dont aucune liste n’est publiée ne peut pas être surveillé.',
          'Quand le service change de clé, il faut refaire la vérification.',
        ],
      },
      {
        title: 'Qui peut la voir',
        items: [
          'Toute personne qui se sert de cet appareil et de ce navigateur. Elle voit les incidents et les noms que vous avez donnés ; si elle devine votre adresse ou votre numéro, elle peut vérifier que c’est bien lui.',
          'Sur un appareil partagé, mieux vaut ne rien garder.',
        ],
      },
    ],
    how: 'Comment ça marche, en détail',
  },
  en: {
    title: 'Watch',
    description:
      'Keep on your device what it takes to check again without typing anything, and see what is new at each visit.',
    lead: 'Check again with one tap, without typing anything. Nothing is kept anywhere but in this browser.',
    noScript: 'The watch takes place on your device, and needs JavaScript to be enabled.',
    yours: 'What you watch here',
    explained: [
      {
        title: 'What is kept, and where',
        items: [
          'In this browser only, and only if you press the button after a check.',
          'A code computed from what you typed. Not the address, the number or the name: it cannot be turned back into them without the key of the service.',
          'The version of the key, the kind (e-mail, phone…), the name that you give, since when, the last reading, and the incidents known already.',
        ],
      },
      {
        title: 'What is sent at each reading',
        items: [
          'The number of a locker, out of 32,768 at most, which you share with thousands of other people. What is in the locker is read on your device.',
          'It is the same number every time. So the service could notice that the same connection reads the same locker again, without knowing for whom. If you watch several things, their numbers go out one after the other, and together they single you out more.',
          'One reading an hour at most when this page is opened, and one whenever you ask for it.',
        ],
      },
      {
        title: 'What the watch does not do',
        items: [
          'It does not tell you anything while this page is closed: no e-mail, no notification.',
          'It sees only those leaks whose organisation has given a list.',
          'A kind of which no list is published cannot be watched.',
          'When the service changes its key, the check has to be made again.',
        ],
      },
      {
        title: 'Who can see it',
        items: [
          'Anybody who uses this device and this browser. They see the incidents and the names that you gave; if they guess your address or number, they can verify the guess.',
          'On a shared device, it is better to keep nothing.',
        ],
      },
    ],
    how: 'How it works, in detail',
  },
}

interface WatchOfferMessages {
  readonly title: string
  readonly text: string
  readonly page: string
  readonly keep: string
  readonly kept: (name: string) => string
  readonly forget: string
  readonly forgotten: string
  readonly failed: string
  readonly prefixes: Readonly<Record<Kind, string>>
}

export const watchOfferMessages: Bilingual<WatchOfferMessages> = {
  fr: {
    title: 'Revenir voir plus tard sans rien retaper',
    text: 'Si vous le voulez, ce navigateur garde un code qui permet de refaire cette recherche. Ni ce que vous avez tapé, ni rien qui permette de le retrouver sans la clé du service. Toute personne qui se sert de cet appareil pourra voir le résultat.',
    page: 'La veille, en détail',
    keep: 'Surveiller depuis cet appareil',
    kept: name => `C’est gardé dans ce navigateur, sous le nom « ${name} ».`,
    forget: 'Oublier',
    forgotten: 'Oublié : il n’en reste rien ici.',
    failed: 'Ce navigateur ne permet pas de garder quoi que ce soit ; c’est souvent le cas en navigation privée.',
    prefixes: { email: 'E-mail', phone: 'Téléphone', iban: 'IBAN', person: 'Nom' },
  },
  en: {
    title: 'Come back later without typing anything',
    text: 'If you want, this browser keeps a code that allows this search to be made again. Not what you typed, nor anything that leads back to it without the key of the service. Anybody who uses this device will be able to see the result.',
    page: 'The watch in detail',
    keep: 'Watch from this device',
    kept: name => `It is kept in this browser, under the name “${name}”.`,
    forget: 'Forget',
    forgotten: 'Forgotten: nothing of it is left here.',
    failed: 'This browser does not let anything be kept; that is common in private windows.',
    prefixes: { email: 'E-mail', phone: 'Phone', iban: 'IBAN', person: 'Name' },
  },
}

interface WatchListMessages {
  readonly nothing: string
  readonly check: string
  readonly reread: string
  readonly reading: string
  readonly forgetAll: string
  readonly forgottenAll: string
  readonly forget: string
  readonly forgetOne: (name: string) => string
  readonly name: string
  readonly rename: string
  readonly since: (date: string) => string
  readonly checked: (date: string) => string
  readonly states: {
    readonly listed: (incidents: number) => string
    readonly 'not-listed': string
    readonly 'not-covered': string
    readonly outdated: string
  }
  readonly known: string
  readonly fresh: (incidents: number) => string
  readonly noted: string
  readonly done: (fresh: number) => string
  readonly failed: string
  readonly plan: string
}

export const watchListMessages: Bilingual<WatchListMessages> = {
  fr: {
    nothing: 'Rien pour le moment. Faites une vérification ; la réponse propose de la surveiller.',
    check: 'Faire une vérification',
    reread: 'Relire maintenant',
    reading: 'Lecture en cours…',
    forgetAll: 'Tout oublier',
    forgottenAll: 'Tout est oublié : il ne reste rien de la veille dans ce navigateur.',
    forget: 'Oublier',
    forgetOne: name => `Oublier ${name}`,
    name: 'Nom',
    rename: 'Renommer',
    since: date => `Surveillé depuis le ${date}`,
    checked: date => `dernière lecture le ${date}`,
    states: {
      listed: n => `Dans ${n > 1 ? `les listes de ${n} incidents` : 'la liste d’un incident'}.`,
      'not-listed': 'Dans aucune des listes publiées. La plupart des fuites n’en ont pas.',
      'not-covered': 'Plus aucune liste de ce genre n’est publiée : il n’y a rien à lire pour le moment.',
      outdated:
        'Le service a changé de clé : ce code ne permet plus de lire la réponse. Refaites la vérification, puis oubliez cette ligne.',
    },
    known: 'Incidents',
    fresh: n => `${n} ${plural(n, 'fr', 'nouvel incident', 'nouveaux incidents')}`,
    noted: 'C’est noté',
    done: n =>
      n === 0
        ? 'Lecture terminée. Rien de nouveau.'
        : `Lecture terminée. ${n} ${plural(n, 'fr', 'nouvel incident', 'nouveaux incidents')}.`,
    failed: 'La lecture n’a pas abouti : ce qui est affiché date de la dernière lecture réussie.',
    plan: 'Voir que faire',
  },
  en: {
    nothing: 'Nothing at the moment. Make a check; its answer offers to watch.',
    check: 'Make a check',
    reread: 'Read again now',
    reading: 'Reading…',
    forgetAll: 'Forget everything',
    forgottenAll: 'Everything is forgotten: nothing of the watch is left in this browser.',
    forget: 'Forget',
    forgetOne: name => `Forget ${name}`,
    name: 'Name',
    rename: 'Rename',
    since: date => `Watched since ${date}`,
    checked: date => `last read on ${date}`,
    states: {
      listed: n => `In the ${n > 1 ? `lists of ${n} incidents` : 'list of one incident'}.`,
      'not-listed': 'In none of the published lists. Most leaks have none.',
      'not-covered': 'No list of this kind is published any more: there is nothing to read at the moment.',
      outdated:
        'The service has changed its key: this code cannot read the answer any more. Make the check again, then forget this line.',
    },
    known: 'Incidents',
    fresh: n => `${n} ${plural(n, 'en', 'new incident', 'new incidents')}`,
    noted: 'Noted',
    done: n =>
      n === 0
        ? 'Done reading. Nothing new.'
        : `Done reading. ${n} ${plural(n, 'en', 'new incident', 'new incidents')}.`,
    failed: 'The reading did not succeed: what is shown is from the last one that did.',
    plan: 'See what to do',
  },
}
