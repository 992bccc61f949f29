import type { EndpointStatus } from '../../database/webhook-tables.ts'
import type { Bilingual } from '../../site/language.ts'

type WebhookAct = 'pause' | 'resume' | 'replay' | 'delete'

interface PartnerWebhooksMessages {
  readonly title: string
  readonly text: string
  readonly none: string
  /** Address, events, state, waiting, given up. */
  readonly columns: readonly [string, string, string, string, string]
  readonly actsColumn: string
  readonly all: string
  readonly states: Readonly<Record<EndpointStatus, string>>
  readonly last: string
  readonly never: string
  readonly acts: Readonly<Record<WebhookAct, string>>
  readonly done: Readonly<Record<'paused' | 'resumed' | 'replayed' | 'deleted', string>>
}

export const partnerWebhooksMessages: Bilingual<PartnerWebhooksMessages> = {
  fr: {
    title: 'Webhooks',
    text: 'Où ce partenaire est prévenu des publications. Il ajoute ses adresses lui-même, par l’API. Chaque envoi est tenté pendant un jour, puis abandonné.',
    none: 'Aucune adresse.',
    columns: ['Adresse', 'Événements', 'État', 'En attente', 'Abandonnés'],
    actsColumn: 'Actions',
    all: 'tous',
    states: { active: 'active', paused: 'en pause', disabled: 'désactivée : elle a répondu 410' },
    last: 'Dernier essai :',
    never: 'aucun',
    acts: { pause: 'Mettre en pause', resume: 'Reprendre', replay: 'Relancer les abandonnés', delete: 'Supprimer' },
    done: {
      paused: 'L’adresse est en pause ; ce qui change attend.',
      resumed: 'Les envois reprennent.',
      replayed: 'Ce qui avait été abandonné est renvoyé.',
      deleted: 'L’adresse est supprimée, avec ce qui l’attendait.',
    },
  },
  en: {
    title: 'Webhooks',
    text: 'Where this partner is told of publications. It adds its endpoints itself, through the API. Each delivery is tried for a day, then given up.',
    none: 'No endpoint.',
    columns: ['Endpoint', 'Events', 'State', 'Waiting', 'Given up'],
    actsColumn: 'Actions',
    all: 'all',
    states: { active: 'active', paused: 'paused', disabled: 'disabled: it answered 410' },
    last: 'Last attempt:',
    never: 'none',
    acts: { pause: 'Pause', resume: 'Resume', replay: 'Send the given up again', delete: 'Delete' },
    done: {
      paused: 'The endpoint is paused; what changes waits.',
      resumed: 'Deliveries go on.',
      replayed: 'What was given up is sent again.',
      deleted: 'The endpoint is deleted, with what waited for it.',
    },
  },
}
