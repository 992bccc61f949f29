/**
 * What was found on this device, for the page that says what to do: incident ids, never an identifier or an element. It lives in
 * the tab's session storage and ends with it.
 */
export type How = 'listed' | 'presumed' | 'possible'

export interface FoundIncident {
  readonly id: string
  /** `listed` by a check; `presumed` or `possible` by the questionnaire. */
  readonly how: How
}

const KEY = 'vigifuite.found'
const HOW: readonly unknown[] = ['listed', 'presumed', 'possible']

/** What has been found in this tab, each incident once, or an empty list. */
export function found(): FoundIncident[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isFound) : []
  } catch {
    return []
  }
}

/** Puts what one page found in the place of what it had found before; what others found stays. */
export function remember(by: 'check' | 'questionnaire', incidents: readonly FoundIncident[]): void {
  const others = found().filter(({ how }) => (how === 'listed') !== (by === 'check'))
  store([...others, ...incidents])
}

/** Adds what lists say to what they said before. */
export function rememberListed(ids: readonly string[]): void {
  const before = found().filter(({ how }) => how === 'listed')
  remember(
    'check',
    [...new Set([...before.map(({ id }) => id), ...ids])].map(id => ({ id, how: 'listed' })),
  )
}

/** Forgets everything. */
export function forgetFound(): void {
  store([])
}

function store(incidents: readonly FoundIncident[]): void {
  try {
    if (incidents.length === 0) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, JSON.stringify(incidents))
  } catch {
    // Without storage (private windows of some browsers) the plan page starts from its own questions.
  }
}

function isFound(value: unknown): value is FoundIncident {
  const { id, how } = (value ?? {}) as Record<string, unknown>
  return typeof id === 'string' && HOW.includes(how)
}
