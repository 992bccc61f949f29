/**
 * Generator of `ristretto255.wasm` and `ristretto255-exports.ts`, kept beside its output.
 *
 * libsodium is published to npm as JavaScript with its WebAssembly inside a base64 string. Runtimes that refuse to compile
 * WebAssembly at run time (workerd) need it as a module file, so this takes the binary out, unchanged, together with the map
 * from the C names we use to the minified names of its exports. A test runs it again and compares both files with the
 * installed package, so an update of libsodium-sumo without a new run of this fails.
 *
 *     node src/protocol/extract-wasm.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FUNCTIONS = [
  'malloc',
  'crypto_hash_sha512',
  'crypto_core_ristretto255_is_valid_point',
  'crypto_core_ristretto255_add',
  'crypto_core_ristretto255_from_hash',
  'crypto_core_ristretto255_scalar_mul',
  'crypto_core_ristretto255_scalar_sub',
  'crypto_core_ristretto255_scalar_reduce',
  'crypto_core_ristretto255_scalar_invert',
  'crypto_scalarmult_ristretto255',
  'crypto_scalarmult_ristretto255_base',
] as const

/** Both outputs, from the installed package: the binary and the text of the TypeScript file. */
export function extractWasm(): { wasm: Uint8Array; exportsFile: string } {
  const main = createRequire(import.meta.url).resolve('libsodium-sumo')
  const source = readFileSync(join(dirname(main), '../modules-sumo-esm/libsodium-sumo.mjs'), 'utf8')
  const start = source.indexOf('"AGFzbQ') + 1
  if (start === 0) throw new Error('libsodium-sumo no longer carries its WebAssembly as base64')
  const wasm = new Uint8Array(Buffer.from(source.slice(start, source.indexOf('"', start)), 'base64'))
  const lines = FUNCTIONS.map(name => `  ${name}: '${exportName(source, `_${name}`)}',`)
  const memory = exportsOf(wasm).find(entry => entry.kind === 'memory')?.name
  const initialise = exportsOf(wasm).find(entry => entry.kind === 'function')?.name
  const exportsFile = `// Written by extract-wasm.ts from libsodium-sumo; do not edit.
/** C name → export of \`ristretto255.wasm\`. */
export const EXPORTS = {
  memory: '${memory}',
  initialise: '${initialise}',
${lines.join('\n')}
} as const
`
  return { wasm, exportsFile }
}

const exportsOf = (wasm: Uint8Array) => WebAssembly.Module.exports(new WebAssembly.Module(wasm as BufferSource))

function exportName(source: string, name: string): string {
  const at = source.indexOf(`.${name}=`)
  const found = at < 0 ? null : /^\.\w+=\w+\.(\w+)/.exec(source.slice(at, at + 120))
  if (!found?.[1]) throw new Error(`libsodium-sumo does not export ${name}`)
  return found[1]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { wasm, exportsFile } = extractWasm()
  writeFileSync(new URL('ristretto255.wasm', import.meta.url), wasm)
  writeFileSync(new URL('ristretto255-exports.ts', import.meta.url), exportsFile)
}
