import { expect, test } from 'vitest'
import { runCanonicalVectors } from '../identifier/vectors.ts'

test('every canonical vector holds in workerd', () => {
  expect(runCanonicalVectors()).toEqual({ differences: [], count: 69 })
})
