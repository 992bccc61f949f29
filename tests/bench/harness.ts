import { createCipheriv } from 'node:crypto'

/**
 * The bench compares: every row measures something of ours and a reference in turns (A B A B …) within one run, so
 * that a busy or throttled machine slows both. Only ratios are judged; absolute numbers are printed for the reader.
 *
 * A module in this folder exports `rows(context)`, which only describes: costly preparation belongs in a row's
 * `prepare`, so that rows which are not asked for cost nothing.
 */
export interface Row {
  /** What is measured, and against what, as the table shows them. */
  readonly what: string
  readonly against: string
  /** The bound on measure / reference, or on the measure itself where there is no reference. One of the two is given. */
  readonly atLeast?: number
  readonly atMost?: number
  /** Of measure and reference, e.g. `elements/s`, `ms`, `MB`. */
  readonly unit: string
  /** Turns, 5 unless said otherwise. Give fewer to what takes long: the whole default run stays under 3 minutes. */
  readonly rounds?: number
  /** Runs once, before the first turn. */
  readonly prepare?: () => Promise<void> | void
  readonly measure: () => Promise<number> | number
  readonly reference?: () => Promise<number> | number
}

export interface BenchContext {
  /** Exposures that the large rows work on: 200,000, or what `--scale` says. */
  readonly entries: number
  /** The next `n` bytes of a key stream that is the same in every run. */
  random(n: number): Uint8Array
  /** Something to stop or delete when the module's rows are done; last in, first out, also after a failure. */
  defer(cleanUp: () => Promise<void> | void): void
}

export interface RowResult {
  readonly what: string
  readonly against: string
  readonly unit: string
  readonly bound: string
  /** Medians over the turns. */
  readonly measured: number
  readonly reference: number | null
  /** Median of measured / reference turn by turn (or `measured` itself), and its extremes. */
  readonly ratio: number
  readonly lowest: number
  readonly highest: number
  readonly met: boolean
  readonly seconds: number
}

const DEFAULT_ROUNDS = 5

/** A row, checked: exactly one bound, and a reference's name only with a reference. */
export function row(given: Row): Row {
  if ((given.atLeast === undefined) === (given.atMost === undefined)) {
    throw new Error(`row "${given.what}" needs one of atLeast and atMost`)
  }
  return given
}

/** Runs a row's turns. Throws what the row throws. */
export async function run(given: Row): Promise<RowResult> {
  const started = performance.now()
  await given.prepare?.()
  const measures: number[] = []
  const references: number[] = []
  const ratios: number[] = []
  for (let round = 0; round < (given.rounds ?? DEFAULT_ROUNDS); round++) {
    const measure = await given.measure()
    measures.push(measure)
    if (!given.reference) {
      ratios.push(measure)
      continue
    }
    const reference = await given.reference()
    references.push(reference)
    ratios.push(measure / reference)
  }
  const ratio = median(ratios)
  return {
    what: given.what,
    against: given.against,
    unit: given.unit,
    bound: given.atLeast === undefined ? `≤ ${given.atMost}` : `≥ ${given.atLeast}`,
    measured: median(measures),
    reference: given.reference ? median(references) : null,
    ratio,
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
    met: ratio >= (given.atLeast ?? Number.NEGATIVE_INFINITY) && ratio <= (given.atMost ?? Number.POSITIVE_INFINITY),
    seconds: (performance.now() - started) / 1000,
  }
}

/**
 * Operations a second of `work`, which does `operations` of them a call: called until `milliseconds` have passed, at
 * least once. Warm up in `prepare` where it matters.
 */
export async function rate(operations: number, work: () => unknown, milliseconds = 200): Promise<number> {
  const started = performance.now()
  let calls = 0
  let elapsed = 0
  do {
    const result = work()
    // Awaiting what is not a promise would cost a turn of the event loop a call.
    if (result instanceof Promise) await result
    calls++
    elapsed = performance.now() - started
  } while (elapsed < milliseconds)
  return (1000 * calls * operations) / elapsed
}

/** A context, and the function that runs what was deferred. */
export function createContext(entries: number): { context: BenchContext; cleanUp: () => Promise<void> } {
  const stream = createCipheriv('aes-256-ctr', new Uint8Array(32), new Uint8Array(16))
  const deferred: (() => Promise<void> | void)[] = []
  return {
    context: {
      entries,
      random: n => new Uint8Array(stream.update(new Uint8Array(n))),
      defer: cleanUp => deferred.push(cleanUp),
    },
    async cleanUp() {
      for (let last = deferred.pop(); last !== undefined; last = deferred.pop()) await last()
    },
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
