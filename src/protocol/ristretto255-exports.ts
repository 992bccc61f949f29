// Written by extract-wasm.ts from libsodium-sumo; do not edit.
/** C name → export of `ristretto255.wasm`. */
export const EXPORTS = {
  memory: 'e',
  initialise: 'f',
  malloc: 'lm',
  crypto_hash_sha512: 'Tc',
  crypto_core_ristretto255_is_valid_point: 'Nk',
  crypto_core_ristretto255_add: 'Ok',
  crypto_core_ristretto255_from_hash: 'Qk',
  crypto_core_ristretto255_scalar_mul: 'Yk',
  crypto_core_ristretto255_scalar_sub: 'Xk',
  crypto_core_ristretto255_scalar_reduce: 'Zk',
  crypto_core_ristretto255_scalar_invert: 'Tk',
  crypto_scalarmult_ristretto255: 'Cl',
  crypto_scalarmult_ristretto255_base: 'Dl',
} as const
