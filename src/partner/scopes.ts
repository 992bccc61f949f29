/** What a partner's key may be for. `lookup:phone` goes beside `lookup`: telephone numbers are few enough to be guessed. */
export const PARTNER_SCOPES = ['lookup', 'lookup:phone', 'catalogue', 'webhooks', 'evaluate:bulk'] as const
export type PartnerScope = (typeof PARTNER_SCOPES)[number]
