export type IntakeRefusal =
  | 'unknown-incident'
  | 'unknown-data-set'
  | 'unknown-upload'
  | 'unknown-key-version'
  | 'unknown-token'
  | 'unknown-suppression'
  /** What is asked for does not fit the state that the data set or upload is in. */
  | 'wrong-state'
  /** A sensitive incident publishes no list of people. */
  | 'sensitive'
  /** People of the list are in as many others as a bucket document can hold. */
  | 'crowded'
  /** A chunk of that number is stored, with other elements. */
  | 'chunk-differs'
  | 'chunks-missing'
  | 'wrong-hash'
  | 'wrong-length'
  | 'invalid-element'
  | 'invalid'

/** Intake refuses. The message never repeats what was given. */
export class IntakeError extends Error {
  override name = 'IntakeError'
  readonly reason: IntakeRefusal

  constructor(reason: IntakeRefusal, message: string) {
    super(message)
    this.reason = reason
  }
}
