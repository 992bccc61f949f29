/** The documents of a publication beside its lists: the catalogue, data sets, keys, arrivals, and the log of changes. */
import type { Incident } from '../incident/record.ts'
import { toBase64Url, utf8 } from '../protocol/bytes.ts'
import type { ObjectStore } from '../store/object-store.ts'
import { arrivalsOf } from './arrivals.ts'
import type { ChangeEvent } from './change-event.ts'
import { changesBetween, continuedLog, type Readable } from './changes.ts'
import { arrivalsName, catalogueName, changesName, dataSetsName, keysName } from './layout.ts'
import type { Manifest, ObjectRef } from './manifest.ts'
import { readIfWhole } from './manifest-state.ts'
import type { PublicationSource, PublishedDataSet, PublishedKeys, PublishedTestPerson } from './source.ts'
import { type ObjectWriter, sha256 } from './writer.ts'

/** A document that a publication refers to. */
export interface PublishedDocument<T> {
  readonly content: T
  readonly name: (epoch: number) => string
  readonly bytes: Uint8Array
  /** The former object, when it holds the same bytes. */
  readonly kept: ObjectRef | null
}

export interface Documents {
  /** Nothing is kept. */
  readonly full: boolean
  readonly keys: PublishedDocument<PublishedKeys>
  /** Null where they stay as they are. */
  readonly readable: {
    readonly catalogue: PublishedDocument<readonly Incident[]>
    readonly datasets: PublishedDocument<readonly PublishedDataSet[]>
    readonly arrivals: PublishedDocument<unknown>
  } | null
}

interface DocumentDependencies {
  readonly store: ObjectStore
  readonly source: PublicationSource
  readonly now: () => Date
  /** Whom test keys find. */
  readonly testPeople?: () => Promise<readonly PublishedTestPerson[]>
}

/** `datasets`: null where only keys change. `full`: nothing is kept. @throws StoreUnavailableError */
export async function documentsToWrite(
  deps: DocumentDependencies,
  former: Manifest | null,
  datasets: readonly PublishedDataSet[] | null,
  full: boolean,
): Promise<Documents> {
  const document = async <T>(
    name: (epoch: number) => string,
    content: T,
    before: ObjectRef | undefined,
  ): Promise<PublishedDocument<T>> => {
    const bytes = utf8(JSON.stringify(content))
    const same = !full && before?.sha256 === toBase64Url(await sha256(bytes))
    return { content, name, bytes, kept: same ? before : null }
  }
  const keys = await document(keysName, await publishedKeys(deps), former?.keys)
  if (datasets === null) return { full, keys, readable: null }
  const records = (await deps.source.catalogue()) as readonly Incident[]
  const [catalogue, list, arrivals] = await Promise.all([
    document(catalogueName, records, former?.catalogue),
    document(dataSetsName, datasets, former?.datasets),
    document(arrivalsName, await arrivalsOf(deps, former, records), former?.arrivals),
  ])
  return { full, keys, readable: { catalogue, datasets: list, arrivals } }
}

/** All keys that are to be published, as they are now, and whom test keys find. */
export async function publishedKeys({ source, testPeople }: DocumentDependencies): Promise<PublishedKeys> {
  return { keys: await source.keys(), testPeople: (await testPeople?.()) ?? [] }
}

/** Whether the former publication has these documents already. */
export const areKept = ({ keys, readable }: Documents): boolean =>
  [keys, ...(readable ? Object.values(readable) : [])].every(({ kept }) => kept !== null)

type DocumentRefs = Pick<Manifest, 'catalogue' | 'arrivals' | 'datasets' | 'keys' | 'changes'>

/** Writes what is not there yet. @returns what a manifest refers to @throws StoreUnavailableError */
export async function writeDocuments(
  { store, source, now }: DocumentDependencies,
  { keys, readable, full }: Documents,
  former: Manifest | null,
  epoch: number,
  writer: ObjectWriter,
): Promise<DocumentRefs> {
  const put = async ({ name, bytes, kept }: PublishedDocument<unknown>): Promise<ObjectRef> =>
    kept ?? (await writer.put(name(epoch), bytes)).ref
  if (readable === null) {
    const { catalogue, arrivals, datasets, changes } = former!
    return { catalogue, ...(arrivals && { arrivals }), datasets, keys: await put(keys), ...(changes && { changes }) }
  }
  const { catalogue, datasets, arrivals } = readable
  const log = await changeLog(store, former)
  const added = changesBetween(await formerly(store, former, readable), {
    catalogue: catalogue.content,
    datasets: datasets.content,
  })
  // Kept as it is, unless it cannot be read.
  const same = added.length === 0 && !full && log.length > 0 && former?.changes
  const events = utf8(JSON.stringify(continuedLog(log, added, { epoch, at: now(), after: await source.lastChange() })))
  return {
    catalogue: await put(catalogue),
    arrivals: await put(arrivals),
    datasets: await put(datasets),
    keys: await put(keys),
    changes: same || (await writer.put(changesName(epoch), events)).ref,
  }
}

/** What was readable before; of what is gone or damaged nothing can be said to have changed. Nothing was, before the first publication. */
async function formerly(
  store: ObjectStore,
  former: Manifest | null,
  { catalogue, datasets }: NonNullable<Documents['readable']>,
): Promise<Readable> {
  if (former === null) return { catalogue: [], datasets: [] }
  const before = async <T>({ content, kept }: PublishedDocument<T>, ref: ObjectRef): Promise<T> =>
    kept ? content : ((await readIfWhole<T>(store, ref)) ?? content)
  return { catalogue: await before(catalogue, former.catalogue), datasets: await before(datasets, former.datasets) }
}

/** What a publication says has changed, ascending; nothing before the first that says so. @throws StoreUnavailableError */
export async function changeLog(store: ObjectStore, manifest: Manifest | null): Promise<readonly ChangeEvent[]> {
  return (manifest?.changes && (await readIfWhole<readonly ChangeEvent[]>(store, manifest.changes))) || []
}
