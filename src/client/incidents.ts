/** The catalogue: public facts, no key. */
import type { Incident } from '../incident/record.ts'
import type { IncidentSummary } from '../incident/summary.ts'
import { dataSetsAnswerSchema, type ListedDataSet } from '../lookup/wire.ts'
import { incidentPageSchema, incidentSchema } from './answers.ts'
import type { CallOptions } from './options.ts'
import type { Transport } from './transport.ts'

/** What `GET /v1/incidents` takes; each a value of the record's closed lists, as docs/api.md has them. */
export interface IncidentQuery extends CallOptions {
  /** Words, each of which must occur in a title, an organisation or a commune. At most 100 characters. */
  readonly q?: string
  readonly sector?: Incident['sector']
  readonly kind?: Incident['kind']
  readonly exposure?: Incident['exposure']
  readonly dataClass?: Incident['dataClasses'][number]
  /** Of disclosure. */
  readonly year?: number
  readonly role?: Incident['organisations'][number]['role']
  /** An INSEE code. */
  readonly commune?: string
  /** Left out: `disclosed`, newest first. */
  readonly sort?: 'disclosed' | 'affected' | 'title'
}

const PAGE = '100'

/** Incidents, fetched a page at a time as they are read. @throws VigifuiteError */
export async function* incidents(
  transport: Transport,
  { signal, ...query }: IncidentQuery,
): AsyncGenerator<IncidentSummary, void, void> {
  const parameters = new URLSearchParams({ limit: PAGE })
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, String(value))
  for (;;) {
    const page = await transport.json({ path: `/v1/incidents?${parameters}`, signal }, incidentPageSchema)
    // Records are passed on as the service tells them; a client relies on their ids only.
    yield* page.incidents as unknown as IncidentSummary[]
    if (page.nextCursor === null) return
    parameters.set('cursor', page.nextCursor)
  }
}

/** One incident, whole. @throws VigifuiteError `not-found` */
export async function incident(transport: Transport, id: string, { signal }: CallOptions): Promise<Incident> {
  const record = await transport.json({ path: `/v1/incidents/${encodeURIComponent(id)}`, signal }, incidentSchema)
  return record as unknown as Incident
}

/** What the codes in answers stand for. @throws VigifuiteError */
export async function datasets(
  transport: Transport,
  { signal }: CallOptions,
): Promise<{ readonly epoch: number; readonly datasets: readonly ListedDataSet[] }> {
  return transport.json({ path: '/v1/datasets', signal }, dataSetsAnswerSchema)
}
