import { fileURLToPath } from 'node:url'
import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { buildClient } from './src/runtime/build-client.ts'
import { buildSite } from './src/runtime/build-site.ts'

// Pages are tested with the scripts and styles of the source as it stands, and the client as a program gets it.
await Promise.all([buildSite(), buildClient()])

// Most tests that take long start our programs again and again: they compile once.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/compile', import.meta.url))

// Four projects, by what a test needs: nothing (pure), a database engine, workerd, or Chromium. Files share what they import (`isolate`),
// because loading it for each of them again takes a minute: what a file changes of that, it changes back.
export default defineConfig({
  test: {
    // Most tests wait for processes, disks and databases: one worker a core, not one fewer.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'pure',
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/{database,cli,desk,failures,privacy,conformance,security,workerd,browser}/**'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'database',
          isolate: false,
          include: ['tests/{database,cli,desk,failures,privacy,conformance,security}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          globalSetup: ['tests/support/postgres.ts'],
        },
      },
      {
        plugins: [cloudflareTest({ wrangler: { configPath: './wrangler.toml' } })],
        test: { name: 'workerd', isolate: false, include: ['tests/workerd/**/*.test.ts'] },
      },
      {
        test: {
          name: 'browser',
          isolate: false,
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/support/demo-server.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
