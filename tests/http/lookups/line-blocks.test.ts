import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import {
  BrokenBodyError,
  type LineBlockOptions,
  lineBlocks,
  StalledError,
  StoppedError,
} from '../../../src/http/lookups/line-blocks.ts'

const OPTIONS: LineBlockOptions = { maxLines: 3, maxLength: 8, lingerMs: 50, stallMs: 2_000 }

/** A body that gives these parts, waiting where there is a number of milliseconds, and says how often it was asked. */
function bodyOf(parts: readonly (string | Uint8Array | number | Error)[]) {
  const left = [...parts]
  const asked = { reads: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        asked.reads++
        while (typeof left[0] === 'number') await sleep(left.shift() as number)
        const part = left.shift()
        if (part === undefined) controller.close()
        else if (part instanceof Error) controller.error(part)
        else controller.enqueue(typeof part === 'string' ? new TextEncoder().encode(part) : (part as Uint8Array))
      },
      cancel() {
        asked.cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  return { body, asked }
}

async function blocksOf(parts: Parameters<typeof bodyOf>[0], options: Partial<LineBlockOptions> = {}) {
  const blocks: (string | null)[][] = []
  const numbers: number[] = []
  for await (const block of lineBlocks(bodyOf(parts).body, { ...OPTIONS, ...options })) {
    blocks.push(block.map(line => line.text))
    numbers.push(...block.map(line => line.number))
  }
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  return blocks
}

describe('lines', () => {
  test('are gathered from any cut of the body', async () => {
    const text = 'one\ntwo\r\n\nfour\nfive'
    const whole = [
      ['one', 'two\r', ''],
      ['four', 'five'],
    ]
    expect(await blocksOf([text])).toEqual(whole)
    for (let cut = 0; cut <= text.length; cut++) {
      expect((await blocksOf([text.slice(0, cut), text.slice(cut)])).flat()).toEqual(whole.flat())
    }
    expect((await blocksOf([...text])).flat()).toEqual(whole.flat())
  })
  test('need no end at the end, and none is invented', async () => {
    expect(await blocksOf(['a\n'])).toEqual([['a']])
    expect(await blocksOf(['a\nb'])).toEqual([['a', 'b']])
    expect(await blocksOf([])).toEqual([])
    expect(await blocksOf(['\n'])).toEqual([['']])
  })
  test('that are too long are dropped, in whatever parts they come, and the next one is whole', async () => {
    expect(await blocksOf(['12345678\n123456789\nnext'])).toEqual([['12345678', null, 'next']])
    expect((await blocksOf(['1234', '5678', '9', '0'.repeat(1000), '\nnext\n'])).flat()).toEqual([null, 'next'])
    expect(await blocksOf(['0'.repeat(1000)])).toEqual([[null]])
  })
  test('keep characters whole that two chunks share; what is no UTF-8 is marked', async () => {
    const bytes = new TextEncoder().encode('é\n€\n')
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect((await blocksOf([bytes.subarray(0, cut), bytes.subarray(cut)])).flat()).toEqual(['é', '€'])
    }
    expect(await blocksOf([Uint8Array.of(0x61, 0xff, 0x0a), Uint8Array.of(0x62, 0xc3)])).toEqual([
      ['a\ufffd', 'b\ufffd'],
    ])
  })
})

describe('blocks', () => {
  test('are full when lines come fast, and soon there when they come slowly', async () => {
    expect(await blocksOf(['a\nb\nc\nd\ne\nf\ng'])).toEqual([['a', 'b', 'c'], ['d', 'e', 'f'], ['g']])
    expect(await blocksOf(['a\n', 'b\n', 300, 'c\n'])).toEqual([['a', 'b'], ['c']])
  })
  test('wait from their first line on, however many follow one by one', async () => {
    const slow = Array.from({ length: 12 }, (_, index) => [`${index}\n`, 25]).flat()
    const blocks = await blocksOf(slow, { lingerMs: 60, maxLines: 100 })
    expect(blocks.length).toBeGreaterThan(1)
    expect(blocks.flat()).toHaveLength(12)
  })
  test('are not read ahead of whoever takes them', async () => {
    const { body, asked } = bodyOf(Array(100).fill('a\nb\nc\n'))
    const blocks = lineBlocks(body, OPTIONS)
    await blocks.next()
    await sleep(30)
    expect(asked.reads).toBeLessThanOrEqual(1)
    await blocks.return()
    expect(asked.cancelled).toBe(true)
  })
})

describe('a sender is given up', () => {
  test('when no line ends in time, although bytes come', async () => {
    const drip = Array.from({ length: 100 }, () => ['x', 10]).flat()
    await expect(blocksOf(['first\n', ...drip], { maxLength: 1000, stallMs: 100 })).rejects.toThrow(StalledError)
    await expect(blocksOf([1000, 'late'], { stallMs: 50 })).rejects.toThrow(StalledError)
  })
  test('but not while blank lines come, nor while its reader is busy', async () => {
    const beat = Array.from({ length: 12 }, () => ['\n', 50]).flat()
    expect((await blocksOf(beat, { stallMs: 450 })).flat()).toHaveLength(12)
    const { body } = bodyOf(['a\nb\nc\n', 50, 'd\n'])
    const read: (string | null)[] = []
    for await (const block of lineBlocks(body, { ...OPTIONS, stallMs: 300 })) {
      read.push(...block.map(({ text }) => text))
      await sleep(400)
    }
    expect(read).toEqual(['a', 'b', 'c', 'd'])
  })
  test('when it is told to stop: at once while it waits, else when what was complete is given', async () => {
    const waiting = new AbortController()
    const blocks = blocksOf(['a\nb', 60_000], { signal: waiting.signal, stallMs: 60_000, lingerMs: 1 })
    setTimeout(() => waiting.abort(), 50)
    await expect(blocks).rejects.toThrow(StoppedError)
    const busy = new AbortController()
    const read: (string | null)[] = []
    const endless = lineBlocks(bodyOf(Array(1000).fill('a\nb\nc\nd\n')).body, { ...OPTIONS, signal: busy.signal })
    const reading = (async () => {
      for await (const block of endless) {
        read.push(...block.map(({ text }) => text))
        if (read.length > 5) busy.abort()
      }
    })()
    await expect(reading).rejects.toThrow(StoppedError)
    expect(read.length).toBeLessThan(20)
    await expect(blocksOf(['a\n'], { signal: AbortSignal.abort() })).rejects.toThrow(StoppedError)
  })
  test('when its body breaks off', async () => {
    await expect(blocksOf(['a\n', 'b', new Error('gone')])).rejects.toThrow(BrokenBodyError)
  })
})
