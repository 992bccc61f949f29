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
