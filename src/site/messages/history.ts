import type { RevisionKind } from '../../incident/revisions.ts'
import type { TimelineEventKind } from '../../incident/timeline.ts'
import type { Bilingual } from '../language.ts'

interface HistoryMessages {
  readonly events: Readonly<Record<TimelineEventKind, string>>
  readonly decision: (authority: string) => string
  readonly fine: (amount: string) => string
  readonly published: (on: string) => string
  readonly revisions: Readonly<Record<RevisionKind, string>>
  readonly status: (from: string, to: string) => string
  readonly added: string
  readonly removed: string
  readonly noSource: string
}

export const historyMessages: Bilingual<HistoryMessages> = {
  fr: {
    events: {
      occurred: 'L’incident a lieu',
      detected: 'Il est détecté',
      claimed: 'Il est revendiqué, ou des données sont proposées',
      disclosed: 'Il est rendu public',
      restored: 'Les services fonctionnent de nouveau',
      decided: 'Décision',
    },
    decision: authority => `Décision : ${authority}`,
    fine: amount => `amende de ${amount}`,
    published: on => `publiée ${on}`,
    revisions: {
      disclosed: 'Premier état rendu public',
      figure: 'Chiffre',
      exposure: 'État',
      'data-classes': 'Données exposées',
    },
    status: (from, to) => `de « ${from} » à « ${to} »`,
    added: 'ajouté',
    removed: 'retiré',
    noSource: 'voir les sources',
  },
  en: {
    events: {
      occurred: 'The incident happens',
      detected: 'It is detected',
      claimed: 'It is claimed, or data is offered',
      disclosed: 'It is made public',
      restored: 'Services work again',
      decided: 'Decision',
    },
    decision: authority => `Decision: ${authority}`,
    fine: amount => `fine of ${amount}`,
    published: on => `published ${on}`,
    revisions: {
      disclosed: 'First state made public',
      figure: 'Figure',
      exposure: 'Status',
      'data-classes': 'Data exposed',
    },
    status: (from, to) => `from “${from}” to “${to}”`,
    added: 'added',
    removed: 'removed',
    noSource: 'see the sources',
  },
}
