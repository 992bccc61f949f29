import { availableParallelism } from 'node:os'
import { argon2id, hash } from 'argon2'
import type { Argon2id } from '../protocol/digest.ts'

/** Argon2id in native code; each call runs on a thread of libuv's pool. */
export const argon2idNative: Argon2id = async (password, parameters) => {
  const bytes = await hash(Buffer.from(password), {
    raw: true,
    type: argon2id,
    version: parameters.version,
    memoryCost: parameters.memoryKiB,
    timeCost: parameters.iterations,
    parallelism: parameters.parallelism,
    hashLength: parameters.hashLength,
    salt: Buffer.from(parameters.salt),
  })
  return new Uint8Array(bytes)
}

/**
 * Gives libuv's pool, which has four threads, one for every core, and returns their number. To be called before the first
 * asynchronous file access of the process: the pool reads its size once, when it starts.
 */
export function useAllCores(cores: number = availableParallelism()): number {
  process.env.UV_THREADPOOL_SIZE ??= String(Math.max(4, cores))
  return cores
}
