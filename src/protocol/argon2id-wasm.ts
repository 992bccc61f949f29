import { argon2id } from 'hash-wasm'
import type { Argon2id } from './digest.ts'

/** Argon2id in WebAssembly, for browsers. hash-wasm implements version 0x13 only. */
export const argon2idWasm: Argon2id = (password, parameters) =>
  argon2id({
    password,
    salt: parameters.salt,
    memorySize: parameters.memoryKiB,
    iterations: parameters.iterations,
    parallelism: parameters.parallelism,
    hashLength: parameters.hashLength,
    outputType: 'binary',
  })
