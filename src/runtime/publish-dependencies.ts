import { hash, randomBytes } from 'node:crypto'
import { argon2idNative } from '../cli/argon2id-native.ts'
import type { Database } from '../database/connect.ts'
import { createPublicationSource } from '../intake/publication-source.ts'
import type { PublishDependencies } from '../publication/publish.ts'
import type { ObjectStore } from '../store/object-store.ts'
import type { Config } from './config.ts'
import { deriveKeys } from './keys.ts'
import { loadRistretto255 } from './load-ristretto255.ts'
import { publishedTestPeople } from './published-test-people.ts'
import { createSigner } from './signer.ts'
import { neededSeed } from './signing-secret.ts'

/** What publishing needs, over a database and a store. */
export function publishDependencies({ db }: Database, config: Config, store: ObjectStore): PublishDependencies {
  const { secrets } = config
  let testPeople: ReturnType<typeof publishedTestPeople> | undefined
  return {
    store,
    source: createPublicationSource(db, { now: () => new Date(), keyVersion: secrets.currentVersion }),
    sha512: bytes => hash('sha512', bytes, 'buffer'),
    random: randomBytes,
    now: () => new Date(),
    signer: createSigner(neededSeed(config.signingSeed)),
    // In the demo, test keys find the demo's own people.
    ...(!config.demo && {
      testPeople: () => {
        testPeople ??= publishedTestPeople(argon2idNative, secrets.argon2Salt)
        return testPeople
      },
    }),
    argon2Salt: secrets.argon2Salt,
    keys: deriveKeys(loadRistretto255(), secrets),
  }
}
