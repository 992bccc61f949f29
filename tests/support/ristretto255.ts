import { readFileSync } from 'node:fs'
import { createRistretto255 } from '../../src/protocol/ristretto255.ts'

/** The group on Node, for tests. */
export const ristretto255 = () =>
  createRistretto255(
    new WebAssembly.Module(readFileSync(new URL('../../src/protocol/ristretto255.wasm', import.meta.url))),
  )
