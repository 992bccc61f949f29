/** The page's side of the Web Worker that checks. */
import type { CheckResult, CheckStep, Outdated } from '../lookup/check.ts'
import type { CheckJob, JobReply, JobRequest } from './check-job.ts'

/** Put in by the build: the address of workers/check.ts, and the name of the one Trusted Types policy. */
declare const CHECK_WORKER: string
declare const TRUSTED_TYPES_POLICY: string

/** A check that ended without an answer of its own: its program did not load, or stopped. */
export interface NotStarted {
  readonly state: 'unavailable'
  readonly reason: 'not-started'
}

export type JobResult = CheckResult | Outdated | NotStarted

export interface CheckWorker {
  /** Never rejects. Resolves with null when it was cancelled. */
  run(job: CheckJob, onStep?: (step: CheckStep) => void): Promise<JobResult | null>
  /** Ends whatever is under way, requests included. */
  cancel(): void
}

interface Running {
  readonly job: number
  readonly onStep: ((step: CheckStep) => void) | undefined
  readonly resolve: (result: JobResult | null) => void
}

const NOT_STARTED: NotStarted = { state: 'unavailable', reason: 'not-started' }

/** A worker that is made when it is first needed, and afresh after a failure: a program that did not load stays unloaded. */
export function createCheckWorker(): CheckWorker {
  const address = workerAddress()
  let worker: Worker | undefined
  let running: Running[] = []
  let jobs = 0

  const end = (result: JobResult | null): void => {
    worker?.terminate()
    worker = undefined
    const ended = running
    running = []
    for (const { resolve } of ended) resolve(result)
  }
  const started = (): Worker => {
    if (worker) return worker
    // Trusted Types know the address as a script's; the type of the constructor does not know Trusted Types.
    worker = new Worker(address as string, { type: 'module' })
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
        running.push({ job: id, onStep, resolve })
        try {
          started().postMessage({ job: id, ...job } satisfies JobRequest)
        } catch {
          end(NOT_STARTED)
        }
      }),
    cancel: () => end(null),
  }
}

/** The address of the worker's script, as what the browser demands for it. */
function workerAddress(): unknown {
  const { trustedTypes } = globalThis as {
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL(url: string): string },
      ): { createScriptURL(url: string): unknown }
    }
  }
  if (!trustedTypes) return CHECK_WORKER
  const createScriptURL = (url: string): string => {
    if (url !== CHECK_WORKER) throw new TypeError('not the address of our worker')
    return url
  }
  return trustedTypes.createPolicy(TRUSTED_TYPES_POLICY, { createScriptURL }).createScriptURL(CHECK_WORKER)
}
