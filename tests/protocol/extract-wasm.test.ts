import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { extractWasm } from '../../src/protocol/extract-wasm.ts'

test("the committed WebAssembly is the installed libsodium's", () => {
  const { wasm, exportsFile } = extractWasm()
  const at = (name: string) => new URL(`../../src/protocol/${name}`, import.meta.url)
  expect(Buffer.compare(wasm, readFileSync(at('ristretto255.wasm')))).toBe(0)
  expect(readFileSync(at('ristretto255-exports.ts'), 'utf8')).toBe(exportsFile)
})
