/**
 * The whole private check, off the page's own thread: what is typed comes in, and only an answer goes out to the page.
 *
 * It is a Web Worker also because its policy may compile WebAssembly, which the page's own may not.
 */
import { type CheckStep, createChecker } from '../../lookup/check.ts'
import { argon2idWasm } from '../../protocol/argon2id-wasm.ts'
import type { JobReply, JobRequest } from '../check-job.ts'

let report: (step: CheckStep) => void = () => undefined
let last: Promise<void> = Promise.resolve()

const checker = createChecker({
  baseUrl: '',
  fetch: (url, init) =>
    fetch(url, { ...init, credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error', mode: 'cors' }),
  argon2id: argon2idWasm,
  onProgress: step => report(step),
})

const reply = (message: JobReply): void => self.postMessage(message)

/** Jobs run one after the other, in the order in which they came. */
self.addEventListener('message', ({ data }: MessageEvent<JobRequest>) => {
  last = last.then(() => run(data))
})

async function run(request: JobRequest): Promise<void> {
  const { job } = request
  report = step => reply({ job, step })
  try {
    reply({ job, result: await resultOf(request) })
  } catch {
    reply({ job, failed: true })
  }
}

function resultOf(
  request: JobRequest,
): ReturnType<typeof checker.check | typeof checker.recheck | typeof checker.element> {
  if ('kept' in request) return checker.recheck(request.kept)
  const ask = 'only' in request ? checker.element : checker.check
  return ask(request.kind, request.input)
}
