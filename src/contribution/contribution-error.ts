/** Why a contribution stops: a closed list, translated where it is shown. */
export const CONTRIBUTION_FAILURES = [
  // The file
  'empty-file',
  'no-rows',
  'not-text',
  'broken-encoding',
  'open-quote',
  'text-after-quote',
  'record-too-long',
  'header-too-long',
  'no-header',
  'missing-column',
  'ambiguous-column',
  // A workbook
  'not-a-workbook',
  'workbook-too-large',
  // The service
  'unreachable',
  'quota-exhausted',
  'unauthenticated',
  'forbidden',
  'not-found',
  'key-retired',
  'conflict',
  'refused',
  'bad-answer',
  'bad-proof',
  // Both sides must agree on these
  'weak-parameters',
  'self-test-failed',
  'file-changed',
  'options-changed',
  'service-changed',
  // A browser
  'signed-out',
  'no-storage',
  'stopped',
] as const
export type ContributionFailure = (typeof CONTRIBUTION_FAILURES)[number]

/**
 * A contribution cannot go on. `message` says what to do in English and holds nothing of the rows: at most a row number and
 * names of columns. `row` is the number that a spreadsheet shows (the header is row 1).
 */
export class ContributionError extends Error {
  override name = 'ContributionError'
  readonly failure: ContributionFailure
  readonly row: number | undefined

  constructor(failure: ContributionFailure, message: string, row?: number) {
    super(message)
    this.failure = failure
    this.row = row
  }
}
