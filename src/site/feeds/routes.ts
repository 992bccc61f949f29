/**
 * The feeds: all incidents, those of a sector, of a data class and of a commune; in both languages, as Atom and as JSON Feed.
 *
 * Entries are made once for each publication; a feed is a choice among them, made for each request but the one that everybody reads.
 */
import { conditional, type Document, textDocument } from '../../http/conditional.ts'
import { CORS_HEADERS, POINTER_CACHE, SECURE_HEADERS } from '../../http/headers.ts'
import { oncePer } from '../../http/once-per.ts'
import { originOf } from '../../http/origin.ts'
import { ProblemError } from '../../http/problem.ts'
import type { ApiContext, ApiHandler, Route, Routes } from '../../http/routes.ts'
import type { Services } from '../../http/services.ts'
import { currentSnapshot, reading } from '../../http/snapshot.ts'
import { SECTORS, type Sector } from '../../incident/closed-lists.ts'
import { touchesCommune } from '../../incident/communes.ts'
import { DATA_CLASSES, isDataClass } from '../../incident/data-classes.ts'
import { byText } from '../../incident/fold.ts'
import type { Incident } from '../../incident/record.ts'
import type { Snapshot } from '../../publication/read.ts'
import { LANGUAGES, type Language } from '../language.ts'
import { feedMessages } from '../messages/feeds.ts'
import { sectors } from '../messages/terms.ts'
import { feedPathOf, pathOf } from '../paths.ts'
import { atomDocument } from './atom.ts'
import { feedEntry } from './entry.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { jsonFeedDocument } from './json-feed.ts'

/** Readers fetch a feed again and again: it ends here, with what changed last. */
const MAX_ENTRIES = 100

const FORMATS = {
  atom: { write: atomDocument, contentType: 'application/atom+xml; charset=utf-8' },
  json: { write: jsonFeedDocument, contentType: 'application/feed+json' },
} as const

type Format = keyof typeof FORMATS

const HEADERS = { ...SECURE_HEADERS, ...CORS_HEADERS, 'cache-control': POINTER_CACHE }

/** What a feed is about. `name` is the end of its path and of its id. */
interface Topic {
  readonly name: string
  readonly title: string
  readonly home: string
  readonly has: (incident: Incident) => boolean
}

/** What the last part of a path stands for, or null. */
type FindTopic = (value: string, language: Language) => Promise<Topic | null> | Topic | null

/** What a document is made from beside its topic. */
interface Here {
  readonly snapshot: Snapshot
  readonly origin: string
}

interface Item {
  readonly incident: Incident
  readonly entry: FeedEntry
}

export function feedRoutes(services: Services): Routes {
  const itemsOf = {
    fr: oncePer((snapshot: Snapshot) => makeItems(snapshot, 'fr')),
    en: oncePer((snapshot: Snapshot) => makeItems(snapshot, 'en')),
  }

  const documentOf = async (
    { snapshot, origin }: Here,
    topic: Topic,
    language: Language,
    format: Format,
  ): Promise<Document> => {
    const items = (await itemsOf[language](snapshot)).filter(({ incident }) => topic.has(incident))
    const entries = items.slice(0, MAX_ENTRIES).map(({ entry }) => entry)
    const feed: Feed = {
      id: `urn:vigifuite:feed:${topic.name.replaceAll('/', ':')}:${language}`,
      path: `${feedPathOf(topic.name, language)}.${format}`,
      home: topic.home,
      language,
      title: topic.title,
      description: feedMessages[language].description,
      updated: entries[0]?.updated ?? snapshot.manifest.publishedAt,
      entries,
    }
    const { write, contentType } = FORMATS[format]
    return textDocument(write(feed, origin), contentType)
  }

  const answer = async (c: ApiContext, document: (here: Here) => Promise<Document>): Promise<Response> => {
    const here = { snapshot: await currentSnapshot(services), origin: originOf(services, c) }
    return conditional(c.req.raw, await reading(() => document(here)), HEADERS)
  }

  const all = (language: Language, format: Format): Route => {
    const topic = {
      name: 'incidents',
      title: feedMessages[language].title,
      home: pathOf('incidents', language),
      has: () => true,
    }
    const path = `${feedPathOf(topic.name, language)}.${format}`
    const document = (here: Here) => documentOf(here, topic, language, format)
    // Everybody's feed, and the longest. Where the origin is the request's, whoever asks could fill a memory with others.
    const kept = oncePer((snapshot: Snapshot) => document({ snapshot, origin: services.origin }))
    const get: ApiHandler = c => answer(c, services.origin === '' ? document : ({ snapshot }) => kept(snapshot))
    return { path, cors: true, text: true, methods: { GET: get } }
  }

  const family = (name: string, language: Language, find: FindTopic): Route => ({
    path: feedPathOf(`${name}/:file`, language),
    cors: true,
    text: true,
    methods: {
      GET: async c => {
        const [, value, format] = /^([\w-]+)\.(atom|json)$/.exec(c.req.param('file') ?? '') ?? []
        const topic = value === undefined ? null : await reading(async () => find(value, language))
        if (topic === null) throw new ProblemError('not-found')
        return answer(c, here => documentOf(here, topic, language, format as Format))
      },
    },
  })

  const commune: FindTopic = async (value, language) => {
    const found = await services.communes.find(value)
    return (
      found && {
        name: `communes/${found.insee}`,
        title: feedMessages[language].commune(found.name),
        home: pathOf('commune', language, { insee: found.insee }),
        has: incident => touchesCommune(incident, found.insee),
      }
    )
  }

  return LANGUAGES.flatMap(language => [
    all(language, 'atom'),
    all(language, 'json'),
    family('sectors', language, sectorTopic),
    family('data-classes', language, dataClassTopic),
    family('communes', language, commune),
  ])
}

const sectorTopic: FindTopic = (value, language) =>
  isSector(value)
    ? {
        name: `sectors/${value}`,
        title: feedMessages[language].sector(sectors[language][value]),
        home: `${pathOf('incidents', language)}?sector=${value}`,
        has: incident => incident.sector === value,
      }
    : null

const dataClassTopic: FindTopic = (value, language) =>
  isDataClass(value)
    ? {
        name: `data-classes/${value}`,
        title: feedMessages[language].dataClass(DATA_CLASSES[value].label[language]),
        home: `${pathOf('incidents', language)}?dataClass=${value}`,
        has: incident => incident.dataClasses.includes(value),
      }
    : null

const isSector = (value: string): value is Sector => (SECTORS as readonly string[]).includes(value)

/** All entries of a publication in one language, what changed last first. */
async function makeItems(snapshot: Snapshot, language: Language): Promise<readonly Item[]> {
  const incidents = await snapshot.catalogue()
  const items = await Promise.all(
    incidents.map(async incident => ({ incident, entry: await feedEntry(incident, language) })),
  )
  return items.sort((a, b) => byText(b.entry.updated, a.entry.updated) || byText(a.entry.id, b.entry.id))
}
