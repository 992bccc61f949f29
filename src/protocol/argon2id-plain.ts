import { argon2idAsync } from '@noble/hashes/argon2.js'
import type { Argon2id } from './digest.ts'

/** Argon2id in plain JavaScript, for where WebAssembly may not be compiled. Lets other work run every few milliseconds. */
export const argon2idPlain: Argon2id = (password, { salt, version, memoryKiB, iterations, parallelism, hashLength }) =>
  argon2idAsync(password as Uint8Array<ArrayBuffer>, salt as Uint8Array<ArrayBuffer>, {
    version,
    m: memoryKiB,
    t: iterations,
    p: parallelism,
    dkLen: hashLength,
    asyncTick: 10,
  })
