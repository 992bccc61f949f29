/** A part of what was given about a partner or a key that does not do. */
export type PartnerFault =
  | 'name'
  | 'purpose'
  | 'contacts'
  | 'contract'
  | 'limits'
  | 'label'
  | 'scopes'
  | 'expiry'
  | 'addresses'
  | 'overlap'

export type PartnerRefusal =
  | 'unknown-partner'
  | 'unknown-key'
  /** `faults` says which parts do not do. */
  | 'invalid'
  /** The key has ended, or another took its place already. */
  | 'key-ended'
  /** The contract has not begun, or is over. */
  | 'no-contract'
  /** Live keys are in use, and the contract would begin only later. */
  | 'keys-in-use'
  /** Somebody else changed the partner in the meantime. */
  | 'clash'

/** A use case of partners refuses. The message never repeats what was given. */
export class PartnerError extends Error {
  override name = 'PartnerError'
  readonly reason: PartnerRefusal
  readonly faults: readonly PartnerFault[]

  constructor(reason: PartnerRefusal, message: string, faults: readonly PartnerFault[] = []) {
    super(message)
    this.reason = reason
    this.faults = faults
  }
}
