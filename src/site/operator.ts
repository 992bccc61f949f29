/** Who runs this deployment, as its legal notice must say (loi n° 2004-575 du 21 juin 2004, art. 1-1): from the configuration. */

/** Null: not configured; the notice then says that it is missing. */
export interface Operator {
  /** Name of the publisher: a person or a body. */
  readonly publisher: string | null
  readonly address: string | null
  /** An e-mail address or a telephone number. */
  readonly contact: string | null
  /** Who answers for the publication (directeur de la publication). */
  readonly director: string | null
  /** Name, address and telephone number of the host. */
  readonly host: string | null
}
