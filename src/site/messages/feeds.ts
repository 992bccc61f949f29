import type { Bilingual } from '../language.ts'

interface FeedMessages {
  readonly title: string
  readonly sector: (sector: string) => string
  readonly dataClass: (label: string) => string
  readonly commune: (name: string) => string
  readonly description: string
  readonly decided: string
}

export const feedMessages: Bilingual<FeedMessages> = {
  fr: {
    title: 'Vigifuite\u00a0: tous les incidents',
    sector: sector => `Vigifuite\u00a0: incidents du secteur «\u00a0${sector}\u00a0»`,
    dataClass: label => `Vigifuite\u00a0: incidents qui ont exposé la donnée «\u00a0${label}\u00a0»`,
    commune: name => `Vigifuite\u00a0: incidents qui touchent ${name}`,
    description:
      'Fuites de données et cyberattaques rendues publiques en France\u00a0: qui, quand, quelles données, avec quelle certitude. Un incident réapparaît quand un chiffre, son état ou une décision change.',
    decided: 'Décisions',
  },
  en: {
    title: 'Vigifuite: all incidents',
    sector: sector => `Vigifuite: incidents in the sector “${sector}”`,
    dataClass: label => `Vigifuite: incidents that exposed ${label}`,
    commune: name => `Vigifuite: incidents that touch ${name}`,
    description:
      'Data leaks and cyberattacks made public in France: who, when, which data, how sure. An incident appears again when a figure, its status or a decision changes.',
    decided: 'Decisions',
  },
}
