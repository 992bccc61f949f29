/**
 * What the CNIL's online service for notifications asks for, filled in from a register: its sections in the order of the form, for a
 * DPO to copy from, print or keep. It sends nothing.
 *
 * The form itself is only seen by those who notify; the order and the lists follow what is public of it: art. 33(3), the CNIL's page
 * "Notifier une violation de données personnelles", its open data and Madis. Words of closed lists that the open data has are exactly those.
 */
import { BREACH_SECTIONS } from './cnil-fields-breach.ts'
import { RESPONSE_SECTIONS } from './cnil-fields-response.ts'
import { type Described, missingIn, type PaperLanguage, type PaperSection, readSections, Teller } from './paper.ts'
import type { Register } from './register.ts'

export const CNIL_SECTIONS = [...BREACH_SECTIONS, ...RESPONSE_SECTIONS]

export interface CnilNotification {
  readonly form: 'cnil-notification'
  readonly version: 1
  readonly incident: string
  readonly language: PaperLanguage
  /** A first notification, or what completes one (art. 33(4)). */
  readonly kind: 'initial' | 'complementary'
  /** Number of the notification that it completes. */
  readonly number: string | null
  readonly sections: readonly PaperSection[]
  /** Ids of fields that a complete notification has and this one lacks. */
  readonly missing: readonly string[]
}

export function cnilNotification(
  incident: Described,
  register: Register,
  language: PaperLanguage = 'fr',
): CnilNotification {
  const sections = readSections(CNIL_SECTIONS, { register, incident, tell: new Teller(language) })
  const { notifiedAt, number } = register.notification.cnil
  return {
    form: 'cnil-notification',
    version: 1,
    incident: incident.id,
    language,
    kind: notifiedAt === null ? 'initial' : 'complementary',
    number,
    sections,
    missing: missingIn(sections).map(one => one.id),
  }
}
