/** The port for passwords: Argon2id with the parameters of OWASP's Password Storage Cheat Sheet, as PHC strings. */
export interface PasswordHasher {
  /** A new hash with a salt of its own. */
  hash(password: string): Promise<string>
  /** Whether the password is the one that was hashed. Takes as long for a wrong one. */
  verify(hash: string, password: string): Promise<boolean>
  /** Whether the hash was made with other parameters than those of today. */
  isOutdated(hash: string): boolean
  /** A hash of nothing that anyone knows, with the parameters of today: what is computed for accounts that do not exist. */
  readonly decoy: string
}

/** 19 MiB, two passes, one lane. */
export const OWASP_ARGON2ID = { memoryKiB: 19_456, iterations: 2, parallelism: 1 } as const
