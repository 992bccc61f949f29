import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import sparticuz from '@sparticuz/chromium'
import { build } from 'esbuild'
import { type Browser, chromium, type Page } from 'playwright-core'

/** Chromium from npm, without anything it does on its own over the network. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
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

const PAGE = `<!doctype html><title>module</title>
<script type="module">globalThis.subject = await import('/module.js')</script>`

/** Runs an action on a page of its own origin on 127.0.0.1 (a secure context) whose `globalThis.subject` is what `module` exports. */
export async function withModulePage<T>(
  browser: Browser,
  module: string,
  action: (page: Page) => Promise<T>,
): Promise<T> {
  const server = createServer((request, response) => {
    const script = request.url === '/module.js'
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(script ? module : PAGE)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const page = await browser.newPage()
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await page.waitForFunction('globalThis.subject')
    return await action(page)
  } finally {
    await page.close()
    server.closeAllConnections()
    server.close()
  }
}
