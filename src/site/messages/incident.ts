import type { Bilingual } from '../language.ts'

interface IncidentMessages {
  readonly description: (title: string, date: string) => string
  readonly caveat: string
  readonly inShort: string
  readonly who: string
  readonly occurred: string
  readonly disclosed: string
  readonly affected: string
  readonly noFigure: string
  readonly sector: string
  readonly kind: string
  readonly sure: string
  readonly leaked: string
  readonly leakedUnknown: string
  readonly leakedNothing: string
  readonly notLeaked: string
  readonly otherUnknown: string
  readonly concerned: string
  readonly askMe: string
  readonly hasList: (kinds: string) => string
  readonly hasInventedList: (kinds: string) => string
  readonly checkMe: string
  readonly whatToDo: string
  readonly planText: string
  readonly planLink: string
  readonly planWithout: string
  readonly timeline: string
  readonly changes: string
  readonly changesText: string
  readonly when: string
  readonly change: string
  readonly source: string
  readonly organisations: string
  readonly commune: string
  readonly authorities: string
  readonly notified: string
  readonly notifiedUnknown: string
  readonly contradictions: string
  readonly notes: string
  readonly attacker: (name: string) => string
  readonly forumAlias: string
  readonly claimantsName: string
  readonly sources: string
  readonly sourceOf: (number: number) => string
  readonly undated: string
  readonly follow: string
  readonly machine: string
  readonly sectorFeed: (sector: string) => string
  readonly kinds: Readonly<Record<'email' | 'phone' | 'iban' | 'person', string>>
  readonly checked: Readonly<Record<'confirmed' | 'corrected' | 'unconfirmed', string>>
}

export const incidentMessages: Bilingual<IncidentMessages> = {
  fr: {
    description: (title, date) =>
      `${title} : ce qui a fuité, qui est concerné, ce qui a changé depuis et que faire. Rendu public : ${date}. Sources citées.`,
    caveat:
      'À lire avec prudence : cette fiche repose sur des sources peu nombreuses ou fragiles, ou sur les seules affirmations de l’attaquant.',
    inShort: 'En bref',
    who: 'Responsable',
    occurred: 'Survenu',
    disclosed: 'Rendu public',
    affected: 'Ampleur',
    noFigure: 'Aucun chiffre fiable n’a été publié.',
    sector: 'Secteur',
    kind: 'Nature',
    sure: 'Fiabilité',
    leaked: 'Ce qui a fuité',
    leakedUnknown: 'Les données exposées n’ont pas été précisées publiquement.',
    leakedNothing: 'Aucune donnée personnelle n’a fuité.',
    notLeaked: 'Ce qui n’a pas fuité, selon l’organisme',
    otherUnknown: 'Pour tout ce qui n’est cité nulle part ici, on ne sait pas.',
    concerned: 'Qui est concerné ?',
    askMe: 'Répondre à quelques questions pour savoir si je suis concerné',
    hasList: kinds => `L’organisme a remis une liste protégée (${kinds}) : la vérification peut vous répondre.`,
    hasInventedList: kinds =>
      `Démonstration : une liste inventée (${kinds}) permet d’essayer la vérification. L’organisme n’a rien remis.`,
    checkMe: 'Vérifier',
    whatToDo: 'Que faire ?',
    planText:
      'Les gestes utiles, dans l’ordre, pour les données citées ci-dessus, avec les délais et des lettres prêtes à remplir.',
    planLink: 'Voir mon plan pour cet incident',
    planWithout: 'Il n’y a rien à faire de particulier : aucune donnée n’a fuité.',
    timeline: 'Chronologie',
    changes: 'Ce qui a changé',
    changesText: 'Chaque chiffre et chaque état tel qu’il a été donné, à sa date, avec sa source. Le dernier fait foi.',
    when: 'Date',
    change: 'Ce qui a été dit',
    source: 'Source',
    organisations: 'Organismes',
    commune: 'commune',
    authorities: 'Autorités et justice',
    notified: 'La CNIL a été notifiée.',
    notifiedUnknown: 'On ne sait pas si la CNIL a été notifiée : ce n’est écrit dans aucune source citée.',
    contradictions: 'Là où les sources se contredisent',
    notes: 'À savoir',
    attacker: name => `Revendiqué par « ${name} »`,
    forumAlias: 'un pseudonyme de forum',
    claimantsName: 'le nom que se donnent les auteurs de la revendication',
    sources: 'Sources',
    sourceOf: number => `source ${number}`,
    undated: 'sans date',
    follow: 'Suivre',
    machine: 'Cette fiche en JSON',
    sectorFeed: sector => `Flux du secteur « ${sector} »`,
    kinds: { email: 'e-mails', phone: 'téléphones', iban: 'IBAN', person: 'noms et dates de naissance' },
    checked: {
      confirmed: 'Vérifié une seconde fois, confirmé.',
      corrected: 'Vérifié une seconde fois, corrigé.',
      unconfirmed: 'La seconde vérification n’a pas pu confirmer tous les faits.',
    },
  },
  en: {
    description: (title, date) =>
      `${title}: what leaked, who is concerned, what has changed since and what to do. Made public: ${date}. With sources.`,
    caveat: 'Read with caution: this record rests on few or weak sources, or only on what the attacker says.',
    inShort: 'In short',
    who: 'Controller',
    occurred: 'Happened',
    disclosed: 'Made public',
    affected: 'Extent',
    noFigure: 'No reliable figure has been published.',
    sector: 'Sector',
    kind: 'Kind',
    sure: 'Reliability',
    leaked: 'What leaked',
    leakedUnknown: 'The data exposed has not been stated publicly.',
    leakedNothing: 'No personal data leaked.',
    notLeaked: 'What did not leak, according to the organisation',
    otherUnknown: 'Whatever is not mentioned here is not known.',
    concerned: 'Who is concerned?',
    askMe: 'Answer a few questions to find out whether I am concerned',
    hasList: kinds => `The organisation has provided a protected list (${kinds}): the check can answer you.`,
    hasInventedList: kinds =>
      `Demonstration: an invented list (${kinds}) lets you try the check. The organisation has provided nothing.`,
    checkMe: 'Check',
    whatToDo: 'What to do?',
    planText: 'Useful steps, in order, for the data named above, with deadlines and letters ready to fill in.',
    planLink: 'See my plan for this incident',
    planWithout: 'There is nothing particular to do: no data leaked.',
    timeline: 'Timeline',
    changes: 'What changed',
    changesText: 'Every figure and status as it was given, at its date, with its source. The last one stands.',
    when: 'Date',
    change: 'What was said',
    source: 'Source',
    organisations: 'Organisations',
    commune: 'commune',
    authorities: 'Authorities and courts',
    notified: 'The CNIL (French data protection authority) was notified.',
    notifiedUnknown:
      'Whether the CNIL (French data protection authority) was notified is not known: no source cited says so.',
    contradictions: 'Where the sources disagree',
    notes: 'Worth knowing',
    attacker: name => `Claimed by “${name}”`,
    forumAlias: 'an alias on a forum',
    claimantsName: 'the name that the claimants give themselves',
    sources: 'Sources',
    sourceOf: number => `source ${number}`,
    undated: 'undated',
    follow: 'Follow',
    machine: 'This record as JSON',
    sectorFeed: sector => `Feed of the sector “${sector}”`,
    kinds: { email: 'e-mails', phone: 'telephone numbers', iban: 'IBANs', person: 'names and dates of birth' },
    checked: {
      confirmed: 'Checked a second time, confirmed.',
      corrected: 'Checked a second time, corrected.',
      unconfirmed: 'The second check could not confirm every fact.',
    },
  },
}
