/**
 * npm run client: what `vigifuite/client` stands for, as one module and the parts that it loads when they are used, into dist/client. It has all
 * that it needs, so that it runs wherever it is copied. Takes less than a second; the tests run it first. Its types come from tsc
 * (tsconfig.client.json).
 */
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build } from 'esbuild'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** How the client is bundled. No platform's modules are there to be imported: what is not ours to bundle fails the build. */
export const CLIENT_BUNDLE = {
  entryPoints: { index: at('../client/index.ts') },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  target: 'es2022',
  minify: true,
} as const satisfies BuildOptions

/** Builds it afresh, beside what an older build left, so that a program that runs finds its parts. @throws when it does not compile */
export async function buildClient(): Promise<void> {
  await build({ ...CLIENT_BUNDLE, outdir: at('../../dist/client/'), chunkNames: 'part-[hash]', logLevel: 'error' })
}

if (import.meta.filename === process.argv[1]) {
  rmSync(at('../../dist/client/'), { recursive: true, force: true })
  await buildClient()
}
