import { type HibpBreach, hibpBreaches, hibpDataClasses, latestHibpBreach } from '../../incident/hibp.ts'
import type { Snapshot } from '../../publication/read.ts'
import { conditional, jsonDocument } from '../conditional.ts'
import { CORS_HEADERS, SECURE_HEADERS } from '../headers.ts'
import { requireUserAgent } from '../hibp.ts'
import { oncePer } from '../once-per.ts'
import { originOf } from '../origin.ts'
import { ProblemError } from '../problem.ts'
import type { ApiContext, Route, Routes } from '../routes.ts'
import type { Services } from '../services.ts'
import { currentSnapshot, reading } from '../snapshot.ts'

/** As long as theirs: tools poll, and a catalogue of public facts may be five minutes old. */
const HEADERS = { ...SECURE_HEADERS, ...CORS_HEADERS, 'cache-control': 'public, max-age=300' }

/**
 * The catalogue as Have I Been Pwned's API gives its own, without a key: `GET /api/v3/breaches`, `/breach/{name}`, `/latestbreach` and
 * `/dataclasses`. `{name}` and the paths do not distinguish case.
 */
export function hibpRoutes(services: Services): Routes {
  const breachesOf = async (snapshot: Snapshot, origin: string): Promise<readonly HibpBreach[]> => {
    const [catalogue, arrivals] = await Promise.all([snapshot.catalogue(), snapshot.arrivals()])
    return hibpBreaches(catalogue, arrivals, origin)
  }
  // Where the origin is the request's, whoever asks could fill a memory with others.
  const kept = oncePer((snapshot: Snapshot) => breachesOf(snapshot, services.origin))
  const breaches = async (c: ApiContext): Promise<readonly HibpBreach[]> => {
    const snapshot = await currentSnapshot(services)
    return reading(() => (services.origin === '' ? breachesOf(snapshot, originOf(services, c)) : kept(snapshot)))
  }

  const route = (path: string, answerOf: (c: ApiContext) => unknown): Route => ({
    path: `/api/v3/${path}`,
    cors: true,
    text: true,
    methods: {
      GET: async c => {
        requireUserAgent(c.req.raw)
        const answer = await answerOf(c)
        // Theirs says so too, and to clients it means that there is no such breach.
        if (answer === null) throw new ProblemError('not-found', { detail: 'Not found' })
        return conditional(c.req.raw, await jsonDocument(answer), HEADERS)
      },
    },
  })

  return [
    route('breaches', async c => {
      const chosen = choiceOf(new URL(c.req.url).searchParams)
      return (await breaches(c)).filter(chosen)
    }),
    route('breach/:name', async c => {
      const name = c.req.param('name')?.toLowerCase()
      return (await breaches(c)).find(one => one.Name.toLowerCase() === name) ?? null
    }),
    route('latestbreach', async c => latestHibpBreach(await breaches(c))),
    route('dataclasses', () => hibpDataClasses()),
  ]
}

const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false }

/**
 * Which breaches a query string asks for: `Domain` (exact) and `IsSpamList`, whose names do not distinguish case; empty ones and others
 * count for nothing, as there. @throws ProblemError for an `IsSpamList` that is no boolean
 */
function choiceOf(query: URLSearchParams): (breach: HibpBreach) => boolean {
  const given = new Map([...query].map(([name, value]) => [name.toLowerCase(), value.trim().toLowerCase()]))
  const domain = given.get('domain') || null
  const spamList = given.get('isspamlist') || null
  if (spamList !== null && !Object.hasOwn(BOOLEANS, spamList)) {
    throw new ProblemError('bad-request', { field: 'IsSpamList' })
  }
  return ({ Domain, IsSpamList }) =>
    (domain === null || Domain === domain) && (spamList === null || IsSpamList === BOOLEANS[spamList])
}
