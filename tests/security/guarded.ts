/** What the suites about guarded routes share: two organisations with everybody in them, things of each, and every route of the desk. */
import type { Database } from '../../src/database/connect.ts'
import type { DeskRoute } from '../../src/desk/context.ts'
import { DESK_PATHS, deskPath } from '../../src/desk/paths.ts'
import { DESK_ROUTES } from '../../src/desk/routes.ts'
import { importCatalogue } from '../../src/intake/incidents.ts'
import { createListFor } from '../../src/officer/data-sets.ts'
import { assignIncident } from '../../src/officer/incident-access.ts'
import { ROLES, type Role } from '../../src/officer/permissions.ts'
import { createRecord, openRecord } from '../../src/officer/records/create-record.ts'
import { addPartner } from '../../src/partner/partners.ts'
import { readCatalogue } from '../../src/runtime/catalogue.ts'
import { LANGUAGES, type Language } from '../../src/site/language.ts'
import type { Person } from '../database/desk.ts'
import { type DeskApp, openDesk } from '../support/desk-app.ts'

export const INCIDENT = 'saint-nazaire-agglomeration-2024'

/** What is put in the place of a path's parameters. */
export type Things = Readonly<Record<'incident' | 'code' | 'organisation' | 'partner', string>>

export interface World {
  readonly app: DeskApp
  /** A person for each role in the first organisation, whose the incident is. */
  readonly of: Readonly<Record<Role, Person>>
  /** Has all roles there at once. */
  readonly all: Person
  /** Has all roles in the other organisation. */
  readonly stranger: Person
  /** The platform's administrator. */
  readonly root: Person
  /** The first organisation's. */
  readonly things: Things
  readonly others: Things
}

export async function openWorld(database: Database): Promise<World> {
  const app = await openDesk(database)
  const { desk } = app
  const { db, random } = desk.deps
  const root = await desk.root()
  const [a, b] = [await desk.organisation('Ville de Saint-Nazaire'), await desk.organisation('Mairie d’Ailleurs')]
  const people = await Promise.all(
    ROLES.map(async role => [role, await desk.person(a, [role], `${role}@a.example`)] as const),
  )
  const of = Object.fromEntries(people) as Record<Role, Person>
  const all = await desk.person(a, ROLES, 'all@a.example')
  const stranger = await desk.person(b, ROLES, 'all@b.example')
  const catalogue = (await readCatalogue()).filter(one => one.id === INCIDENT)
  await importCatalogue(db, catalogue, desk.cli)
  await assignIncident(db, { incident: INCIDENT, organisation: a, ...desk.cli })
  await openRecord(db, { incident: INCIDENT, ...desk.by(of.officer) })
  const title = { fr: 'Ailleurs', en: 'Elsewhere' }
  const { incident: theirs } = await createRecord({ db, random }, { organisation: b, title, ...desk.by(stranger) })
  const listOf = async (incident: string, organisation: string, by: Person) => {
    const list = { incident, kind: 'email', organisation, synthetic: true } as const
    return String(await createListFor(db, { ...list, ...desk.by(by) }))
  }
  const partnerOf = async (name: string) => (await addPartner(db, { name, ...desk.cli })).id
  return {
    app,
    of,
    all,
    stranger,
    root,
    things: {
      incident: INCIDENT,
      organisation: a,
      code: await listOf(INCIDENT, a, of.officer),
      partner: await partnerOf('Banque Exemple'),
    },
    others: {
      incident: theirs,
      organisation: b,
      code: await listOf(theirs, b, stranger),
      partner: await partnerOf('Mairie Exemple'),
    },
  }
}

/** No such things. */
export const NOTHING: Things = { incident: 'nowhere-2024', code: '64000', organisation: 'nowhere', partner: 'nobody' }

/** Parameters that name no thing of an organisation: one value each that there is. */
const PARTS: Readonly<Record<string, string>> = { version: '1', paper: 'cnil.html' }
const FILES: Readonly<Partial<Record<DeskRoute['page'], string>>> = {
  clocksFile: 'echeances.ics',
  registerFile: 'registre.csv',
}

export const pathTo = ({ page }: DeskRoute, language: Language, things: Things): string =>
  deskPath(page, language, { ...PARTS, file: FILES[page] ?? '', ...things })

export const isAboutSomething = ({ page }: DeskRoute): boolean =>
  /:(?:incident|code|organisation|partner)\b/.test(DESK_PATHS[page].fr)

export const GUARDED = DESK_ROUTES.filter(route => !route.open)

/** Every guarded route in these languages with these methods. */
export const requests = (languages: readonly Language[] = LANGUAGES, methods = ['get', 'post'] as const) =>
  languages.flatMap(language =>
    GUARDED.flatMap(route =>
      methods.flatMap(method => (route[method] ? [{ route, language, method, declared: route[method] }] : [])),
    ),
  )
