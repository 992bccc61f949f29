import { describe, expect, test } from 'vitest'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { type GivenConfig, readConfig } from '../../src/runtime/config.ts'
import { DEMO_SECRETS } from '../../src/runtime/demo-secrets.ts'
import { ConfigError, checkedSecrets } from '../../src/runtime/secrets.ts'

const seed = (fill: number) => toBase64Url(new Uint8Array(32).fill(fill))
const SECRETS = {
  VIGIFUITE_OPRF_SEED_1: seed(1),
  VIGIFUITE_OPRF_CURRENT: '1',
  VIGIFUITE_ARGON2_SALT: toBase64Url(new Uint8Array(16).fill(3)),
}
const faults = (given: GivenConfig, options?: { demo?: boolean }): readonly string[] => {
  try {
    readConfig(given, options)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
  return []
}

test('defaults: loopback, port 8787, all data in one folder', () => {
  expect(readConfig(SECRETS)).toMatchObject({
    demo: false,
    host: '127.0.0.1',
    port: 8787,
    dataFolder: 'data',
    database: { folder: 'data/database' },
    store: { kind: 'files', folder: 'data/objects' },
    bucketOrigin: '',
    proxies: 0,
    secrets: { currentVersion: 1 },
  })
})

test('everything set', () => {
  const config = readConfig({
    ...SECRETS,
    VIGIFUITE_OPRF_SEED_2: seed(2),
    VIGIFUITE_OPRF_CURRENT: '2',
    PORT: '80',
    HOST: '192.0.2.1',
    VIGIFUITE_DATA: '/var/lib/vigifuite',
    DATABASE_URL: 'postgres://db.example/vigifuite',
    VIGIFUITE_STORE: 'https://account.example/bucket-name',
    VIGIFUITE_STORE_KEY_ID: 'id',
    VIGIFUITE_STORE_SECRET: 'secret',
    VIGIFUITE_BUCKET_ORIGIN: 'https://buckets.example/',
    VIGIFUITE_PROXIES: '2',
  })
  expect(config).toMatchObject({
    host: '192.0.2.1',
    port: 80,
    database: { url: 'postgres://db.example/vigifuite' },
    store: { kind: 's3', endpoint: 'https://account.example', bucket: 'bucket-name', region: 'auto' },
    bucketOrigin: 'https://buckets.example',
    proxies: 2,
  })
  expect(config.secrets.seeds.map(({ version }) => version)).toEqual([1, 2])
})

test('where a platform assigns the port, it is reachable from outside', () => {
  expect(readConfig({ ...SECRETS, PORT: '3000' })).toMatchObject({ host: null, port: 3000 })
  expect(readConfig({ ...SECRETS, PORT: '3000', HOST: '127.0.0.1' })).toMatchObject({ host: '127.0.0.1' })
})

describe('secrets', () => {
  test('missing ones are refused, with how to make them', () => {
    expect(faults({})).toEqual([expect.stringMatching(/SEED_1, .*CURRENT, .*SALT.*vigifuite keygen/)])
    expect(faults({ ...SECRETS, VIGIFUITE_ARGON2_SALT: '' })).toEqual([
      expect.stringContaining('VIGIFUITE_ARGON2_SALT'),
    ])
  })
  test('the demo’s are refused outside the demo, each of them', () => {
    expect(faults(DEMO_SECRETS)).toEqual([expect.stringMatching(/public.*vigifuite keygen/)])
    const { VIGIFUITE_ARGON2_SALT, VIGIFUITE_OPRF_SEED_1 } = DEMO_SECRETS
    expect(faults({ ...SECRETS, VIGIFUITE_ARGON2_SALT })).toHaveLength(1)
    expect(faults({ ...SECRETS, VIGIFUITE_OPRF_SEED_7: VIGIFUITE_OPRF_SEED_1 })).toHaveLength(1)
  })
  test('the demo needs none, and takes given ones only whole', () => {
    expect(readConfig({}, { demo: true })).toMatchObject({ demo: true, secrets: { currentVersion: 1 } })
    expect(readConfig({ VIGIFUITE_DEMO: '1' }).demo).toBe(true)
    expect(readConfig(SECRETS, { demo: true }).secrets.seeds[0]!.seed).toEqual(new Uint8Array(32).fill(1))
    expect(faults({ VIGIFUITE_OPRF_SEED_1: seed(1) }, { demo: true })).toHaveLength(1)
  })
  test.each<[string, GivenConfig]>([
    ['a short seed', { VIGIFUITE_OPRF_SEED_1: toBase64Url(new Uint8Array(31).fill(1)) }],
    ['a seed in hex', { VIGIFUITE_OPRF_SEED_1: 'ab'.repeat(32) }],
    ['a padded salt', { VIGIFUITE_ARGON2_SALT: `${SECRETS.VIGIFUITE_ARGON2_SALT}==` }],
    ['a current version without a seed', { VIGIFUITE_OPRF_CURRENT: '2' }],
    ['one seed twice', { VIGIFUITE_OPRF_SEED_2: seed(1) }],
    ['a version out of range', { VIGIFUITE_OPRF_SEED_70000: seed(5) }],
  ])('refuses %s', (_, change) => {
    expect(faults({ ...SECRETS, ...change }).length).toBeGreaterThan(0)
  })
  test('are found among bindings that are something else', () => {
    expect(checkedSecrets({ ...SECRETS, OBJECTS: {}, RATE_EMAIL: {} }, false).currentVersion).toBe(1)
  })
})

test('every fault is named at once, without a value', () => {
  const given = {
    ...SECRETS,
    PORT: 'planted',
    DATABASE_URL: 'planted://user:planted@db',
    VIGIFUITE_PROXIES: '-1planted',
    VIGIFUITE_BUCKET_ORIGIN: 'https://planted.example/path',
    VIGIFUITE_DEMO: 'planted',
  }
  const list = faults(given)
  expect(list.map(fault => fault.split(' ')[0])).toEqual([
    'PORT',
    'DATABASE_URL',
    'VIGIFUITE_DEMO',
    'VIGIFUITE_BUCKET_ORIGIN',
    'VIGIFUITE_PROXIES',
  ])
  expect(list.join()).not.toContain('planted')
  expect(faults({ ...SECRETS, VIGIFUITE_STORE: 'https://planted.example' }).join()).not.toContain('planted')
  expect(faults({ ...SECRETS, VIGIFUITE_STORE: 'https://store.example/bucket' })).toHaveLength(1)
})
