/**
 * One worker of the pool that a contribution computes with: Argon2id, blinding and unblinding, one job after the other.
 *
 * Its policy may compile WebAssembly, and it asks nobody anything: what it is given are bytes that identify people.
 */
import { argon2idWasm } from '../../protocol/argon2id-wasm.ts'
import { blind, ProofError, unblind } from '../../protocol/oprf-client.ts'
import type { DigestJob, DigestResult } from '../contribute/digest-job.ts'

async function resultOf(job: DigestJob): Promise<DigestResult> {
  try {
    if ('password' in job) return { digest: await argon2idWasm(job.password, job.parameters) }
    if ('blind' in job) return { blinding: blind(job.blind) }
    return { elements: unblind(job.unblind) }
  } catch (error) {
    return { failed: error instanceof ProofError ? 'proof' : 'computation' }
  }
}

self.addEventListener('message', async ({ data }: MessageEvent<DigestJob>) => self.postMessage(await resultOf(data)))
