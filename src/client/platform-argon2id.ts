import type { Argon2id } from '../protocol/digest.ts'

/** A WebAssembly module without anything in it. */
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)

/**
 * Argon2id in WebAssembly, or in plain JavaScript, some five times slower, where WebAssembly may not be compiled. Both are loaded when
 * a digest is first needed.
 */
export function platformArgon2id(): Argon2id {
  let chosen: Promise<Argon2id> | undefined
  const choose = async (): Promise<Argon2id> => {
    const compiles = await Promise.resolve()
      .then(() => WebAssembly.compile(EMPTY_MODULE))
      .then(
        () => true,
        () => false,
      )
    return compiles
      ? (await import('../protocol/argon2id-wasm.ts')).argon2idWasm
      : (await import('../protocol/argon2id-plain.ts')).argon2idPlain
  }
  return async (password, parameters) => {
    chosen ??= choose()
    try {
      return await (await chosen)(password, parameters)
    } catch (error) {
      // What did not load, or found no memory, may do so next time.
      chosen = undefined
      throw error
    }
  }
}
