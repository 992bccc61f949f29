import { expect, it } from 'vitest'
import { countListed } from '../../src/intake/count-listed.ts'
import { suppress } from '../../src/intake/suppressions.ts'
import { toHex } from '../../src/protocol/bytes.ts'
import { describeDatabase } from '../support/databases.ts'
import { packedElements } from '../support/elements.ts'
import { ACT, anyElement, approved } from './contributed.ts'

const ELEMENT_BYTES = 32

function distinct(...lists: Uint8Array[]): number {
  const hexes = lists.flatMap(list =>
    Array.from({ length: list.length / ELEMENT_BYTES }, (_, i) =>
      toHex(list.subarray(i * ELEMENT_BYTES, (i + 1) * ELEMENT_BYTES)),
    ),
  )
  return new Set(hexes).size
}

describeDatabase('counting what is listed', database => {
  const count = (include: number[], keyVersion = 1) => countListed(database().db, 'email', keyVersion, include)
  const large = packedElements(400, 1)
  // Of each: half of it is in the large one too.
  const small = new Uint8Array([...large.subarray(0, 10 * ELEMENT_BYTES), ...packedElements(10, 2)])
  const other = new Uint8Array([...small.subarray(5 * ELEMENT_BYTES), ...packedElements(300, 3)])
  let codes: [number, number, number]

  it('counts an element once, however many data sets have it', async () => {
    codes = [await approved(database(), large), await approved(database(), small), await approved(database(), other)]
    const [a, b, c] = codes
    expect(await count([])).toBe(0)
    expect(await count([b])).toBe(distinct(small))
    // The smaller one is looked up in the larger, whatever the order they are named in.
    expect(await count([a, b])).toBe(distinct(large, small))
    expect(await count([b, a])).toBe(distinct(large, small))
    // Too many to look up: all are read.
    expect(await count([a, b, c])).toBe(distinct(large, small, other))
  })

  it('counts no other key version and no other kind', async () => {
    const next = packedElements(30, 4)
    const [a] = codes
    const rotated = await approved(database(), next, { keyVersion: 2 })
    const phones = await approved(database(), packedElements(5, 5), { kind: 'phone' })
    expect(await count([a, rotated, phones])).toBe(distinct(large))
    expect(await count([a, rotated], 2)).toBe(distinct(next))
    expect(await count([a, rotated], 3)).toBe(0)
  })

  it('leaves out an element only when every row of it is suppressed', async () => {
    const [a, b] = codes
    const shared = large.slice(0, ELEMENT_BYTES)
    const alone = large.slice(20 * ELEMENT_BYTES, 21 * ELEMENT_BYTES)
    const nowhere = packedElements(1, 6)
    for (const element of [shared, alone, nowhere]) {
      const given = { kind: 'email', keyVersion: 1, element, organisation: null, isValidElement: anyElement } as const
      await suppress(database().db, { ...given, ...ACT })
    }
    expect(await count([a, b])).toBe(distinct(large, small) - 2)
    expect(await count([b])).toBe(distinct(small) - 1)
  })

  it('keeps an element that another organisation still lists', async () => {
    const [a] = codes
    const both = packedElements(3, 7)
    const { organisation } = await database()
      .db.selectFrom('data_sets')
      .select('organisation')
      .where('code', '=', a)
      .executeTakeFirstOrThrow()
    const organisations = await database().db.selectFrom('incidents').select('record').executeTakeFirstOrThrow()
    const another = (organisations.record as { organisations: { name: string }[] }).organisations
      .map(one => one.name)
      .find(name => name !== organisation)!
    const first = await approved(database(), both)
    const second = await approved(database(), both, { organisation: another })
    const element = both.slice(0, ELEMENT_BYTES)
    const given = { kind: 'email', keyVersion: 1, element, organisation, isValidElement: anyElement } as const
    await suppress(database().db, { ...given, ...ACT })
    expect(await count([first])).toBe(2)
    expect(await count([second])).toBe(3)
    expect(await count([first, second])).toBe(3)
  })
})
