/** What the service answers to a form that saves itself. */
import type { ShownFault } from './shown-faults.ts'

export type SaveAnswer =
  | { readonly kind: 'saved'; readonly version: number; readonly changed: boolean; readonly stale: readonly string[] }
  | { readonly kind: 'faulty'; readonly faults: readonly ShownFault[] }
  | { readonly kind: 'clash'; readonly to: string }
  /** No answer, or one that says "later": worth another try. */
  | { readonly kind: 'away' }
  | { readonly kind: 'signed-out' | 'other-session' | 'refused' }

const TIMEOUT_MS = 20_000

interface Body {
  readonly error?: string
  readonly version?: number
  readonly changed?: boolean
  readonly stale?: readonly string[]
  readonly faults?: readonly ShownFault[]
  readonly to?: string
}

/** Never rejects. */
export async function post(path: string, csrf: string, body: unknown): Promise<SaveAnswer> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return understood(response.status, (await response.json()) as Body)
  } catch {
    return { kind: 'away' }
  }
}

function understood(status: number, body: Body): SaveAnswer {
  if (status === 200) {
    return { kind: 'saved', version: body.version!, changed: body.changed === true, stale: body.stale ?? [] }
  }
  if (body.faults) return { kind: 'faulty', faults: body.faults }
  if (body.to) return { kind: 'clash', to: body.to }
  if (body.error === 'signed-out') return { kind: 'signed-out' }
  if (body.error === 'csrf') return { kind: 'other-session' }
  return { kind: status >= 500 || status === 429 || status === 408 ? 'away' : 'refused' }
}
