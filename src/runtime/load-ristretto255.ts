import { readFileSync } from 'node:fs'
import { createRistretto255, type Ristretto255 } from '../protocol/ristretto255.ts'

/** libsodium's group on Node. */
export function loadRistretto255(): Ristretto255 {
  const binary = readFileSync(new URL('../protocol/ristretto255.wasm', import.meta.url))
  return createRistretto255(new WebAssembly.Module(binary))
}
