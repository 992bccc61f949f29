import * as z from 'zod'
import type { Parameter, Text } from './operation.ts'

interface HeaderText {
  readonly text: Text
  readonly schema: { readonly type: 'string' | 'integer' }
}

/** What the OpenAPI document says as a whole. */
export const DOCUMENT_TEXTS = {
  summary: {
    fr: 'Savoir si l’on est dans une fuite de données française, sans dire à personne qui l’on est.',
    en: 'Find out whether somebody is in a French data leak, without telling anyone who.',
  },
  description: {
    fr: 'Le catalogue des incidents, la vérification privée (protocole vf1) et les recherches des partenaires. Chaque réponse JSON peut gagner des champs : ignorez ceux que vous ne connaissez pas. Les refus suivent la RFC 9457 ; leur champ `type` vient d’une liste fermée et rien de ce qui a été envoyé n’y est répété.',
    en: 'The catalogue of incidents, the private check (protocol vf1), and lookups by partners. Every JSON answer may gain fields: ignore those that you do not know. Refusals follow RFC 9457; their `type` comes from a closed list, and nothing that was sent is repeated in them.',
  },
  server: { fr: 'Ce serveur', en: 'This server' },
  partnerKey: {
    fr: 'Clé d’un partenaire : `vgf_live_…`, ou `vgf_test_…`, qui répond à partir de personnes inventées. Les portées nécessaires sont indiquées à chaque opération.',
    en: 'A partner’s key: `vgf_live_…`, or `vgf_test_…`, which answers from invented people. Each operation says which scope it needs.',
  },
  contributorToken: {
    fr: 'Jeton d’un contributeur : `vgc_…`.',
    en: 'A contributor’s token: `vgc_…`.',
  },
  unchanged: {
    fr: 'Rien n’a changé depuis la version que nomme `If-None-Match`.',
    en: 'Nothing changed since the version that `If-None-Match` names.',
  },
  ifNoneMatch: {
    in: 'header',
    name: 'If-None-Match',
    schema: z.string(),
    description: {
      fr: 'L’`ETag` d’une réponse précédente : si rien n’a changé, la réponse est un 304 sans corps.',
      en: 'The `ETag` of an answer before: if nothing changed, the answer is a 304 without a body.',
    },
  } satisfies Parameter,
  headers: {
    ETag: {
      text: { fr: 'Version de cette réponse.', en: 'The version of this answer.' },
      schema: { type: 'string' },
    },
    RateLimit: {
      text: {
        fr: 'Ce qui reste de chaque quota, et dans combien de secondes il se recharge (draft-ietf-httpapi-ratelimit-headers).',
        en: 'What is left of each quota, and in how many seconds it is full again (draft-ietf-httpapi-ratelimit-headers).',
      },
      schema: { type: 'string' },
    },
    'RateLimit-Policy': {
      text: {
        fr: 'Les quotas et leurs fenêtres en secondes.',
        en: 'The quotas, and their windows in seconds.',
      },
      schema: { type: 'string' },
    },
    'Retry-After': {
      text: { fr: 'Secondes avant de revenir.', en: 'Seconds to wait before coming back.' },
      schema: { type: 'integer' },
    },
    'WWW-Authenticate': {
      text: { fr: 'Toujours `Bearer`.', en: 'Always `Bearer`.' },
      schema: { type: 'string' },
    },
  } satisfies Record<string, HeaderText>,
}
