/**
 * Makes processes slower by a factor, all their threads alike: they are stopped (SIGSTOP) for `factor - 1` times as long as they
 * run. DevTools' own throttling slows a page's main thread only, and a check is computed in a Web Worker.
 */
import { Worker } from 'node:worker_threads'

export interface SlowTask {
  readonly pids: readonly number[]
  readonly factor: number
  /** Not 0: the end. */
  readonly control: Int32Array<SharedArrayBuffer>
}

/** Resolves when they are slow. @returns what gives them their speed back, and resolves when they have it */
export async function slowProcesses(pids: readonly number[], factor: number): Promise<() => Promise<void>> {
  const control = new Int32Array(new SharedArrayBuffer(4))
  const task: SlowTask = { pids, factor, control }
  const thread = new Worker(new URL('slow-processes-thread.ts', import.meta.url), { workerData: task })
  const ended = new Promise<void>((resolve, reject) => {
    thread.once('exit', () => resolve())
    thread.once('error', reject)
  })
  await Promise.race([new Promise(resolve => thread.once('message', resolve)), ended])
  return () => {
    Atomics.store(control, 0, 1)
    Atomics.notify(control, 0)
    return ended
  }
}
