import { expect, test } from 'vitest'
import { createChecker } from '../../src/lookup/check.ts'
import { dataSet } from '../http/fake-publication.ts'
import { LISTED, STRANGER, setUp } from './fake-service.ts'

test('an element is that of a check, and is found where no list of the kind is published', async () => {
  const { deps, state, keptOf } = await setUp()
  const checker = createChecker(deps)
  for (const address of [LISTED, STRANGER]) {
    expect(await checker.element('email', ` ${address.toUpperCase()} `)).toEqual({
      state: 'element',
      kept: await keptOf(address),
    })
  }
  state.datasets = [dataSet(3, 'email', 'withdrawn')]
  expect(await checker.element('email', LISTED)).toMatchObject({ state: 'element' })
})

test('nothing but a blinded element is sent, and no bucket is read', async () => {
  const { deps, sent, keptOf } = await setUp()
  await createChecker(deps).element('email', STRANGER)
  expect(sent.map(({ url }) => new URL(url).pathname)).toEqual([
    '/v1/manifest',
    '/v1/parameters',
    '/v1/datasets',
    '/v1/evaluations',
  ])
  expect(JSON.stringify(sent)).not.toContain((await keptOf(STRANGER)).element)
  expect(JSON.stringify(sent)).not.toMatch(/stranger|example\.org/)
})

test('what is no identifier is refused before anything is sent; a social security number always is', async () => {
  const { deps, sent } = await setUp()
  const checker = createChecker(deps)
  expect(await checker.element('email', 'personne')).toEqual({ state: 'refused', reason: 'email-without-at' })
  expect(await checker.element('phone', '2 69 05 49 588 157 80')).toEqual({ state: 'refused', reason: 'nir' })
  expect(sent).toEqual([])
})
