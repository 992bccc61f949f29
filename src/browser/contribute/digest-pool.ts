/**
 * Workers that digest, blind and unblind: each has one job at a time, the others wait here.
 *
 * Steps of the OPRF go first: they are short, and a batch that waits for one keeps the service and the upload waiting.
 */
import { ContributionError } from '../../contribution/contribution-error.ts'
import type { OprfSteps } from '../../contribution/elements.ts'
import type { Argon2id } from '../../protocol/digest.ts'
import { ProofError } from '../../protocol/oprf-client.ts'
import type { DigestJob, DigestResult } from './digest-job.ts'

/** As much of a Web Worker as is used. */
export interface PoolWorker {
  postMessage(job: DigestJob): void
  addEventListener(type: 'message', listener: (event: { readonly data: DigestResult }) => void): void
  addEventListener(type: 'error', listener: () => void): void
  terminate(): void
}

export interface DigestPool {
  readonly size: number
  readonly argon2id: Argon2id
  readonly oprf: OprfSteps
  /** While paused, jobs that are under way end and no other begins. */
  pause(paused: boolean): void
  /** Ends the workers; what was asked for and is not there never comes. */
  end(): void
}

interface Pending {
  readonly job: DigestJob
  readonly resolve: (result: DigestResult) => void
  readonly reject: (error: Error) => void
}

/** Starts `size` workers. What they compute @throws ContributionError 'stopped' once one of them broke down. */
export function createDigestPool(size: number, createWorker: () => PoolWorker): DigestPool {
  const workers = Array.from({ length: size }, createWorker)
  const idle = [...workers]
  const running = new Map<PoolWorker, Pending>()
  const [first, later]: [Pending[], Pending[]] = [[], []]
  let paused = false
  let broken: Error | null = null

  const dispatch = (): void => {
    while (!paused && idle.length > 0) {
      const next = first.shift() ?? later.shift()
      if (!next) return
      const worker = idle.pop()!
      running.set(worker, next)
      worker.postMessage(next.job)
    }
  }
  const breakDown = (): void => {
    broken = new ContributionError('stopped', 'a part of the program stopped')
    for (const { reject } of [...running.values(), ...first.splice(0), ...later.splice(0)]) reject(broken)
    running.clear()
  }
  for (const worker of workers) {
    worker.addEventListener('error', breakDown)
    worker.addEventListener('message', ({ data }) => {
      const done = running.get(worker)
      running.delete(worker)
      idle.push(worker)
      done?.resolve(data)
      dispatch()
    })
  }
  const run = (job: DigestJob, queue: Pending[]): Promise<DigestResult> =>
    new Promise((resolve, reject) => {
      if (broken) return reject(broken)
      queue.push({ job, resolve, reject })
      dispatch()
    })
  const failureOf = (result: DigestResult): Error =>
    'failed' in result && result.failed === 'proof'
      ? new ProofError('the evaluation could not be verified')
      : new ContributionError('stopped', 'a part of the program stopped')

  return {
    size,
    async argon2id(password, parameters) {
      const result = await run({ password, parameters }, later)
      if (!('digest' in result)) throw failureOf(result)
      return result.digest
    },
    oprf: {
      async blind(digest) {
        const result = await run({ blind: digest }, first)
        if (!('blinding' in result)) throw failureOf(result)
        return result.blinding
      },
      async unblind(batch) {
        const result = await run({ unblind: batch }, first)
        if (!('elements' in result)) throw failureOf(result)
        return result.elements
      },
    },
    pause(now) {
      paused = now
      dispatch()
    },
    end() {
      for (const worker of workers) worker.terminate()
    },
  }
}
