/** The page's side of the Web Worker that checks. */
import type { CheckResult, CheckStep, ElementResult, Outdated } from '../lookup/check.ts'
import type { CheckJob, ElementJob, JobReply, JobRequest } from './check-job.ts'
import { scriptAddress } from './script-address.ts'

/** Put in by the build: the address of workers/check.ts. */
declare const CHECK_WORKER: string

/** A check that ended without an answer of its own: its program did not load, or stopped. */
export interface NotStarted {
  readonly state: 'unavailable'
  readonly reason: 'not-started'
}

/** What a job ends with. */
export type JobResult<J extends CheckJob = Exclude<CheckJob, ElementJob>> =
  | (J extends ElementJob ? ElementResult : CheckResult | Outdated)
  | NotStarted
type AnyResult = JobResult | JobResult<ElementJob>

export interface CheckWorker {
  /** Never rejects. Resolves with null when it was cancelled. */
  run<J extends CheckJob>(job: J, onStep?: (step: CheckStep) => void): Promise<JobResult<J> | null>
  /** Ends whatever is under way, requests included. */
  cancel(): void
}

interface Running {
  readonly job: number
  readonly onStep: ((step: CheckStep) => void) | undefined
  readonly resolve: (result: AnyResult | null) => void
}

const NOT_STARTED: NotStarted = { state: 'unavailable', reason: 'not-started' }

/** A worker that is made when it is first needed, and afresh after a failure: a program that did not load stays unloaded. */
export function createCheckWorker(): CheckWorker {
  const address = scriptAddress(CHECK_WORKER)
  let worker: Worker | undefined
  let running: Running[] = []
  let jobs = 0

  const end = (result: AnyResult | null): void => {
    worker?.terminate()
    worker = undefined
    const ended = running
    running = []
    for (const { resolve } of ended) resolve(result)
  }
  const started = (): Worker => {
    if (worker) return worker
    worker = new Worker(address, { type: 'module' })
    worker.addEventListener('error', () => end(NOT_STARTED))
    worker.addEventListener('message', ({ data }: MessageEvent<JobReply>) => {
      const found = running.find(one => one.job === data.job)
      if (!found) return
      if ('step' in data) return found.onStep?.(data.step)
      if ('failed' in data) return end(NOT_STARTED)
      running = running.filter(one => one !== found)
      found.resolve(data.result)
      if (data.result.state === 'unavailable') end(NOT_STARTED)
    })
    return worker
  }
  return {
    run: (job, onStep) =>
      new Promise(resolve => {
        const id = ++jobs
        // A worker answers a job with what that job asks for.
        running.push({ job: id, onStep, resolve: resolve as Running['resolve'] })
        try {
          started().postMessage({ job: id, ...job } satisfies JobRequest)
        } catch {
          end(NOT_STARTED)
        }
      }),
    cancel: () => end(null),
  }
}
