/** Who acts, and when: what every use case that changes something is given, for the audit log. */
export interface Act {
  /** As in an audit entry: `cli`, `publisher`, `officer:<id>`. */
  readonly actor: string
  readonly now: Date
}
