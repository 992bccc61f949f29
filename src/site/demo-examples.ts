/** Invented people of the demo (fixtures/demo/people.json), to try a check with: one who is in lists, one who is in none. */
import type { Kind } from '../identifier/kind.ts'

/** What goes into the fields of a kind, in their order on the page. */
export type Example = readonly string[]

export const DEMO_EXAMPLES: Readonly<Record<Kind, { readonly listed: Example; readonly notListed: Example }>> = {
  email: { listed: ['camille.martin@example.org'], notListed: ['personne@example.org'] },
  phone: { listed: ['06 39 98 00 01'], notListed: ['06 39 98 00 02'] },
  iban: { listed: ['FR76 0000 0000 0100 0000 0000 179'], notListed: ['FR76 0000 0000 0100 0000 0000 276'] },
  person: { listed: ['Camille', 'Martin', '12/04/1990'], notListed: ['Dominique', 'Personne', '30/11/1985'] },
}

/** The key of the demo's invented partner, published and therefore no secret: SHA-256 of "vigifuite demo partner". */
export const DEMO_PARTNER_KEY = 'vgf_test_p-62TrIaUO2GGjX01OCGvzDoeAC7eYQE_3kBj3VTFG4'

/** Digest of the e-mail address that is listed, under the demo's salt; base64url. */
export const DEMO_DIGEST = 'GxVgQTXA7xNh5X9uoytr4dc_QsJhDP0akkoz1Ai7Fqc'
