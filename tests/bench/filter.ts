import { BloomFilter } from 'bloom-filters'
import { createFilter, DEFAULT_ERROR_RATE, type Filter } from '../../src/filter/filter.ts'
import { type BenchContext, type Row, rate, row } from './harness.ts'

/** A third of the largest shard. */
const CAPACITY = 50_000
/** Elements a call; stock hashing takes some 20 µs each. */
const BATCH = 5_000
const STRANGERS = 1_000_000

interface Material {
  readonly members: readonly Buffer[]
  readonly strangers: readonly Buffer[]
  readonly ours: Filter
  readonly stock: BloomFilter
}

/** Probing and inserting against the same class with its own hashing, and what a fresh filter promises. */
export function rows(context: BenchContext): Row[] {
  let material: Material | undefined
  const prepared = () => {
    material ??= prepareMaterial(context)
    return material
  }

  return [
    row({
      what: 'filter probe (a stranger)',
      against: 'stock bloom-filters hashing',
      atLeast: 40,
      unit: 'elements/s',
      prepare: () => void prepared(),
      measure: () => {
        const { ours, strangers } = prepared()
        const batch = strangers.slice(0, BATCH)
        return rate(BATCH, () => {
          for (const stranger of batch) ours.has(stranger)
        })
      },
      reference: () => {
        const { stock, strangers } = prepared()
        const batch = strangers.slice(0, BATCH)
        return rate(BATCH, () => {
          for (const stranger of batch) stock.has(stranger)
        })
      },
    }),
    row({
      what: 'filter insert',
      against: 'stock bloom-filters hashing',
      atLeast: 40,
      unit: 'elements/s',
      prepare: () => void prepared(),
      measure: () => {
        const batch = prepared().members.slice(0, BATCH)
        return rate(BATCH, () => {
          const filter = createFilter(CAPACITY)
          for (const member of batch) filter.add(member)
        })
      },
      reference: () => {
        const batch = prepared().members.slice(0, BATCH)
        return rate(BATCH, () => {
          const filter = BloomFilter.create(CAPACITY, DEFAULT_ERROR_RATE)
          for (const member of batch) filter.add(member)
        })
      },
    }),
    row({
      what: 'filter false positives, fresh build',
      against: 'target 0.1 %',
      atMost: 1.1,
      unit: '× target',
      rounds: 1,
      prepare: () => void prepared(),
      measure: () => {
        const { ours, strangers } = prepared()
        const maybe = strangers.reduce((count, stranger) => count + Number(ours.has(stranger)), 0)
        return maybe / STRANGERS / DEFAULT_ERROR_RATE
      },
    }),
    row({
      what: 'filter bits, fresh build',
      against: 'n·log2(e)·log2(1/p)',
      atMost: 1.02,
      unit: '× ideal',
      rounds: 1,
      prepare: () => void prepared(),
      measure: () => (8 * prepared().ours.byteLength) / (CAPACITY * Math.LOG2E * Math.log2(1 / DEFAULT_ERROR_RATE)),
    }),
  ]
}

function prepareMaterial(context: BenchContext): Material {
  const members = elements(context, CAPACITY)
  const ours = createFilter(CAPACITY)
  const stock = BloomFilter.create(CAPACITY, DEFAULT_ERROR_RATE)
  for (const member of members) {
    ours.add(member)
    stock.add(member)
  }
  return { members, strangers: elements(context, STRANGERS), ours, stock }
}

/** Buffers, because that is all the stock hashing takes; for ours they are byte arrays like any other. */
function elements(context: BenchContext, count: number): Buffer[] {
  const packed = Buffer.from(context.random(32 * count).buffer)
  return Array.from({ length: count }, (_, i) => {
    const element = packed.subarray(32 * i, 32 * (i + 1))
    element[0]! &= 0xfe
    element[31]! &= 0x7f
    return element
  })
}
