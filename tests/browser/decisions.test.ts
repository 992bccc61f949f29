/** Decisions of the check page that need no browser. */
import { describe, expect, test } from 'vitest'
import people from '../../fixtures/demo/people.json' with { type: 'json' }
import { birthDate } from '../../src/browser/birth-date.ts'
import { refusedField } from '../../src/browser/refused-field.ts'
import { afterReading, isDue } from '../../src/browser/watch-reader.ts'
import type { Watched } from '../../src/browser/watch-store.ts'
import { canonicalise } from '../../src/identifier/canonical.ts'
import { KINDS } from '../../src/identifier/kind.ts'
import { DEMO_EXAMPLES } from '../../src/site/demo-examples.ts'

test.each([
  ['12041990', '12/04/1990'],
  ['12 04 1990', '12/04/1990'],
  ['12.4.1990', '12/4/1990'],
  [' 12-04-1990 ', '12/04/1990'],
  ['１２/０４/１９９０', '12/04/1990'],
  ['1990-04-12', '1990-04-12'],
  ['2 55 08 14 168 025 38', '2 55 08 14 168 025 38'],
  ['avril 1990', 'avril 1990'],
  ['', ''],
])('a birth date typed as “%s” is read as “%s”', (typed, read) => {
  expect(birthDate(typed)).toBe(read)
})

test.each([
  ['nir', ['Camille', '255081416802538', '12/04/1990'], 1],
  ['nir', ['Camille', 'Martin', '２ 55 08 14 168 025 38'], 2],
  ['empty', ['', 'Martin', '12/04/1990'], 0],
  ['empty', ['Camille', '12', '12/04/1990'], 1],
  ['empty', ['Camille', 'Martin', ''], 2],
  ['person-script', ['Camille', 'Мартин', '12/04/1990'], 1],
  ['birth-date-range', ['Camille', 'Martin', '12/04/2090'], 2],
  ['too-long', ['Camille', 'a'.repeat(300), '12/04/1990'], 1],
  ['nir', ['255081416802538'], 0],
] as const)('%s of %j is about field %i', (reason, values, field) => {
  expect(refusedField(values, reason)).toBe(field)
})

describe('a watched entry', () => {
  const now = new Date('2026-03-01T12:00:00Z')
  const kept = { kind: 'email', keyVersion: 1, element: 'A'.repeat(43) } as const
  const one: Watched = {
    ...kept,
    id: 'one',
    name: 'E-mail 1',
    since: '2026-01-01T00:00:00Z',
    checked: '2026-03-01T11:30:00Z',
    state: 'listed',
    incidents: ['a', 'b'],
    fresh: ['b'],
  }
  const listed = (...incidents: string[]) => afterReading(one, { state: 'listed', datasets: [], incidents, kept }, now)
  test('is due after an hour, or when the clock was set back', () => {
    expect(isDue(one, now)).toBe(false)
    expect(isDue(one, new Date('2026-03-01T12:30:00Z'))).toBe(true)
    expect(isDue(one, new Date('2026-03-01T11:00:00Z'))).toBe(true)
  })
  test('keeps what is new until it is noted, and drops what is withdrawn', () => {
    expect(listed('a', 'b', 'c')).toMatchObject({
      incidents: ['a', 'b', 'c'],
      fresh: ['b', 'c'],
      checked: now.toISOString(),
    })
    expect(listed('a')).toMatchObject({ incidents: ['a'], fresh: [] })
    expect(afterReading(one, { state: 'not-listed', kept }, now)).toMatchObject({ state: 'not-listed', incidents: [] })
  })
  test('keeps what was known when its key is gone, and is itself without an answer', () => {
    expect(afterReading(one, { state: 'outdated' }, now)).toMatchObject({ state: 'outdated', incidents: ['a', 'b'] })
    expect(afterReading(one, { state: 'unavailable', reason: 'network' }, now)).toBe(one)
  })
})

test('the examples are the demo’s first two people', () => {
  const canonical = (kind: (typeof KINDS)[number], [first = '', familyName = '', birth = '']: readonly string[]) =>
    canonicalise(kind, kind === 'person' ? { givenNames: first, familyName, birthDate: birth } : first, {
      now: new Date(),
    })
  for (const kind of KINDS) {
    const of = ({ person, ...rest }: (typeof people)[number]) =>
      canonicalise(kind, kind === 'person' ? person : rest[kind], { now: new Date() })
    const { listed, notListed } = DEMO_EXAMPLES[kind]
    expect([canonical(kind, listed), canonical(kind, notListed)]).toEqual([of(people[0]!), of(people[1]!)])
  }
})
