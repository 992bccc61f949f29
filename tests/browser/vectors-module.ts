/** Every vector, as a module for a page. */
import { argon2idWasm } from '../../src/protocol/argon2id-wasm.ts'
import { assertKnownAnswer } from '../../src/protocol/digest.ts'
import { createRistretto255 } from '../../src/protocol/ristretto255.ts'
import { runCanonicalVectors } from '../identifier/vectors.ts'
import { runRfcClientVectors, runRfcServerVectors, runVf1Vectors } from '../protocol/vectors.ts'

/** `wasm`: base64 of ristretto255.wasm. */
export async function runAll(wasm: string) {
  const bytes = Uint8Array.from(atob(wasm), character => character.charCodeAt(0))
  const group = createRistretto255(new WebAssembly.Module(bytes))
  await assertKnownAnswer(argon2idWasm)
  return {
    canonical: runCanonicalVectors(),
    server: runRfcServerVectors(group),
    client: runRfcClientVectors(group),
    vf1: await runVf1Vectors(group, argon2idWasm, group.sha512),
  }
}
