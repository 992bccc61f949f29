import type { CommuneRelation } from '../../incident/closed-lists.ts'
import type { QuestionGroup } from '../../incident/questions.ts'
import type { Bilingual } from '../language.ts'

interface ConcernedMessages {
  readonly title: string
  readonly description: string
  readonly lead: string
  readonly privacy: string
  readonly withoutScript: string
  readonly groups: Readonly<Record<QuestionGroup, string>>
  readonly questions: string
  readonly questionsHint: string
  readonly communes: string
  readonly communesHint: string
  readonly commune: string
  readonly communeResults: string
  readonly communeCount: (count: number) => string
  readonly communeLoading: string
  readonly communeFailed: string
  readonly communeNone: (typed: string) => string
  readonly communePostcode: string
  readonly communeAdded: (name: string) => string
  readonly communeRemoved: (name: string) => string
  readonly communeChosen: string
  readonly remove: string
  readonly removeCommune: (name: string) => string
  readonly within: (name: string) => string
  readonly as: Readonly<Record<CommuneRelation, string>>
  readonly since: string
  readonly until: string
  readonly optional: string
  readonly badYear: string
  readonly turnedYears: string
  readonly conditions: string
  readonly about: (title: string) => string
  readonly aboutNone: string
  readonly record: string
  readonly otherQuestions: string
  readonly see: string
  readonly tally: (answers: number, incidents: number) => string
  readonly result: string
  readonly resultNothing: string
  readonly nothingAnswered: string
  readonly presumed: (count: number) => string
  readonly presumedText: string
  readonly possible: (count: number) => string
  readonly possibleText: string
  readonly because: string
  readonly disclosed: string
  readonly plan: string
  readonly again: string
  readonly forgotten: string
  readonly kept: string
  readonly failed: string
  readonly retry: string
  readonly whatItMeans: string
  readonly whatItMeansText: string
  readonly list: string
  readonly listSummary: (count: number) => string
}

