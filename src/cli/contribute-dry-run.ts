import { countRange, noProgress } from '../contribution/contribute.ts'
import { ContributionError } from '../contribution/contribution-error.ts'
import { selfTest } from '../contribution/self-test.ts'
import { ARGON2ID_COST, type Argon2id, digest, SALT_BYTES } from '../protocol/digest.ts'
import type { ContributeFlags } from './contribute-options.ts'
import { openSource } from './contribute-source.ts'
import { summaryLines } from './contribute-summary.ts'
import { createRejectedFile, rejectedFileOf } from './contribution-files.ts'
import { duration, startProgress } from './progress.ts'

/** Digests that are measured for the estimate, for each core. */
const SAMPLE_PER_CORE = 8

/** Reads and canonicalises the whole file, reports, and estimates the real run from a few digests. Nothing is sent. */
export async function dryRun(
  file: string,
  flags: ContributeFlags,
  deps: {
    readonly cores: number
    readonly argon2id: Argon2id
    readonly output: Pick<NodeJS.Process, 'stdout' | 'stderr'>
  },
): Promise<void> {
  const { stdout, stderr } = deps.output
  const source = await openSource(file, flags)
  const rejected = await createRejectedFile(file)
  const progress = noProgress()
  const line = startProgress(
    () => {
      const fraction = source.size === 0 ? 1 : source.read / source.size
      const left = fraction === 0 ? null : progress.rows / fraction - progress.rows
      return { done: progress.rows, left, fraction, note: 'rows' }
    },
    stderr,
    () => performance.now(),
  )
  try {
    for await (const range of source.ranges(new Date())) {
      countRange(progress, range)
      await rejected.add(range.rejections)
    }
  } finally {
    line.end()
    await rejected.close()
  }
  if (progress.rows === 0) throw new ContributionError('no-rows', 'the file has a header and no rows')
  const perSecond = await digestRate(deps.argon2id, deps.cores)
  stdout.write(`${summaryLines(source, progress, rejectedFileOf(file)).join('\n')}\n`)
  stdout.write(
    `The real run takes some ${duration(progress.identifiers / perSecond)} on this machine ` +
      `(${perSecond.toFixed(0)} digests a second on ${deps.cores} cores). Nothing was sent.\n`,
  )
}

/** Digests a second with all cores, at the real cost. @throws ContributionError */
async function digestRate(argon2id: Argon2id, cores: number): Promise<number> {
  await selfTest(argon2id)
  const count = SAMPLE_PER_CORE * cores
  const parameters = { ...ARGON2ID_COST, salt: new Uint8Array(SALT_BYTES) }
  const start = performance.now()
  await Promise.all(Array.from({ length: count }, (_, i) => digest(argon2id, 'email', `${i}@example.org`, parameters)))
  return (count / (performance.now() - start)) * 1000
}
