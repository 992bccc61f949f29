/**
 * What a device watches: elements, each with the key that made it and what is already known of it. Never an identifier.
 *
 * It lives in the local storage of this browser and is believed only as far as it can be read: what is damaged is dropped.
 */
import { isKind } from '../identifier/kind.ts'
import type { Kept } from '../lookup/check.ts'

export interface Watched extends Kept {
  readonly id: string
  /** Given by the person, or `E-mail 1`. */
  readonly name: string
  /** ISO 8601 instants: since when it is watched, and when it was last re-read with success. */
  readonly since: string
  readonly checked: string
  /** What was published at the last re-read. */
  readonly state: 'listed' | 'not-listed' | 'not-covered' | 'outdated'
  /** Incidents, by id: all of them, and those that were not there before and nobody has taken note of. */
  readonly incidents: readonly string[]
  readonly fresh: readonly string[]
}

export const WATCH_KEY = 'vigifuite.watch'
const VERSION = 1
/** No person has more addresses than this; a page that re-reads must end. */
const MAX_WATCHED = 50
export const MAX_NAME = 60
const STATES: readonly unknown[] = ['listed', 'not-listed', 'not-covered', 'outdated']

/** What is watched, oldest first; nothing when nothing can be read. */
export function readWatched(): Watched[] {
  try {
    const stored = JSON.parse(localStorage.getItem(WATCH_KEY) ?? 'null') as {
      version?: unknown
      watched?: unknown
    } | null
    if (stored?.version !== VERSION || !Array.isArray(stored.watched)) return []
    return (stored.watched as unknown[]).filter(isWatched).slice(0, MAX_WATCHED)
  } catch {
    return []
  }
}

/** Keeps what is given in the place of what was. @returns whether this browser let it */
export function writeWatched(watched: readonly Watched[]): boolean {
  try {
    if (watched.length === 0) localStorage.removeItem(WATCH_KEY)
    else localStorage.setItem(WATCH_KEY, JSON.stringify({ version: VERSION, watched: watched.slice(-MAX_WATCHED) }))
    return true
  } catch {
    return false
  }
}

/** Begins to watch; what is watched already takes the place of itself. `prefix` begins its name. @returns null when nothing can be kept */
export function watch(
  kept: Kept,
  { incidents, prefix, now }: { readonly incidents: readonly string[]; readonly prefix: string; readonly now: Date },
): Watched | null {
  const before = readWatched()
  const known = before.find(one => one.element === kept.element && one.kind === kept.kind)
  const { kind, keyVersion, element } = kept
  const added: Watched = {
    id: known?.id ?? crypto.randomUUID(),
    name: known?.name ?? freeName(before, prefix),
    kind,
    keyVersion,
    element,
    since: known?.since ?? now.toISOString(),
    checked: now.toISOString(),
    state: incidents.length > 0 ? 'listed' : 'not-listed',
    incidents,
    fresh: [],
  }
  return writeWatched([...before.filter(one => one !== known), added]) ? added : null
}

/** Changes one entry, as it stands at that moment; does nothing when it is gone. */
export function changeWatched(id: string, change: (one: Watched) => Watched): void {
  const before = readWatched()
  if (before.some(one => one.id === id)) writeWatched(before.map(one => (one.id === id ? change(one) : one)))
}

export function forgetWatched(id: string): void {
  writeWatched(readWatched().filter(one => one.id !== id))
}

function freeName(watched: readonly Watched[], prefix: string): string {
  for (let number = 1; ; number++) {
    const name = `${prefix} ${number}`
    if (!watched.some(one => one.name === name)) return name
  }
}

function isWatched(value: unknown): value is Watched {
  const one = (value ?? {}) as Record<string, unknown>
  return (
    isKind(one.kind) &&
    isText(one.id, 64) &&
    isText(one.name, MAX_NAME) &&
    Number.isInteger(one.keyVersion) &&
    typeof one.element === 'string' &&
    /^[\w-]{43}$/.test(one.element) &&
    [one.since, one.checked].every(at => typeof at === 'string' && !Number.isNaN(Date.parse(at))) &&
    STATES.includes(one.state) &&
    [one.incidents, one.fresh].every(isIds)
  )
}

const isText = (value: unknown, longest: number): boolean =>
  typeof value === 'string' && value !== '' && value.length <= longest

const isIds = (value: unknown): boolean =>
  Array.isArray(value) && value.every(id => typeof id === 'string' && /^[a-z0-9-]{1,80}$/.test(id))
