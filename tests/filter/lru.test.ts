import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteLru } from '../../src/filter/lru.ts'

const bytesLru = (maxBytes: number) => new ByteLru<Uint8Array>(maxBytes, value => value.length)
const of = (length: number) => new Uint8Array(length)

test('the one used longest ago goes first, and reading is using', () => {
  const lru = bytesLru(30)
  lru.set('a', of(10))
  lru.set('b', of(10))
  lru.set('c', of(10))
  expect(lru.get('a')).toHaveLength(10)
  lru.set('d', of(10))
  expect(lru.get('b')).toBeUndefined()
  lru.set('e', of(15))
  expect(['a', 'b', 'c', 'd', 'e'].filter(key => lru.get(key))).toEqual(['d', 'e'])
  expect(lru.bytes).toBe(25)
})

test('a key that is set again is replaced, weighed anew and counts as used', () => {
  const lru = bytesLru(30)
  lru.set('a', of(10))
  lru.set('b', of(10))
  lru.set('a', of(20))
  expect(lru.bytes).toBe(30)
  lru.set('c', of(1))
  expect(lru.get('b')).toBeUndefined()
  expect(lru.get('a')).toHaveLength(20)
})

test('what is larger than the whole is not kept and pushes nothing out, but the old value is gone', () => {
  const lru = bytesLru(10)
  lru.set('a', of(5))
  lru.set('b', of(11))
  expect(lru.get('b')).toBeUndefined()
  expect(lru.get('a')).toHaveLength(5)
  lru.set('a', of(11))
  expect(lru.get('a')).toBeUndefined()
  expect(lru.bytes).toBe(0)
})

test('nonsense sizes are refused', () => {
  expect(() => bytesLru(-1)).toThrow(RangeError)
  expect(() => bytesLru(Number.NaN)).toThrow(RangeError)
  const lru = new ByteLru<number>(10, value => value)
  lru.set('a', 3)
  expect(() => lru.set('a', Number.NaN)).toThrow(RangeError)
  expect(() => lru.set('a', -1)).toThrow(RangeError)
  expect([lru.get('a'), lru.bytes]).toEqual([3, 3])
})

test('it behaves like a list in order of use that is cut from the old end', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
  const step = fc.record({ key, size: fc.option(fc.integer({ min: 0, max: 40 })) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), fc.integer({ min: 0, max: 100 }), (steps, maxBytes) => {
      const lru = new ByteLru<number>(maxBytes, size => size)
      let model: { key: string; size: number }[] = []
      const total = () => model.reduce((sum, entry) => sum + entry.size, 0)
      for (const { key, size } of steps) {
        const known = model.find(entry => entry.key === key)
        model = model.filter(entry => entry.key !== key)
        if (size === null) {
          expect(lru.get(key)).toBe(known?.size)
          if (known) model.push(known)
        } else {
          lru.set(key, size)
          if (size <= maxBytes) model.push({ key, size })
          while (total() > maxBytes) model.shift()
        }
        expect(lru.bytes).toBe(total())
        expect(lru.bytes).toBeLessThanOrEqual(maxBytes)
      }
    }),
    { seed: 20_250_102 },
  )
})
