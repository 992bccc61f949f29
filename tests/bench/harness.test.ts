import { expect, test } from 'vitest'
import { createContext, rate, row, run } from './harness.ts'
import { createReport, toMarkdown } from './report.ts'

const of = (values: number[]) => () => values.shift()!

test('measure and reference take turns, and the median of their ratios is judged', async () => {
  const order: string[] = []
  const measures = of([10, 40, 30])
  const references = of([10, 10, 10])
  const result = await run(
    row({
      what: 'a',
      against: 'b',
      atLeast: 3,
      unit: 'x/s',
      rounds: 3,
      prepare: () => void order.push('prepare'),
      measure: () => {
        order.push('A')
        return measures()
      },
      reference: async () => {
        order.push('B')
        return references()
      },
    }),
  )
  expect(order.join(' ')).toBe('prepare A B A B A B')
  expect(result).toMatchObject({ measured: 30, reference: 10, ratio: 3, lowest: 1, highest: 4, met: true })
})

test.each([
  [{ atLeast: 2 }, [2], true],
  [{ atLeast: 2 }, [1.99], false],
  [{ atMost: 2 }, [2], true],
  [{ atMost: 2 }, [2.01], false],
  [{ atLeast: 2 }, [Number.NaN], false],
])('a row without a reference is judged by itself: %j of %j', async (bound, values, met) => {
  const result = await run(row({ what: 'a', against: '–', unit: 'MB', rounds: 1, measure: of([...values]), ...bound }))
  expect(result.met).toBe(met)
})

test('a row has one bound', () => {
  const without = { what: 'a', against: 'b', unit: 'x', measure: () => 1 }
  expect(() => row(without)).toThrow('needs one of')
  expect(() => row({ ...without, atLeast: 1, atMost: 2 })).toThrow('needs one of')
})

test('a rate counts what was done, at least one call', async () => {
  let calls = 0
  const measured = await rate(1_000, () => calls++, 0)
  expect(calls).toBe(1)
  expect(measured).toBeGreaterThan(0)
})

test('random bytes repeat from run to run and not within one', () => {
  const first = createContext(1).context
  const second = createContext(1).context
  const bytes = first.random(64)
  expect(second.random(64)).toEqual(bytes)
  expect(first.random(64)).not.toEqual(bytes)
})

test('clean-up runs backwards', async () => {
  const { context, cleanUp } = createContext(1)
  const order: number[] = []
  context.defer(() => void order.push(1))
  context.defer(async () => void order.push(2))
  await cleanUp()
  expect(order).toEqual([2, 1])
})

test('the table says what was missed and what failed', async () => {
  const result = await run(
    row({ what: 'lookup', against: 'bare', atLeast: 2, unit: '/s', rounds: 1, measure: () => 1 }),
  )
  const failures = [{ what: 'publish', message: 'no space' }]
  const table = toMarkdown(createReport({ entries: 200_000, seconds: 1, rows: [result], failures }))
  expect(table).toMatch(/\| lookup .*\| ≥ 2 +\| \*\*missed\*\* \|/)
  expect(table).toMatch(/\| publish .*no space.*\*\*failed\*\*/)
  expect(table).toContain('200,000 exposures')
})
