/** `canonical.json` as plain functions: they run on Node, in workerd and in Chromium, so they know no test runner. */
import vectors from '../../fixtures/vectors/canonical.json' with { type: 'json' }
import { canonicalise, type PersonParts } from '../../src/identifier/canonical.ts'
import { KINDS, type Kind } from '../../src/identifier/kind.ts'
import { looksLikeNir } from '../../src/identifier/nir.ts'

const now = new Date('2026-11-22T12:00:00Z')

const inputOf = (given: string | string[]): string | PersonParts =>
  typeof given === 'string' ? given : { familyName: given[0]!, givenNames: given[1]!, birthDate: given[2]! }

/** What differs from the vectors, one line each, and how many vectors there are. */
export function runCanonicalVectors(): { differences: string[]; count: number } {
  const differences: string[] = []
  let count = 0
  const expectThat = (holds: boolean, what: string) => {
    count++
    if (!holds) differences.push(what)
  }
  for (const kind of KINDS) {
    const { accepted, refused } = vectors[kind] as {
      accepted: [string | string[], string][]
      refused: (string | string[])[]
    }
    for (const [input, canonical] of accepted) {
      const result = canonicalise(kind as Kind, inputOf(input), { now })
      expectThat(result.ok && result.canonical === canonical, `${kind} accepts ${input}: ${JSON.stringify(result)}`)
    }
    for (const input of refused) {
      expectThat(!canonicalise(kind as Kind, inputOf(input), { now }).ok, `${kind} refuses ${input}`)
    }
  }
  for (const text of vectors.nir.recognised) expectThat(looksLikeNir(text), `NIR ${text}`)
  for (const text of vectors.nir.notNir) expectThat(!looksLikeNir(text), `no NIR ${text}`)
  return { differences, count }
}
