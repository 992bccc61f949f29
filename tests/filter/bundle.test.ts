import { createContext, runInContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { KNOWN_ENCODING } from './known-answer.ts'

async function bundle(entry: string, name: string): Promise<string> {
  const result = await build({
    entryPoints: [new URL(entry, import.meta.url).pathname],
    bundle: true,
    write: false,
    minify: true,
    platform: 'browser',
    format: 'iife',
    globalName: name,
  })
  return result.outputFiles[0]!.text
}

test('runs where there is nothing but the language: no Buffer, no process, no require', async () => {
  const script = await bundle('./known-answer.ts', 'known')
  expect(runInContext(`${script}; known.encodingOfKnownFilter()`, createContext({}))).toBe(KNOWN_ENCODING)
})

test('stays small', async () => {
  const script = await bundle('../../src/filter/codec.ts', 'filter')
  expect(gzipSync(script, { level: 9 }).length).toBeLessThan(18 * 1024)
})
