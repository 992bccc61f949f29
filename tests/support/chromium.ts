/**
 * Real Chromium for tests: `withPage(async page => …)` for a blank page, `bundle` and `withModulePage` to run a module of ours
 * in one. Pages are served from 127.0.0.1, so they are secure contexts (WebCrypto, Workers), and nothing leaves the machine.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumFiles } from './chromium-files.ts'

/** Chromium from npm, without anything it does on its own over the network. The caller closes it. */
export async function launchChromium(): Promise<Browser> {
  const { executable, environment } = await chromiumFiles()
  return chromium.launch({
    executablePath: executable,
    env: { ...process.env, ...environment } as Record<string, string>,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-sync',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
    headless: true,
  })
}

/** One ES module for browsers out of an entry file, whose path is relative to the caller (`import.meta.url`). */
export async function bundle(entry: string, from: string): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL(entry, from))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
  })
  return result.outputFiles[0]!.text
}

/** Runs an action on a blank page of a browser of its own, and closes both whatever happens. */
export async function withPage<T>(action: (page: Page) => Promise<T>): Promise<T> {
  const browser = await launchChromium()
  try {
    return await withModulePage(browser, 'export {}', action)
  } finally {
    await browser.close()
  }
}

const PAGE = `<!doctype html><title>module</title><link rel="icon" href="data:,">
<script type="module">globalThis.subject = await import('/module.js')</script>`

/**
 * Runs an action on a page of its own origin on 127.0.0.1 (a secure context) whose `globalThis.subject` is what `module` exports:
 * the text of one module, or of several by file name, of which `module.js` is the first.
 */
export async function withModulePage<T>(
  browser: Browser,
  module: string | ReadonlyMap<string, string>,
  action: (page: Page) => Promise<T>,
): Promise<T> {
  const scripts = typeof module === 'string' ? new Map([['module.js', module]]) : module
  const server = createServer((request, response) => {
    const script = scripts.get(request.url!.slice(1))
    response.setHeader('content-type', script === undefined ? 'text/html; charset=utf-8' : 'text/javascript')
    response.end(script ?? PAGE)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  try {
    const page = await browser.newPage()
    try {
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      await page.waitForFunction('globalThis.subject')
      return await action(page)
    } finally {
      await page.close()
    }
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
