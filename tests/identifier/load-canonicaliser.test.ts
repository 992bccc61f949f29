import { expect, test } from 'vitest'
import vectors from '../../fixtures/vectors/canonical.json' with { type: 'json' }
import { canonicalise, type PersonParts } from '../../src/identifier/canonical.ts'
import { KINDS } from '../../src/identifier/kind.ts'
import { loadCanonicaliser } from '../../src/identifier/load-canonicaliser.ts'

const context = { now: new Date('2026-11-22T12:00:00Z') }

test.each(KINDS)('what is loaded for %s says what the door with all kinds says', async kind => {
  const { accepted, refused } = vectors[kind] as {
    accepted: [string | string[], string][]
    refused: (string | string[])[]
  }
  const given = [...accepted.map(([input]) => input), ...refused, ['Martin', 'Camille', '1985-04-12'], '06 39 98 00 01']
  const loaded = await loadCanonicaliser(kind)
  for (const one of given) {
    const [familyName, givenNames, birthDate] = one
    const input = (typeof one === 'string' ? one : { familyName, givenNames, birthDate }) as string | PersonParts
    expect(loaded(input, context)).toEqual(canonicalise(kind, input, context))
  }
})

test('a kind that does not exist is refused', async () => {
  for (const kind of ['nir', 'toString']) {
    expect((await loadCanonicaliser(kind as never))('x', context)).toEqual({ ok: false, reason: 'wrong-type' })
  }
})
