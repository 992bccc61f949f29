import { afterEach, expect, test, vi } from 'vitest'
import example from '../../examples/worker.ts'
import { createApp } from '../../src/http/app.ts'
import { argon2idPlain } from '../../src/protocol/argon2id-plain.ts'
import { ARGON2ID_COST, digest } from '../../src/protocol/digest.ts'
import { createRistretto255 } from '../../src/protocol/ristretto255.ts'
import wasm from '../../src/protocol/ristretto255.wasm'
import { dataSet, fakePublication, SALT } from '../http/fake-publication.ts'
import { testApp } from '../http/test-app.ts'

afterEach(() => vi.unstubAllGlobals())

test('a Worker checks with the client as it is built, without compiling WebAssembly', async () => {
  const group = createRistretto255(wasm)
  const address = 'listed.person@example.org'
  const listed = new Map([[await digest(argon2idPlain, 'email', address, { ...ARGON2ID_COST, salt: SALT }), [3]]])
  const publication = fakePublication(group, listed)
  publication.state.datasets = [dataSet(3, 'email')]
  const { services } = await testApp(group)
  const app = createApp({ ...services, reader: publication.reader })
  const paths: string[] = []
  // The platform's own Request refuses members that a Worker has no use for.
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const request = new Request(url, init)
    paths.push(new URL(url).pathname)
    return app.fetch(request, { clientAddress: '192.0.2.1' })
  })
  const ask = async (body: string) => {
    const request = new Request('https://worker.example/', { method: 'POST', body })
    return (await example.fetch(request, { VIGIFUITE_SERVER: 'https://vigifuite.example' })).json()
  }
  expect(await ask(address)).toMatchObject({ state: 'listed', incidents: ['incident-3'] })
  expect(await ask('nobody')).toEqual({ state: 'refused', reason: 'email-without-at' })
  expect(paths.toSorted()).toEqual(
    expect.arrayContaining([
      '/v1/datasets',
      '/v1/evaluations',
      '/v1/parameters',
      expect.stringMatching(/^\/v1\/buckets\//),
    ]),
  )
})
