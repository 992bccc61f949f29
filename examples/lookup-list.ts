/**
 * A partner's lookups of a list of any length: e-mail addresses on standard input, one a line; on standard output the number of each line and
 * its answer. The service learns the digests. They are computed on all cores by Node's own Argon2id (24.7 and later).
 */
import { argon2 } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { type Argon2id, createClient, VigifuiteError } from 'vigifuite/client'

const argon2Async = promisify(argon2)
const argon2id: Argon2id = async (message, { salt, memoryKiB, iterations, parallelism, hashLength }) =>
  argon2Async('argon2id', {
    message,
    nonce: salt,
    memory: memoryKiB,
    passes: iterations,
    parallelism,
    tagLength: hashLength,
  })

const client = createClient({
  baseUrl: process.env.VIGIFUITE_SERVER ?? 'http://localhost:8787',
  key: process.env.VIGIFUITE_KEY ?? '',
  argon2id,
  digestsAtOnce: availableParallelism(),
})

async function* questions() {
  for await (const input of createInterface(process.stdin)) yield { kind: 'email' as const, input }
}

let next = 0
try {
  for await (const answer of client.lookupStream(questions())) {
    next = answer.index + 1
    console.log(`${next}\t${answer.state}\t${answer.state === 'listed' ? answer.datasets.join(' ') : ''}`)
  }
} catch (error) {
  if (!(error instanceof VigifuiteError)) throw error
  const when = error.retryAfterSeconds === null ? 'later' : `in ${error.retryAfterSeconds} s`
  console.error(`${error.message}. Go on ${when}, with line ${next + 1}`)
  process.exitCode = 1
}
