/** The thread behind slowProcesses, which sleeps to the millisecond whatever else its process does. */
import { parentPort, workerData } from 'node:worker_threads'
import type { SlowTask } from './slow-processes.ts'

const RUN_MS = 4
/** A pause that came out too long is made good in the next ones, up to here. */
const MOST_CREDIT_MS = 100

const { pids, factor, control } = workerData as SlowTask

function signal(name: 'SIGSTOP' | 'SIGCONT'): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch {
      // It has ended.
    }
  }
}

const wait = (ms: number) => ms > 0 && Atomics.wait(control, 0, 0, ms)

parentPort?.postMessage('slow')
let from = performance.now()
let owed = 0
while (Atomics.load(control, 0) === 0) {
  wait(RUN_MS)
  signal('SIGSTOP')
  const stopped = performance.now()
  owed += (stopped - from) * (factor - 1)
  wait(owed)
  signal('SIGCONT')
  from = performance.now()
  owed = Math.max(owed - (from - stopped), -MOST_CREDIT_MS)
}
