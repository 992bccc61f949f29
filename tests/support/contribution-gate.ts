/**
 * A gate before the real server, with a page that fills a list: a test can cut the network there, hold requests back, and sees everything
 * that a browser sends. Digests are made cheap, as for the command line's tests.
 */
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { AssetNames } from '../../src/site/assets.ts'
import { pageHeaders } from '../../src/site/headers.ts'
import { TEST_COST } from '../contribution/upload-server.ts'

export interface SentRequest {
  readonly method: string
  readonly path: string
  readonly headers: string
  readonly body: string
}

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url))
const CSRF = 'form-token-of-the-test'

/** `upstream`: the server; `token`: what its desk would give for a list. */
export async function startContributionGate(upstream: string, token: string) {
  const names = JSON.parse(await readFile(join(DIST, 'site.json'), 'utf8')) as AssetNames
  const worker = await testWorker()
  const sent: SentRequest[] = []
  const gate = {
    /** Connections break instead of being answered. */
    down: false,
    /** Called before a request goes on. */
    hold: (_request: string): Promise<void> | undefined => undefined,
    /** The next request that carries a token is refused, as if that had expired. */
    expire: false,
    /** Tokens that the desk was asked for. */
    tokens: 0,
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = Buffer.concat(parts)
    const [method, path] = [request.method!, request.url!]
    sent.push({ method, path, headers: JSON.stringify(request.headers), body: body.toString('latin1') })
    await gate.hold(`${method} ${path}`)
    if (gate.down) return void request.socket.destroy()
    const page = /^\/(en\/)?bureau\/listes\/(\d+)\/(email|phone|person)$/.exec(path)
    if (page) {
      response.writeHead(200, { ...pageHeaders(''), 'content-type': 'text/html; charset=utf-8' })
      return void response.end(pageOf(names, page[1] ? 'en' : 'fr', page[2]!, page[3]!))
    }
    if (path.endsWith('/jeton')) {
      if (request.headers['x-csrf-token'] !== CSRF) return void response.writeHead(403).end('{"error":"csrf"}')
      gate.tokens++
      const expiresAt = new Date(Date.now() + 3_600_000)
      return void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ token, expiresAt }))
    }
    if (gate.expire && request.headers.authorization) {
      gate.expire = false
      return void response.writeHead(401).end('{}')
    }
    const headers = new Headers(request.headers as Record<string, string>)
    for (const name of ['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding'])
      headers.delete(name)
    const forwarded = await fetch(upstream + path, {
      method,
      headers,
      ...(body.length > 0 && { body }),
    })
    const answered = Buffer.from(await forwarded.arrayBuffer())
    const changed =
      path === '/v1/parameters' && forwarded.ok
        ? cheap(answered)
        : path.startsWith('/workers/contribution-')
          ? worker
          : answered
    const out = new Headers(forwarded.headers)
    for (const name of ['content-length', 'content-encoding', 'transfer-encoding', 'etag']) out.delete(name)
    response.writeHead(forwarded.status, Object.fromEntries(out)).end(changed)
  }

  const proxy = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    gate,
    sent,
    /** What was stored for an upload: the number and bytes of each chunk, in the order of the numbers. */
    chunksOf(upload: string): (readonly [number, string])[] {
      const puts = sent.filter(({ method, path }) => method === 'PUT' && path.startsWith(`/v1/uploads/${upload}/`))
      const chunks = new Map(puts.map(({ path, body }) => [Number(path.split('/').at(-1)), body]))
      return [...chunks].sort(([a], [b]) => a - b)
    },
    close() {
      proxy.closeAllConnections()
      proxy.close()
    },
  }
}
export type ContributionGate = Awaited<ReturnType<typeof startContributionGate>>

function cheap(bytes: Buffer): string {
  const parameters = JSON.parse(bytes.toString()) as { argon2id: { salt: string } }
  return JSON.stringify({ ...parameters, argon2id: { ...TEST_COST, salt: parameters.argon2id.salt } })
}

/** The contribution worker that takes cheap digests, and ranges of fifty rows. */
async function testWorker(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { serveContribution } from '../../src/browser/contribute/worker.ts'
serveContribution({ acceptWeakParameters: true, rowsPerRange: 50, samplePerWorker: 1 })`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    write: false,
    define: { DIGEST_WORKER: JSON.stringify(await digestWorker()) },
  })
  return outputFiles[0]!.text
}

/** As the built contribution worker names it. */
async function digestWorker(): Promise<string> {
  const name = (await readdir(join(DIST, 'site/workers'))).find(one => one.startsWith('digest-'))
  return `/workers/${name}`
}

const pageOf = ({ scripts, styles }: AssetNames, language: string, code: string, kind: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Liste ${code}</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="${styles.site}"><link rel="stylesheet" href="${styles.desk}">
<script type="module" src="${scripts.contribute}"></script></head><body class="desk"><main id="main"><h1>Liste ${code}</h1>
<section id="contribute" data-code="${code}" data-kind="${kind}" data-token-url="/bureau/listes/${code}/jeton" data-done-url="/bureau/listes/${code}" data-csrf="${CSRF}"></section></main></body></html>`
