/** What the worker of the check loads. */
export { createChecker } from '../../src/lookup/check.ts'
export { argon2idWasm } from '../../src/protocol/argon2id-wasm.ts'
