import { TEST_PEOPLE } from '../partner/test-people.ts'
import { toBase64Url } from '../protocol/bytes.ts'
import { ARGON2ID_COST, type Argon2id, digest } from '../protocol/digest.ts'
import type { PublishedTestPerson } from '../publication/source.ts'

/** The test keys' invented people with their digests for a deployment's salt: sixteen Argon2id, some tenths of a second on two cores. */
export function publishedTestPeople(argon2id: Argon2id, salt: Uint8Array): Promise<PublishedTestPerson[]> {
  return Promise.all(
    TEST_PEOPLE.map(async ({ kind, canonical, datasets }) => ({
      kind,
      digest: toBase64Url(await digest(argon2id, kind, canonical, { ...ARGON2ID_COST, salt })),
      datasets,
    })),
  )
}
