/**
 * A copy of a form that is not saved yet, in this tab's storage: it survives a reload, and goes with the tab or once it is saved. It holds
 * what the form holds and nothing else.
 */
import type { Fields } from './form-state.ts'

interface Copy {
  readonly version: number
  readonly fields: Fields
  /** ISO 8601. */
  readonly at: string
}

const key = (): string => `vigifuite:desk:${location.pathname}`

export function keepCopy(version: number, fields: Fields): void {
  try {
    sessionStorage.setItem(key(), JSON.stringify({ version, fields, at: new Date().toISOString() } satisfies Copy))
  } catch {
    // A full or forbidden storage: the form itself is still there.
  }
}

export function dropCopy(): void {
  try {
    sessionStorage.removeItem(key())
  } catch {
    // Then there is none.
  }
}

export function readCopy(): Copy | null {
  try {
    const copy = JSON.parse(sessionStorage.getItem(key()) ?? 'null') as Copy | null
    return copy !== null && Array.isArray(copy.fields) ? copy : null
  } catch {
    return null
  }
}
