import { argon2id, hash, needsRehash, verify } from 'argon2'
import { OWASP_ARGON2ID, type PasswordHasher } from '../officer/password-hasher.ts'

export interface PasswordCost {
  readonly memoryKiB: number
  readonly iterations: number
  readonly parallelism: number
}

/** Passwords in native Argon2id; each call runs on a thread of libuv's pool, which bounds the memory in use. */
export async function createPasswordHasher(cost: PasswordCost = OWASP_ARGON2ID): Promise<PasswordHasher> {
  const options = { memoryCost: cost.memoryKiB, timeCost: cost.iterations, parallelism: cost.parallelism }
  const make = (password: string) => hash(password, { ...options, type: argon2id })
  return {
    hash: make,
    verify: (stored, password) => verify(stored, password),
    isOutdated: stored => needsRehash(stored, options),
    decoy: await make(crypto.randomUUID()),
  }
}
