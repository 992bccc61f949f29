/**
 * The whole app with its desk, in process: the real pages and use cases over a database and a store in memory, with the people of
 * tests/database/desk.ts and the clock that tests move. `page` and `send` go through forms as a browser without JavaScript does.
 */
import { parseHTML } from 'linkedom'
import type { Database } from '../../src/database/connect.ts'
import { createDesk as createDeskRoutes } from '../../src/desk/desk.ts'
import type { DeskServices } from '../../src/desk/services.ts'
import { createApp } from '../../src/http/app.ts'
import { createMemoryQuotas } from '../../src/http/quotas/memory-quotas.ts'
import { DEFAULT_LIMITS } from '../../src/http/quotas/quotas.ts'
import type { LogLine } from '../../src/http/services.ts'
import { createEvaluator } from '../../src/lookup/evaluate.ts'
import { csrfTokenOf } from '../../src/officer/csrf.ts'
import { createBackgroundPublisher } from '../../src/runtime/background-publisher.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { deriveKeys } from '../../src/runtime/keys.ts'
import { publishDependencies } from '../../src/runtime/publish-dependencies.ts'
import { loadSiteFiles } from '../../src/runtime/site-files.ts'
import { createWriteServices } from '../../src/runtime/write-services.ts'
import { createSite } from '../../src/site/site.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { createDesk, HOME, type Person, SECOND } from '../database/desk.ts'
import { communes } from './communes.ts'
import { freshReader, random, sha512 } from './publication.ts'
import { ristretto255 } from './ristretto255.ts'

export const DESK_ORIGIN = 'https://vigifuite.example'

/** Whose cookie and form token a request carries. */
export type Visitor = { readonly session: { readonly token: string } } | null
export type Fields = Readonly<Record<string, string | readonly string[]>>

export type DeskApp = Awaited<ReturnType<typeof openDesk>>

/** The app over a database. `services` takes the place of what it would be made of. */
export async function openDesk(database: Database, options: { readonly services?: Partial<DeskServices> } = {}) {
  const desk = await createDesk(database)
  const config = readConfig({}, { demo: true })
  const group = ristretto255()
  const store = createMemoryStore()
  const files = await loadSiteFiles()
  const log: LogLine[] = []
  let requests = 0
  const services: DeskServices = {
    reader: freshReader(store),
    evaluator: createEvaluator(group, deriveKeys(group, config.secrets)),
    sha512,
    argon2Salt: config.secrets.argon2Salt,
    demo: false,
    bucketOrigin: '',
    origin: DESK_ORIGIN,
    communes,
    names: files.names,
    read: files.read,
    operator: config.operator,
    quotas: createMemoryQuotas({ limits: DEFAULT_LIMITS, now: () => desk.now.getTime(), random }),
    write: createWriteServices(database, group, config.secrets.currentVersion, null),
    now: () => desk.now,
    requestId: () => `request-${++requests}`,
    pause: () => new Promise(resolve => setImmediate(resolve)),
    log: line => log.push(line),
    db: database.db,
    accounts: desk.deps,
    publisher: createBackgroundPublisher(publishDependencies(database, config, store)),
    keyVersion: config.secrets.currentVersion,
    isValidElement: bytes => group.isValidElement(bytes),
    demoOfficers: null,
    ...options.services,
  }
  const app = createApp(services, createSite(services), createDeskRoutes(services))

  const request = (path: string, init: RequestInit = {}, who: Visitor = null): Promise<Response> => {
    const headers = new Headers(init.headers)
    if (who) headers.set('cookie', `__Host-vigifuite=${who.session.token}`)
    if (init.method === 'POST' && !headers.has('origin')) headers.set('origin', DESK_ORIGIN)
    return Promise.resolve(app.request(DESK_ORIGIN + path, { ...init, headers }, { clientAddress: HOME }))
  }
  const get = (path: string, who: Visitor = null) => request(path, {}, who)
  /** A form with the visitor's own token, unless `fields` has another. */
  const post = (path: string, fields: Fields = {}, who: Visitor = null, headers: Record<string, string> = {}) => {
    const body = new URLSearchParams(who ? { csrf: csrfTokenOf(who.session.token) } : {})
    for (const [name, value] of Object.entries(fields)) {
      body.delete(name)
      for (const one of [value].flat()) body.append(name, one)
    }
    return request(path, { method: 'POST', body, headers }, who)
  }
  /** What a script of ours sends. */
  const postJson = (path: string, body: unknown, who: Visitor = null, headers: Record<string, string> = {}) => {
    const token = who ? { 'x-csrf-token': csrfTokenOf(who.session.token) } : {}
    const all = { 'content-type': 'application/json', ...token, ...headers }
    return request(path, { method: 'POST', body: JSON.stringify(body), headers: all }, who)
  }
  const page = async (path: string, who: Visitor = null): Promise<Document> => documentOf(await get(path, who))
  /** Fills in the page's form with this selector and sends it, with everything that stands in it, wherever it is sent to. */
  const send = async (path: string, selector: string, fields: Fields = {}, who: Visitor = null): Promise<Response> => {
    const form = (await page(path, who)).querySelector(selector)
    if (!form) throw new Error(`${path} has no form ${selector}`)
    return post(form.getAttribute('action') ?? path, { ...fieldsOf(form), ...fields }, who)
  }
  /** Signs in through the form, half a minute later so that the code is a new one. */
  const signIn = async (person: Person): Promise<Person> => {
    desk.pass(30 * SECOND)
    const { email, password } = person
    const answer = await send('/bureau/connexion', '#sign-in', { email, password, code: desk.code(person) })
    const token = /__Host-vigifuite=(vgo_[^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
    if (token === undefined) throw new Error(`the sign-in was answered with ${answer.status}`)
    person.session = { ...person.session, token, csrf: csrfTokenOf(token) }
    return person
  }
  /** The fields that confirm an act in its own form, half a minute later so that the code is a new one. */
  const confirm = (person: Person, action: string, subject: string): Fields => {
    desk.pass(30 * SECOND)
    return { 'step-up-action': action, 'step-up-subject': subject, 'step-up-code': desk.code(person) }
  }
  return { app, desk, services, store, log, request, get, post, postJson, page, send, signIn, confirm }
}

export const documentOf = async (response: Response): Promise<Document> =>
  parseHTML(await response.text()).document as unknown as Document

/** What a browser would send of a form as it stands. */
export function fieldsOf(form: Element): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const one of form.querySelectorAll('input[name], select[name], textarea[name]')) {
    const name = one.getAttribute('name')!
    const type = one.getAttribute('type') ?? ''
    if ((type === 'checkbox' || type === 'radio') && !one.hasAttribute('checked')) continue
    const chosen = one.querySelector('option[selected]') ?? one.querySelector('option')
    const value = one.localName === 'select' ? chosen?.getAttribute('value') : one.getAttribute('value')
    const text = one.localName === 'textarea' ? one.textContent : (value ?? (type === 'checkbox' ? 'on' : ''))
    fields[name] = [...(fields[name] ?? []), text ?? '']
  }
  return fields
}
