import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { toBase64Url } from '../../src/protocol/bytes.ts'
import { blind } from '../../src/protocol/oprf-client.ts'
import { type HttpServer, type HttpServerOptions, serveHttp } from '../../src/runtime/http-server.ts'
import { ristretto255 } from '../support/ristretto255.ts'
import { digestNumber } from './fake-publication.ts'
import { bearer, PARTNER, testApp } from './test-app.ts'

const group = ristretto255()
const servers: HttpServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map(server => server.close(0)))
})

async function serve(options: Partial<HttpServerOptions> = {}) {
  const parts = await testApp(group)
  const fetch: HttpServerOptions['fetch'] = (request, env) => parts.app.fetch(request, env)
  const server = await serveHttp({ fetch, host: '127.0.0.1', port: 0, proxies: 0, ...options })
  servers.push(server)
  return { ...parts, server, url: `http://127.0.0.1:${server.port}` }
}

/** Sends bytes and gathers what comes back until the connection ends. */
function raw(port: number, ...parts: (string | number)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.setEncoding('latin1').on('data', data => {
      answer += data
    })
    socket.on('close', () => resolve(answer)).on('error', reject)
    ;(async () => {
      for (const part of parts) {
        if (typeof part === 'number') await sleep(part)
        else socket.write(part)
      }
    })()
  })
}

test('a bucket over HTTP: length, ETag, 304, HEAD', async () => {
  const { url } = await serve()
  const first = await fetch(`${url}/v1/buckets/email/1/2-0001`)
  const bytes = await first.arrayBuffer()
  expect(first.headers.get('content-length')).toBe(String(bytes.byteLength))
  const headers = { 'if-none-match': first.headers.get('etag')! }
  expect((await fetch(`${url}/v1/buckets/email/1/2-0001`, { headers })).status).toBe(304)
  const head = await fetch(`${url}/v1/buckets/email/1/2-0001`, { method: 'HEAD' })
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.byteLength)])
})

test('a body that never ends is cut off with 413, an announced one before it is sent', async () => {
  const { url, server } = await serve()
  const status = await new Promise<number>((resolve, reject) => {
    const options = { method: 'POST', headers: { 'content-type': 'application/json' } }
    const request = httpRequest(`${url}/v1/evaluations`, options, response => {
      clearInterval(feed)
      resolve(response.statusCode!)
      request.destroy()
    })
    const feed = setInterval(() => request.write(' '.repeat(1024)), 1)
    request.on('error', reject)
  })
  expect(status).toBe(413)
  const head = 'POST /v1/evaluations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'
  expect(await raw(server.port, `${head}Content-Length: 99999999\r\n\r\n`)).toMatch(/^HTTP\/1\.1 413/)
})

test('headers and bodies that do not come in time, or are too large, end the connection', async () => {
  const { server } = await serve({ timeouts: { headers: 200, request: 400, keepAlive: 200 } })
  const post =
    'POST /v1/evaluations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{'
  const [slowHeaders, slowBody, large, broken] = await Promise.all([
    raw(server.port, 'GET / HTTP/1.1\r\nHost: loc'),
    raw(server.port, post),
    raw(server.port, `GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: ${'a'.repeat(20_000)}\r\n\r\n`),
    raw(server.port, 'planted@example.org\r\n\r\n'),
  ])
  expect(slowHeaders).toMatch(/^HTTP\/1\.1 408/)
  expect(slowBody).toMatch(/^HTTP\/1\.1 4\d\d/)
  expect(large).toMatch(/^HTTP\/1\.1 431/)
  expect(broken).toMatch(/^HTTP\/1\.1 400/)
  expect(broken).not.toContain('planted')
})

test('odd requests are refused, not answered with details', async () => {
  const { server, lines } = await serve()
  const close = 'Connection: close\r\n\r\n'
  const answers = await Promise.all([
    raw(server.port, `GET /v1/../../planted HTTP/1.1\r\nHost: localhost\r\n${close}`),
    raw(server.port, `GET /v1\\planted HTTP/1.1\r\nHost: localhost\r\n${close}`),
    raw(server.port, `GET / HTTP/1.1\r\nHost: planted@@/\r\n${close}`),
    raw(server.port, `TRACE / HTTP/1.1\r\nHost: localhost\r\n${close}`),
  ])
  for (const answer of answers) {
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d/)
    expect(answer).not.toContain('planted')
  }
  expect(JSON.stringify(lines)).not.toContain('planted')
})

describe('the address that quotas see', () => {
  const evaluate = (url: string, forwardedFor: string) =>
    fetch(`${url}/v1/evaluations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': forwardedFor },
      body: JSON.stringify({ kind: 'iban', blinded: Array(3).fill(toBase64Url(blind(digestNumber(1)).blinded)) }),
    }).then(response => response.status)

  test('is the socket’s without proxies', async () => {
    const { url } = await serve()
    expect([await evaluate(url, '192.0.2.1'), await evaluate(url, '192.0.2.2')]).toEqual([200, 429])
  })
  test('is what the trusted proxy says', async () => {
    const { url } = await serve({ proxies: 1 })
    const statuses = []
    for (const header of ['192.0.2.1', '192.0.2.2', 'anything, 192.0.2.1']) statuses.push(await evaluate(url, header))
    expect(statuses).toEqual([200, 200, 429])
  })
})

test('1,000 digests do not hold up others', async () => {
  const { url } = await serve()
  const digests = Array.from({ length: 1000 }, (_, i) => toBase64Url(digestNumber(i)))
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...bearer(PARTNER) },
    body: JSON.stringify({ kind: 'email', digests }),
  }
  let done = false
  const lookup = fetch(`${url}/v1/lookups`, init).then(async response => {
    await response.json()
    done = true
    return response.status
  })
  let during = 0
  while (!done) {
    await (await fetch(`${url}/healthz`)).text()
    during++
  }
  expect(await lookup).toBe(200)
  expect(during).toBeGreaterThan(10)
})

describe('stopping', () => {
  test('finishes what is under way, takes nothing new', async () => {
    let release = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    const { server, url } = await serve({
      fetch: async () => {
        await held
        return new Response('finished')
      },
    })
    const answer = fetch(url).then(response => response.text())
    await sleep(50)
    const closed = server.close()
    await expect(fetch(url)).rejects.toThrow()
    release()
    expect(await answer).toBe('finished')
    await closed
  })
  test('does not wait for idle connections', async () => {
    const { server, url } = await serve()
    await (await fetch(`${url}/healthz`)).text()
    const started = performance.now()
    await server.close()
    expect(performance.now() - started).toBeLessThan(1000)
  })
  test('cuts what does not finish in time', async () => {
    const { server, url } = await serve({ fetch: () => new Promise<Response>(() => undefined) })
    const answer = fetch(url).catch(() => 'cut')
    await sleep(50)
    await server.close(100)
    expect(await answer).toBe('cut')
  })
})
