import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

describe('contribution in a browser', () => {
  it('bundles without anything of Node', async () => {
    const entry = ['contribute', 'csv', 'columns', 'row-ranges', 'service', 'resume', 'self-test', 'bulk-oprf']
      .map(name => `export * from './src/contribution/${name}.ts'`)
      .join('\n')
    const { outputFiles } = await build({
      stdin: { contents: entry, resolveDir: new URL('../..', import.meta.url).pathname },
      bundle: true,
      format: 'esm',
      platform: 'browser',
      minify: true,
      write: false,
      logLevel: 'silent',
    })
    const text = outputFiles[0]!.text
    expect(text).not.toMatch(/(?:from|require\()\s*["']node:/)
    // Most of it: libphonenumber's metadata, zod, and csv-parse's own Buffer and streams.
    expect(text.length).toBeLessThan(800_000)
  })
})
