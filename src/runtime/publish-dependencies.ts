import { hash, randomBytes } from 'node:crypto'
import type { Database } from '../database/connect.ts'
import { KINDS } from '../identifier/kind.ts'
import { createPublicationSource } from '../intake/publication-source.ts'
import type { PublishDependencies } from '../publication/publish.ts'
import type { ObjectStore } from '../store/object-store.ts'
import type { Config } from './config.ts'

/** What publishing needs, over a database and a store. */
export function publishDependencies({ db }: Database, { secrets }: Config, store: ObjectStore): PublishDependencies {
  const versions = secrets.seeds.map(({ version }) => version)
  return {
    store,
    source: createPublicationSource(db, { now: () => new Date(), keyVersion: secrets.currentVersion }),
    sha512: bytes => hash('sha512', bytes, 'buffer'),
    random: randomBytes,
    now: () => new Date(),
    keys: KINDS.flatMap(kind =>
      versions.map(version => ({ kind, version, current: version === secrets.currentVersion })),
    ),
  }
}
