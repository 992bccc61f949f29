/** What the viewer of the audit log was asked for, as its address says. What makes no sense there is as if it were not. */
import { instantsInParis } from '../incident/paris-clock.ts'

export interface AuditQuery {
  /** Id of an organisation; '' for the whole log. */
  readonly scope: string
  readonly actor: string
  readonly action: string
  readonly incident: string
  /** Days in Paris, both included. */
  readonly from: string
  readonly until: string
  readonly before: number | null
}

const ACTOR = /^[a-z]+(?:-[a-z]+)*(?::[A-Za-z0-9_-]{1,36})?$/
const ACTION = /^[a-z]+(?:-[a-z]+)*(?:\.[a-z]+(?:-[a-z]+)*)?$/
const INCIDENT = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const DAY_MS = 86_400_000

export function readAuditQuery(parameters: URLSearchParams): AuditQuery {
  const matching = (name: string, pattern: RegExp): string => {
    const value = (parameters.get(name) ?? '').trim()
    return value.length <= 80 && pattern.test(value) ? value : ''
  }
  const before = matching('before', /^[1-9]\d{0,14}$/)
  return {
    scope: matching('scope', /^[A-Za-z0-9_-]{1,36}$/),
    actor: matching('actor', ACTOR),
    action: matching('action', ACTION),
    incident: matching('incident', INCIDENT),
    from: matching('from', DAY),
    until: matching('until', DAY),
    before: before === '' ? null : Number(before),
  }
}

/** The same address with other values. */
export function auditSearch(query: AuditQuery, change: Partial<AuditQuery> = {}): string {
  const entries = Object.entries({ ...query, ...change }).filter(([, value]) => value !== '' && value !== null)
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}`
}

/** From the first moment of one day to that after another, as clocks in Paris go. */
export function momentsOf({ from, until }: Pick<AuditQuery, 'from' | 'until'>): { from?: Date; until?: Date } {
  const first = from === '' ? undefined : instantsInParis(from, '00:00')[0]
  const after = until === '' ? undefined : instantsInParis(dayAfter(until), '00:00')[0]
  return { ...(first && { from: first }), ...(after && { until: after }) }
}

function dayAfter(day: string): string {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS)
  return Number.isNaN(next.getTime()) ? '' : next.toISOString().slice(0, 10)
}
