import { describe, expect, test } from 'vitest'
import { type ObjectStore, PreconditionFailedError } from '../../src/store/object-store.ts'

/**
 * What `src/store/object-store.ts` promises, held against one adapter. Runs on Node and inside workerd.
 *
 * `store` is asked once a test; it may give the same store each time, since every test has a folder of its own.
 */
export function describeObjectStore(adapter: string, store: () => ObjectStore | Promise<ObjectStore>): void {
  describe(`${adapter} keeps the object store's contract`, () => {
    const bytes = (text: string) => new TextEncoder().encode(text)
    const text = (found: { bytes: Uint8Array } | null) =>
      found === null ? null : new TextDecoder().decode(found.bytes)
    const names = async (source: AsyncIterable<{ name: string }>) => {
      const found: string[] = []
      for await (const entry of source) found.push(entry.name)
      return found.sort()
    }

    test('an absent object is null', async () => {
      const objects = await store()
      expect(await objects.get('absent/object.bin')).toBeNull()
      expect(await objects.get('absent')).toBeNull()
      expect(await names(objects.list('absent/'))).toEqual([])
    })

    test('gives back what was put: every byte value, nothing, much', async () => {
      const objects = await store()
      const every = Uint8Array.from({ length: 256 }, (_, value) => value)
      const much = Uint8Array.from({ length: 3_000_001 }, (_, index) => (index * 31) & 0xff)
      for (const [name, content] of [
        ['round/every', every],
        ['round/nothing', new Uint8Array()],
        ['round/much', much],
      ] as const) {
        const { etag } = await objects.put(name, content)
        const found = await objects.get(name)
        expect(found?.etag).toBe(etag)
        expect(found?.bytes.constructor).toBe(Uint8Array)
        expect(found?.bytes.length).toBe(content.length)
        expect(found?.bytes.every((byte, index) => byte === content[index])).toBe(true)
      }
    })

    test('puts a view of a larger buffer, and only it', async () => {
      const objects = await store()
      await objects.put('views/view', bytes('0123456789').subarray(2, 5))
      expect(text(await objects.get('views/view'))).toBe('234')
    })

    test('what a caller does to its bytes afterwards does not reach the store', async () => {
      const objects = await store()
      const mine = bytes('kept')
      await objects.put('own/object', mine)
      mine.fill(0)
      ;(await objects.get('own/object'))?.bytes.fill(0)
      expect(text(await objects.get('own/object'))).toBe('kept')
    })

    test('equal bytes have equal etags, others have others', async () => {
      const objects = await store()
      const one = await objects.put('etags/one', bytes('same'))
      const two = await objects.put('etags/two', bytes('same'))
      const other = await objects.put('etags/two', bytes('other'))
      expect(two.etag).toBe(one.etag)
      expect(other.etag).not.toBe(one.etag)
    })

    test('ifAbsent writes once', async () => {
      const objects = await store()
      await objects.put('absent-only/object', bytes('first'), { ifAbsent: true })
      await expect(objects.put('absent-only/object', bytes('second'), { ifAbsent: true })).rejects.toThrow(
        PreconditionFailedError,
      )
      await expect(objects.put('absent-only/object', bytes('first'), { ifAbsent: true })).rejects.toThrow(
        PreconditionFailedError,
      )
      expect(text(await objects.get('absent-only/object'))).toBe('first')
      await objects.delete(['absent-only/object'])
      await objects.put('absent-only/object', bytes('third'), { ifAbsent: true })
      expect(text(await objects.get('absent-only/object'))).toBe('third')
    })

    test('ifMatch writes over what it names and nothing else', async () => {
      const objects = await store()
      const first = await objects.put('match/object', bytes('first'), { ifAbsent: true })
      const second = await objects.put('match/object', bytes('second'), { ifMatch: first.etag })
      await expect(objects.put('match/object', bytes('late'), { ifMatch: first.etag })).rejects.toThrow(
        PreconditionFailedError,
      )
      expect(await objects.get('match/object')).toMatchObject({ etag: second.etag })
      expect(text(await objects.get('match/object'))).toBe('second')
    })

    test('ifMatch does not hold where nothing is', async () => {
      const objects = await store()
      const { etag } = await objects.put('match-absent/there', bytes('x'))
      await expect(objects.put('match-absent/not', bytes('x'), { ifMatch: etag })).rejects.toThrow(
        PreconditionFailedError,
      )
      expect(await objects.get('match-absent/not')).toBeNull()
    })

    test('of 50 concurrent ifAbsent puts one wins', async () => {
      const objects = await store()
      const results = await Promise.allSettled(
        Array.from({ length: 50 }, (_, writer) =>
          objects.put('race/absent', bytes(`writer ${writer}`), { ifAbsent: true }),
        ),
      )
      expect(await winnerOf(results, objects, 'race/absent')).toBe(true)
    })

    test('of 50 concurrent ifMatch puts one wins', async () => {
      const objects = await store()
      const { etag } = await objects.put('race/match', bytes('before'), { ifAbsent: true })
      const results = await Promise.allSettled(
        Array.from({ length: 50 }, (_, writer) =>
          objects.put('race/match', bytes(`writer ${writer}`), { ifMatch: etag }),
        ),
      )
      expect(await winnerOf(results, objects, 'race/match')).toBe(true)
    })

    async function winnerOf(
      results: PromiseSettledResult<unknown>[],
      objects: ObjectStore,
      name: string,
    ): Promise<boolean> {
      const winners = results.flatMap((result, writer) => (result.status === 'fulfilled' ? [writer] : []))
      expect(winners).toHaveLength(1)
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(PreconditionFailedError)
      }
      return text(await objects.get(name)) === `writer ${winners[0]}`
    }

    test('no increment of a counter is lost', async () => {
      const objects = await store()
      await objects.put('counter/object', bytes('0'), { ifAbsent: true })
      const increment = async (): Promise<void> => {
        const found = await objects.get('counter/object')
        if (found === null) throw new Error('the counter is gone')
        const next = bytes(String(Number(text(found)) + 1))
        await objects.put('counter/object', next, { ifMatch: found.etag }).catch(error => {
          if (error instanceof PreconditionFailedError) return increment()
          throw error
        })
      }
      await Promise.all(Array.from({ length: 12 }, increment))
      expect(text(await objects.get('counter/object'))).toBe('12')
    })

    test('a reader sees the old object or the new one', async () => {
      const objects = await store()
      const versions = [1, 2, 3, 4, 5, 6, 7, 8].map(version => new Uint8Array(200_000 + version).fill(version))
      await objects.put('seen/object', versions[0]!)
      let writing = true
      const reader = async () => {
        for (let last = 0; writing; ) {
          const found = await objects.get('seen/object')
          const version = found?.bytes[0] ?? 0
          expect(found?.bytes.length).toBe(200_000 + version)
          expect(found?.bytes.every(byte => byte === version)).toBe(true)
          expect(version).toBeGreaterThanOrEqual(last)
          last = version
          // A store in memory never waits, and a reader that never waits lets nobody write.
          await new Promise(resolve => setTimeout(resolve))
        }
      }
      const readers = [reader(), reader()]
      for (const version of versions) await objects.put('seen/object', version)
      writing = false
      await Promise.all(readers)
    })

    test('reads its own writes, lists them once with their size, by any prefix', async () => {
      const objects = await store()
      const put = ['list/a', 'list/a.b', 'list/b/c', 'list/b/d/e', 'list/b-c/d/e/f', 'list/bc']
      const before = Date.now()
      await Promise.all(put.map((name, index) => objects.put(name, new Uint8Array(index))))
      expect(await names(objects.list('list/'))).toEqual([...put].sort())
      expect(await names(objects.list('list/b'))).toEqual(put.filter(name => name.startsWith('list/b')).sort())
      expect(await names(objects.list('list/b/'))).toEqual(['list/b/c', 'list/b/d/e'])
      expect(await names(objects.list('list/b/d/e'))).toEqual(['list/b/d/e'])
      expect(await names(objects.list('list/b/d/e/'))).toEqual([])
      expect((await names(objects.list(''))).filter(name => name.startsWith('list/'))).toEqual([...put].sort())
      for await (const entry of objects.list('list/')) {
        expect(entry.size).toBe(put.indexOf(entry.name))
        expect(Math.abs(entry.modified.getTime() - before)).toBeLessThan(60_000)
      }
    })

    // More than the 1,000 of R2's and S3's pages, which the simulated R2 takes seconds to write.
    test('lists more than a page', { timeout: 60_000 }, async () => {
      const objects = await store()
      const put = Array.from({ length: 1_050 }, (_, index) => `pages/${index}/object`)
      await Promise.all(put.map(name => objects.put(name, new Uint8Array(1))))
      expect(await names(objects.list('pages/'))).toEqual([...put].sort())
      await objects.delete(put)
      expect(await names(objects.list('pages/'))).toEqual([])
    })

    test('deletes what it is told, absent or not, and nothing else', async () => {
      const objects = await store()
      for (const name of ['gone/a', 'gone/b', 'gone/ab']) await objects.put(name, bytes(name))
      await objects.delete(['gone/a', 'gone/never-was', 'gone/b'])
      await objects.delete(['gone/a'])
      await objects.delete([])
      expect(await names(objects.list('gone/'))).toEqual(['gone/ab'])
      expect(await objects.get('gone/a')).toBeNull()
    })

    test('refuses what is no object name, without repeating it', async () => {
      const objects = await store()
      const wrong = [
        '',
        '/',
        '/a',
        'a/',
        'a//b',
        '..',
        'a/../b',
        './a',
        'a/.',
        'A',
        'a b',
        'a_b',
        'a~b',
        'é',
        'a\\b',
        'a\0',
        'a\n',
        'a?b',
        'a'.repeat(201),
      ]
      for (const name of wrong) {
        for (const call of [objects.get(name), objects.put(name, bytes('x')), objects.delete(['fine', name])]) {
          const error = await call.then(
            () => null,
            reason => reason as Error,
          )
          expect(error).toBeInstanceOf(RangeError)
          expect(error?.message).toBe('not an object name')
        }
      }
      for (const prefix of ['/', '../', 'a//', 'A', '_incoming/', 'a/../']) {
        await expect(names(objects.list(prefix))).rejects.toThrow(RangeError)
      }
    })
  })
}
