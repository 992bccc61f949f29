import { describe, expect, it } from 'vitest'
import type { DigestJob, DigestResult } from '../../src/browser/contribute/digest-job.ts'
import { createDigestPool, type PoolWorker } from '../../src/browser/contribute/digest-pool.ts'
import { ARGON2ID_COST } from '../../src/protocol/digest.ts'
import { ProofError } from '../../src/protocol/oprf-client.ts'

const PARAMETERS = { ...ARGON2ID_COST, salt: new Uint8Array(16) }

type OnMessage = (event: { readonly data: DigestResult }) => void

/** A worker that a test answers for. */
class HeldWorker implements PoolWorker {
  readonly jobs: DigestJob[] = []
  terminated = false
  #onMessage: OnMessage = () => undefined
  #onError: () => void = () => undefined

  postMessage(job: DigestJob) {
    this.jobs.push(job)
  }
  addEventListener(type: 'message' | 'error', listener: OnMessage | (() => void)) {
    if (type === 'message') this.#onMessage = listener as OnMessage
    else this.#onError = listener as () => void
  }
  terminate() {
    this.terminated = true
  }
  answer(data: DigestResult) {
    this.#onMessage({ data })
  }
  breakDown() {
    this.#onError()
  }
}

function pool(size: number) {
  const workers: HeldWorker[] = []
  const made = createDigestPool(size, () => {
    const worker = new HeldWorker()
    workers.push(worker)
    return worker
  })
  return { workers, pool: made, jobs: () => workers.flatMap(one => one.jobs) }
}
const bytes = (value: number) => Uint8Array.of(value)
const password = (job: DigestJob | undefined) => (job && 'password' in job ? job.password[0] : null)

describe('the pool of digest workers', () => {
  it('gives each worker one job at a time, in order', async () => {
    const { workers, pool: subject, jobs } = pool(2)
    const results = [1, 2, 3].map(value => subject.argon2id(bytes(value), PARAMETERS))
    expect(jobs()).toHaveLength(2)
    const worker = workers.find(one => password(one.jobs[0]) === 1)!
    worker.answer({ digest: bytes(11) })
    expect(password(worker.jobs[1])).toBe(3)
    expect(await results[0]).toEqual(bytes(11))
    worker.answer({ digest: bytes(13) })
    expect(await results[2]).toEqual(bytes(13))
  })

  it('lets steps of the OPRF go first', () => {
    const { workers, pool: subject } = pool(1)
    for (const value of [1, 2]) void subject.argon2id(bytes(value), PARAMETERS)
    void subject.oprf.blind(bytes(9))
    workers[0]!.answer({ digest: bytes(11) })
    expect(workers[0]!.jobs[1]).toEqual({ blind: bytes(9) })
  })

  it('begins nothing while it is paused', async () => {
    const { workers, pool: subject, jobs } = pool(2)
    const first = subject.argon2id(bytes(1), PARAMETERS)
    subject.pause(true)
    const second = subject.argon2id(bytes(2), PARAMETERS)
    expect(jobs()).toHaveLength(1)
    workers.find(one => one.jobs.length === 1)!.answer({ digest: bytes(11) })
    expect(await first).toEqual(bytes(11))
    expect(jobs()).toHaveLength(1)
    subject.pause(false)
    expect(jobs()).toHaveLength(2)
    for (const worker of workers) worker.answer({ digest: bytes(12) })
    expect(await second).toEqual(bytes(12))
  })

  it('says that a proof was missing, and that it broke down', async () => {
    const { workers, pool: subject } = pool(1)
    const batch = { publicKey: bytes(1), blindings: [], evaluated: [], proof: bytes(1) }
    const unproved = subject.oprf.unblind(batch)
    workers[0]!.answer({ failed: 'proof' })
    await expect(unproved).rejects.toBeInstanceOf(ProofError)
    const [running, waiting] = [1, 2].map(value => subject.argon2id(bytes(value), PARAMETERS))
    workers[0]!.breakDown()
    for (const one of [running, waiting, subject.argon2id(bytes(3), PARAMETERS)]) {
      await expect(one).rejects.toMatchObject({ failure: 'stopped' })
    }
  })

  it('ends its workers', () => {
    const { workers, pool: subject } = pool(3)
    subject.end()
    expect(workers.map(one => one.terminated)).toEqual([true, true, true])
  })
})