export const concernedMessages: Bilingual<ConcernedMessages> = {
  fr: {
    title: 'Suis-je concerné ?',
    description:
      'La plupart des fuites de données n’ont pas de liste. Quelques questions suffisent à savoir lesquelles vous concernent ; vos réponses ne quittent pas votre appareil.',
    lead: 'La plupart des fuites n’ont pas de liste que l’on puisse consulter. Mais les organismes disent qui est concerné : cochez ceux à qui vous avez eu affaire.',
    privacy:
      'Vos réponses restent sur cette page : elles sont comparées ici, sur votre appareil, avec ce qui a été annoncé. Rien n’est envoyé.',
    withoutScript:
      'Sans JavaScript, cette page ne peut pas comparer vos réponses. Vous pouvez lire plus bas, incident par incident, qui est concerné.',
    groups: {
      jobs: 'Emploi et formation',
      health: 'Santé et assurance maladie',
      services: 'Allocations et services publics',
      telecom: 'Téléphone et internet',
      shops: 'Magasins et cartes de fidélité',
      parcels: 'Livraison de colis',
      travel: 'Transports et voiture',
      leisure: 'Sport, médias et loisirs',
      money: 'Banque, assurance et impôts',
      school: 'École et études',
      professional: 'Votre employeur et votre activité professionnelle',
    },
    questions: 'À qui avez-vous eu affaire ?',
    questionsHint:
      'Cochez tout ce qui est ou a été vrai, même il y a longtemps. Laissez vide ce dont vous ne savez rien.',
    communes: 'Où avez-vous vécu ou travaillé ?',
    communesHint: 'Des mairies et des services locaux ont aussi été attaqués.',
    commune: 'Nom de la commune',
    communeResults: 'Communes',
    communeCount: count => (count > 1 ? `${count} communes proposées` : 'une commune proposée'),
    communeLoading: 'La liste des communes se charge…',
    communeFailed:
      'La liste des communes n’a pas pu être chargée. Vérifiez la connexion, puis écrivez de nouveau dans ce champ.',
    communeNone: typed =>
      `Aucune commune ne correspond à « ${typed} ». Vérifiez l’orthographe, ou écrivez moins de lettres.`,
    communePostcode: 'Écrivez le nom de la commune, pas son code postal.',
    communeAdded: name => `${name} ajoutée`,
    communeRemoved: name => `${name} retirée`,
    communeChosen: 'Vos communes',
    remove: 'Retirer',
    removeCommune: name => `Retirer ${name}`,
    within: name => `commune de ${name}`,
    as: {
      resident: 'J’y habite ou j’y ai habité',
      agent: 'Je travaille ou j’ai travaillé pour la mairie ou ses services',
      supplier: 'J’en suis ou j’en ai été fournisseur',
    },
    since: 'Depuis quelle année ?',
    until: 'Jusqu’à quelle année ?',
    optional: 'Facultatif : laissez vide si vous ne savez plus.',
    badYear: 'Écrivez une année en quatre chiffres, par exemple 2015, ou laissez vide.',
    turnedYears: 'La fin est avant le début : vérifiez les deux années.',
    conditions: 'Si vous le savez, précisez :',
    about: title => `${title} : est-ce que cela me concerne ?`,
    aboutNone: 'Il n’y a pas de question à poser pour cet incident.',
    record: 'Voir la fiche de l’incident',
    otherQuestions: 'Les autres questions',
    see: 'Voir le résultat',
    tally: (answers, incidents) =>
      answers === 0
        ? 'Aucune réponse'
        : `${answers} réponse${answers > 1 ? 's' : ''}, ${incidents} incident${incidents > 1 ? 's' : ''}`,
    result: 'Résultat',
    resultNothing:
      'Aucun incident du catalogue ne correspond à vos réponses. Cela ne veut pas dire que vos données n’ont pas fuité : voyez ci-dessous.',
    nothingAnswered: 'Vous n’avez encore rien coché. Répondez à une question au moins, puis revenez ici.',
    presumed: count =>
      count > 1 ? `${count} incidents vous concernent en principe` : 'Un incident vous concerne en principe',
    presumedText: 'L’annonce vise toutes les personnes dans votre situation.',
    possible: count =>
      count > 1 ? `${count} incidents vous concernent peut-être` : 'Un incident vous concerne peut-être',
    possibleText:
      'L’annonce ne vise qu’une partie des personnes dans votre situation, ou celles qui remplissent une condition que vous n’avez pas confirmée. L’organisme devait prévenir chacune si le risque était élevé : cherchez un message de sa part.',
    because: 'Pourquoi :',
    disclosed: 'rendu public :',
    plan: 'Voir que faire',
    again: 'Recommencer et tout oublier',
    forgotten: 'Vos réponses et le résultat sont oubliés.',
    kept: 'Vos réponses ne sont pas conservées. Seuls les noms des incidents trouvés restent dans cet onglet, pour la page « Que faire », jusqu’à ce que vous le fermiez.',
    failed:
      'Le catalogue des incidents n’a pas pu être chargé : il n’y a donc pas de résultat. Vérifiez la connexion, puis réessayez.',
    retry: 'Réessayer',
    whatItMeans: 'Ce que ce résultat ne dit pas',
    whatItMeansText:
      'Il repose sur ce que les organismes ont annoncé et sur vos réponses. Il ne prouve ni que vos données ont fuité, ni qu’elles n’ont pas fuité : certaines fuites ne sont jamais annoncées, et le catalogue n’est pas complet.',
    list: 'Incident par incident',
    listSummary: count => `Lire qui est concerné par chacun des ${count} incidents`,
  },
  en: {
    title: 'Am I concerned?',
    description:
      'Most data leaks have no list. A few questions are enough to find out which ones concern you; your answers do not leave your device.',
    lead: 'Most leaks have no list that anyone could look you up in. But organisations say who is concerned: tick those that you have had to do with.',
    privacy:
      'Your answers stay on this page: they are compared here, on your device, with what was announced. Nothing is sent.',
    withoutScript:
      'Without JavaScript this page cannot compare your answers. You can read below, incident by incident, who is concerned.',
    groups: {
      jobs: 'Jobs and training',
      health: 'Health and health insurance',
      services: 'Allowances and public services',
      telecom: 'Telephone and internet',
      shops: 'Shops and loyalty cards',
      parcels: 'Parcel delivery',
      travel: 'Travel and cars',
      leisure: 'Sport, media and leisure',
      money: 'Banks, insurance and taxes',
      school: 'School and studies',
      professional: 'Your employer and your business',
    },
    questions: 'Whom have you had to do with?',
    questionsHint: 'Tick everything that is or was true, even long ago. Leave blank what you do not know.',
    communes: 'Where have you lived or worked?',
    communesHint: 'Town halls and local services (of communes, the French municipalities) were attacked too.',
    commune: 'Name of the commune',
    communeResults: 'Communes',
    communeCount: count => (count > 1 ? `${count} communes suggested` : 'one commune suggested'),
    communeLoading: 'The list of communes is loading…',
    communeFailed: 'The list of communes could not be loaded. Check the connection, then type in this field again.',
    communeNone: typed => `No commune matches “${typed}”. Check the spelling, or type fewer letters.`,
    communePostcode: 'Type the name of the commune, not its postcode.',
    communeAdded: name => `${name} added`,
    communeRemoved: name => `${name} removed`,
    communeChosen: 'Your communes',
    remove: 'Remove',
    removeCommune: name => `Remove ${name}`,
    within: name => `part of ${name}`,
    as: {
      resident: 'I live or lived there',
      agent: 'I work or worked for the town hall or its services',
      supplier: 'I am or was one of its suppliers',
    },
    since: 'Since which year?',
    until: 'Until which year?',
    optional: 'Optional: leave blank if you are not sure.',
    badYear: 'Write a year with four digits, for example 2015, or leave it blank.',
    turnedYears: 'The end is before the beginning: check both years.',
    conditions: 'If you know, say more:',
    about: title => `${title}: does it concern me?`,
    aboutNone: 'There is no question to ask for this incident.',
    record: 'See the record of the incident',
    otherQuestions: 'The other questions',
    see: 'See the result',
    tally: (answers, incidents) =>
      answers === 0
        ? 'No answer yet'
        : `${answers} answer${answers > 1 ? 's' : ''}, ${incidents} incident${incidents === 1 ? '' : 's'}`,
    result: 'Result',
    resultNothing:
      'No incident of the catalogue matches your answers. That does not mean that your data has not leaked: see below.',
    nothingAnswered: 'You have not ticked anything yet. Answer at least one question, then come back here.',
    presumed: count => (count > 1 ? `Presumed concerned by ${count} incidents` : 'Presumed concerned by one incident'),
    presumedText: 'The announcement means everybody in your situation.',
    possible: count => (count > 1 ? `Possibly concerned by ${count} incidents` : 'Possibly concerned by one incident'),
    possibleText:
      'The announcement means only some of the people in your situation, or those who fulfil a condition that you have not confirmed. The organisation had to tell each of them if the risk was high: look for a message from it.',
    because: 'Why:',
    disclosed: 'made public:',
    plan: 'See what to do',
    again: 'Start again and forget everything',
    forgotten: 'Your answers and the result are forgotten.',
    kept: 'Your answers are not kept. Only the names of the incidents found stay in this tab, for the page “What to do”, until you close it.',
    failed:
      'The catalogue of incidents could not be loaded, so there is no result. Check the connection, then try again.',
    retry: 'Try again',
    whatItMeans: 'What this result does not say',
    whatItMeansText:
      'It rests on what organisations announced and on your answers. It proves neither that your data leaked nor that it did not: some leaks are never announced, and the catalogue is not complete.',
    list: 'Incident by incident',
    listSummary: count => `Read who is concerned by each of the ${count} incidents`,
  },
}
