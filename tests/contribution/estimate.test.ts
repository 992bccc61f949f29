import { describe, expect, it } from 'vitest'
import { noProgress } from '../../src/contribution/contribute.ts'
import { estimateRows, poolSize, remaining } from '../../src/contribution/estimate.ts'
import { createRate } from '../../src/contribution/rate.ts'
import { utf8 } from '../../src/protocol/bytes.ts'

describe('rows of a file', () => {
  it.each([
    ['', 0],
    ['email\n', 0],
    ['email', 0],
    ['email\na@example.org\nb@example.org\n', 2],
    ['email\na@example.org\nb@example.org', 2],
    ['email\r\na@example.org\r\nb@example.org\r\n', 2],
    ['email\ra@example.org\rb@example.org', 2],
  ])('counts all of %j', (text, rows) => {
    expect(estimateRows(utf8(text), text.length)).toBe(rows)
  })

  it('reckons the rest from the beginning', () => {
    const line = 'a@example.org\n'
    expect(estimateRows(utf8(line.repeat(100)), line.length * 1_000_000)).toBe(999_999)
  })

  it('counts UTF-16', () => {
    const bytes = new Uint8Array(Buffer.from('\uFEFFemail\na@example.org\nb@example.org\n', 'utf16le'))
    expect(estimateRows(bytes, bytes.length)).toBe(2)
  })
})

describe('the pool', () => {
  it.each([
    [8, 8, 8],
    [1, 8, 1],
    [64, 8, 53],
    [16, 0.5, 3],
    [4, 0.01, 1],
  ])('of %i cores and %f GiB has %i workers', (cores, memoryGiB, size) => {
    expect(poolSize({ cores, memoryGiB, memoryKiB: 19_456 })).toBe(size)
  })
})

it('reckons what is left from the part of the file that was read', () => {
  expect(remaining(noProgress(), 0)).toEqual({ left: 0, fraction: 0 })
  const progress = { ...noProgress(), identifiers: 200, done: 60, skipped: 40 }
  expect(remaining(progress, 0.5)).toEqual({ left: 300, fraction: 0.25 })
  expect(remaining(progress, 1)).toEqual({ left: 100, fraction: 0.5 })
  expect(remaining(progress, 1.5)).toEqual({ left: 100, fraction: 0.5 })
})

describe('the rate', () => {
  it('is that of the last minute', () => {
    const rate = createRate(100, 0)
    expect(rate(100, 0)).toBe(0)
    expect(rate(200, 10_000)).toBe(10)
    for (let second = 11; second <= 200; second++) rate(200, second * 1000)
    expect(rate(200, 201_000)).toBe(0)
  })
})
