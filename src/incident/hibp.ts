/**
 * Incidents as breaches of Have I Been Pwned's API, version 3, for tools that speak it.
 *
 * What its clients rely on, and what follows for us:
 * - `Name` is unique whatever the case, and for good; `AddedDate` never changes, and no two are the same: both come from the arrivals of the
 *   catalogue, not from records, which are revised.
 * - `Domain` is never empty (Mozilla drops such breaches). Where no body of the incident has a known domain it is one below `.invalid`
 *   (RFC 2606), which cannot be somebody else's.
 * - `BreachDate` has ten characters: of a date known to the month or the year the first day, and the description says so.
 * - `PwnCount` is a number of people or accounts that the organisation, an authority or an estimate stands for. What attackers claim, and
 *   what counts rows, files or households, stays in the description: 0 means that no such number is known.
 * - `IsVerified`: the organisation or an authority says that data was exposed, and a second check did not contradict it. What is claimed,
 *   suspected or excluded is unverified; clients leave that out or mark it.
 */
import type { Arrival } from './arrivals.ts'
import type { FigureUnit } from './closed-lists.ts'
import { DATA_CLASS_MAPPINGS } from './data-class-mappings.ts'
import { DATA_CLASS_IDS, type DataClass } from './data-classes.ts'
import { byText, fold } from './fold.ts'
import { beginningOf, hibpDescription } from './hibp-description.ts'
import { earliestDay } from './partial-date.ts'
import type { Incident } from './record.ts'

/** In the order of the live answer. */
export interface HibpBreach {
  readonly Name: string
  readonly Title: string
  readonly Domain: string
  /** `YYYY-MM-DD`. */
  readonly BreachDate: string
  /** `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly AddedDate: string
  readonly ModifiedDate: string
  readonly PwnCount: number
  /** HTML. */
  readonly Description: string
  readonly LogoPath: string
  readonly Attribution: string | null
  readonly DisclosureUrl: string | null
  readonly DataClasses: readonly string[]
  readonly IsVerified: boolean
  readonly IsFabricated: boolean
  readonly IsSensitive: boolean
  readonly IsRetired: boolean
  readonly IsSpamList: boolean
  readonly IsMalware: boolean
  readonly IsSubscriptionFree: boolean
  readonly IsStealerLog: boolean
}

/** The whole catalogue, by title. `arrivals` has every incident of it. `origin`: of the site, without a trailing slash. */
export function hibpBreaches(
  catalogue: readonly Incident[],
  arrivals: readonly Arrival[],
  origin: string,
): readonly HibpBreach[] {
  const records = new Map(catalogue.map(incident => [incident.id, incident]))
  const names = new Set<string>()
  const titles = new Set<string>()
  const breaches = arrivals.flatMap(arrival => {
    // A name stays taken when its incident left.
    const Name = firstFree(names, nameCandidates(arrival.id))
    const incident = records.get(arrival.id)
    if (!incident) return []
    const Title = firstFree(titles, titleCandidates(incident))
    return [breachOf(incident, arrival, { Name, Title, origin })]
  })
  return breaches.sort((a, b) => byText(fold(a.Title), fold(b.Title)) || byText(a.Name, b.Name))
}

/** The breach that came last, or null. */
export const latestHibpBreach = (breaches: readonly HibpBreach[]): HibpBreach | null =>
  breaches.toSorted((a, b) => byText(b.AddedDate, a.AddedDate))[0] ?? null

/** Names of data classes, each once, A to Z without regard to case; of all that there are, or of these. */
export const hibpDataClasses = (classes: readonly DataClass[] = DATA_CLASS_IDS): readonly string[] =>
  [...new Set(classes.map(id => DATA_CLASS_MAPPINGS[id].hibp))].sort((a, b) => byText(a.toLowerCase(), b.toLowerCase()))

function breachOf(
  incident: Incident,
  { added, modified }: Arrival,
  { Name, Title, origin }: { readonly Name: string; readonly Title: string; readonly origin: string },
): HibpBreach {
  const { id, dates, dataClasses, exposure, checked, confidence, kind } = incident
  const fromStealer = kind === 'infostealer'
  return {
    Name,
    Title,
    Domain: domainOf(incident),
    BreachDate: earliestDay(beginningOf(dates)),
    AddedDate: added,
    ModifiedDate: modified,
    PwnCount: countOf(incident),
    Description: hibpDescription(incident, `${origin}/en/incidents/${id}`),
    LogoPath: `${origin}/logo.png`,
    Attribution: null,
    DisclosureUrl: ownDisclosure(incident),
    DataClasses: hibpDataClasses(dataClasses),
    IsVerified: exposure === 'confirmed' && checked !== 'unconfirmed' && confidence !== 'low',
    IsFabricated: false,
    IsSensitive: dataClasses.some(one => DATA_CLASS_MAPPINGS[one].sensitive),
    IsRetired: false,
    IsSpamList: false,
    IsMalware: fromStealer,
    IsSubscriptionFree: false,
    IsStealerLog: fromStealer,
  }
}

/** The first candidate that nobody has; from then on it is taken. Case does not matter. */
function firstFree(taken: Set<string>, candidates: Iterable<string>): string {
  for (const one of candidates) {
    const key = one.toLowerCase()
    if (taken.has(key)) continue
    taken.add(key)
    return one
  }
  throw new Error('candidates never end')
}

/** `france-travail-2024` is `FranceTravail2024`; where another id makes the same name, the later one gets a number. */
function* nameCandidates(id: string): Generator<string> {
  const name = id
    .split('-')
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
  yield name
  for (let number = 2; ; number++) yield `${name}N${number}`
}

function* titleCandidates({ id, title, dates }: Incident): Generator<string> {
  yield title.en
  yield `${title.en} (${dates.disclosed})`
  for (let number = 1; ; number++) yield `${title.en} (${id}${number === 1 ? '' : `, ${number}`})`
}

function domainOf({ id, organisations }: Incident): string {
  const inRole = (role: string) => organisations.find(one => one.role === role && one.domain !== undefined)?.domain
  return inRole('controller') ?? inRole('processor') ?? inRole('affiliated') ?? `${id}.invalid`
}

/** Units of which each is somebody, or an account of somebody. */
const PEOPLE: readonly FigureUnit[] = [
  'persons',
  'accounts',
  'customer-accounts',
  'bank-accounts',
  'contracts',
  'email-addresses',
]

function countOf({ affected, exposure }: Incident): number {
  if (exposure === 'none') return 0
  const counted = affected.findLast(
    ({ count, unit, basis }) => count !== null && basis !== 'claimed' && unit !== null && PEOPLE.includes(unit),
  )
  return counted?.count ?? 0
}

/** A source on the site of one of the bodies: what it says itself. */
function ownDisclosure({ organisations, sources }: Incident): string | null {
  const domains = organisations.flatMap(({ domain }) => domain ?? [])
  const own = sources.find(({ url }) => {
    const { hostname } = new URL(url)
    return domains.some(domain => hostname === domain || hostname.endsWith(`.${domain}`))
  })
  return own?.url ?? null
}
