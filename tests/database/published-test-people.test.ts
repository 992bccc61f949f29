import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { publish } from '../../src/publication/publish.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { DEMO_SECRETS } from '../../src/runtime/demo-secrets.ts'
import { publishDependencies } from '../../src/runtime/publish-dependencies.ts'
import { createMemoryStore } from '../../src/store/memory.ts'
import { describeDatabase } from '../support/databases.ts'
import { freshReader } from '../support/publication.ts'

/** The secrets of a deployment of its own. */
function ownConfig() {
  const secret = (bytes: number) => randomBytes(bytes).toString('base64url')
  return readConfig({
    VIGIFUITE_OPRF_SEED_1: secret(32),
    VIGIFUITE_OPRF_CURRENT: '1',
    VIGIFUITE_ARGON2_SALT: secret(16),
    VIGIFUITE_SIGNING_KEY: secret(32),
  })
}

describeDatabase('the people whom test keys find', database => {
  const published = async (config: ReturnType<typeof readConfig>) => {
    const store = createMemoryStore()
    await publish(publishDependencies(database(), config, store))
    return (await freshReader(store).snapshot()).testPeople()
  }

  it('are published with digests for the deployment’s own salt, and not in the demo', async () => {
    const people = await published(ownConfig())
    expect(people).toHaveLength(16)
    expect(new Set(people.map(one => one.digest)).size).toBe(16)
    const others = await published(ownConfig())
    expect(others.map(one => one.digest)).not.toEqual(people.map(one => one.digest))
    expect(await published(readConfig({ ...DEMO_SECRETS }, { demo: true }))).toEqual([])
  })
})
