import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { toBase64Url } from '../../../src/protocol/bytes.ts'
import { type HttpServer, type HttpServerOptions, serveHttp } from '../../../src/runtime/http-server.ts'
import { ristretto255 } from '../../support/ristretto255.ts'
import { digestNumber, partnerKey } from '../fake-publication.ts'
import { bearer, PARTNER, testApp } from '../test-app.ts'

const group = ristretto255()
const servers: HttpServer[] = []
const sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await Promise.all(servers.splice(0).map(server => server.close(0)))
})

const line = (number: number, kind = 'email') =>
  `${JSON.stringify({ kind, digest: toBase64Url(digestNumber(number)) })}\n`

async function serve(app: Parameters<typeof testApp>[1] = {}, timeouts: HttpServerOptions['timeouts'] = {}) {
  const parts = await testApp(group, app)
  const fetch: HttpServerOptions['fetch'] = (request, env) => parts.app.fetch(request, env)
  const server = await serveHttp({ fetch, host: '127.0.0.1', port: 0, proxies: 0, timeouts })
  servers.push(server)
  const open = (token = PARTNER) => {
    const headers = { 'content-type': 'application/x-ndjson', ...bearer(token) }
    return httpRequest({ host: '127.0.0.1', port: server.port, path: '/v1/lookups/stream', method: 'POST', headers })
  }
  return { ...parts, server, port: server.port, open }
}

const answering = (request: ClientRequest): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => request.on('response', resolve).on('error', reject))

/** A connection that says what it is told to, byte by byte, and gathers what comes back. */
function raw(port: number, token = PARTNER) {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  sockets.push(socket)
  const state = { text: '', closed: false }
  socket.setEncoding('latin1').on('data', data => {
    state.text += data
  })
  // Also a connection that was reset is over.
  socket
    .on('error', () => undefined)
    .on('close', () => {
      state.closed = true
    })
  socket.on('end', () => socket.end())
  socket.write(
    `POST /v1/lookups/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n`,
  )
  const send = (text: string) => socket.write(`${text.length.toString(16)}\r\n${text}\r\n`)
  return { socket, state, send }
}

async function until(what: () => boolean | Promise<boolean>, milliseconds = 10_000): Promise<void> {
  const deadline = performance.now() + milliseconds
  while (!(await what())) {
    if (performance.now() > deadline) throw new Error('it never came')
    await sleep(10)
  }
}

describe('time', () => {
  test('a stream goes on after the time in which every other body must have come', async () => {
    const { port, open } = await serve({}, { headers: 200, request: 300 })
    const request = open()
    const response = answering(request)
    const started = performance.now()
    for (let number = 0; performance.now() - started < 900; number++) {
      request.write(line(number))
      await sleep(100)
    }
    request.end()
    expect(await textOf(await response)).toContain('"done":true')
    const { state, send } = raw(port, 'vgf_live_never-issued')
    send('{')
    await until(() => state.closed)
    expect(state.text).toMatch(/^HTTP\/1\.1 401/)
  })
  test('bytes without the end of a line keep nothing open', async () => {
    const { port } = await serve({ streams: { stallMs: 300 } })
    const { state, send } = raw(port)
    send(line(1))
    const drip = setInterval(() => send(' '), 20)
    await until(() => state.text.includes('"done":false'))
    clearInterval(drip)
    expect(state.text).toContain('"error":"timeout","resumeAtLine":2')
    await until(() => state.closed)
  })
  test('blank lines do', async () => {
    const { port } = await serve({ streams: { stallMs: 400 } })
    const { state, send } = raw(port)
    for (let i = 0; i < 12; i++) {
      send('\n')
      await sleep(80)
    }
    send(line(1))
    await until(() => state.text.includes('{"line":13,'))
  })
})

describe('connections that break give their stream back', () => {
  const free = async (open: () => ClientRequest) => {
    const request = open()
    request.end(line(1))
    const response = await answering(request)
    response.resume()
    return response.statusCode === 200
  }

  test.each([
    ['half-closed in the middle of a body', (socket: Socket) => socket.end()],
    ['closed', (socket: Socket) => socket.destroy()],
    ['reset', (socket: Socket) => socket.resetAndDestroy()],
  ])('%s', async (_, leave) => {
    const { port, open } = await serve({ streams: { atOnce: 1 } })
    const { socket, state, send } = raw(port)
    send(`${line(1)}{"kind"`)
    await until(() => state.text.includes('"line":1'))
    expect(await free(open)).toBe(false)
    leave(socket)
    await until(() => state.closed)
    expect(state.text).not.toContain('"done"')
    await until(() => free(open))
  })
  test('whoever does not read is cut, and until then nothing is read from them', async () => {
    const { port, open } = await serve({ streams: { atOnce: 1, readMs: 700 } })
    const { socket, state } = raw(port)
    socket.pause()
    const block = 'x\n'.repeat(16_384)
    let taken = 0
    let waiting = false
    while (!state.closed) {
      if (!waiting) {
        waiting = true
        taken += block.length
        socket.write(`${block.length.toString(16)}\r\n${block}\r\n`, () => {
          waiting = false
        })
      }
      await sleep(1)
    }
    // What the system's socket buffers hold in both directions; a server that gathered it would take it all.
    expect(taken).toBeLessThan(16 * 2 ** 20)
    await until(() => free(open))
  })
})

test('a server that stops lets its streams say where to go on', async () => {
  const { port, server } = await serve()
  const [waiting, busy] = [raw(port), raw(port)]
  waiting.send(line(1))
  const feed = setInterval(() => busy.send(line(5).repeat(100)), 5)
  await until(() => [waiting, busy].every(({ state }) => state.text.includes('"line":1')))
  const closed = server.close(60_000)
  await until(() => [waiting, busy].every(({ state }) => state.text.includes('"error":"unavailable"')))
  clearInterval(feed)
  expect(waiting.state.text).toContain('{"done":false,"error":"unavailable","resumeAtLine":2,"retryAfter":5,"lines":1')
  await closed
})

test('a stream that stops early is heard while its client still sends', async () => {
  const { open, publication } = await serve()
  const limits = { lookup: { minute: 1500, month: 5000 }, bulk: null }
  publication.state.keys = [await partnerKey(PARTNER, { limits })]
  const request = open()
  const response = answering(request)
  const feed = setInterval(() => request.write(line(5).repeat(500)), 5)
  const text = await textOf(await response).finally(() => clearInterval(feed))
  request.on('error', () => undefined).destroy()
  expect(text).toContain('"done":false,"error":"quota-exceeded","resumeAtLine":1501')
})

const LINES = process.env.VIGIFUITE_LONG ? 1_000_000 : 100_000

test(`${LINES} lines with bad ones among them, in flat memory, while others are served`, async () => {
  const { open, port, publication } = await serve()
  const limits = { lookup: { minute: 10 * LINES, month: 10 * LINES }, bulk: null }
  publication.state.keys = [await partnerKey(PARTNER, { limits })]
  const isBad = (number: number) => number % 97 === 0
  const isListed = (number: number) => number % 1009 === 0
  const request = open()
  const response = answering(request)
  const sending = (async () => {
    for (let number = 1; number <= LINES; ) {
      let text = ''
      for (const end = number + 500; number < end && number <= LINES; number++) {
        text += isBad(number) ? '{"kind":"email","digest":\n' : isListed(number) ? line(1) : line(1, 'iban')
      }
      if (!request.write(text)) await new Promise(resolve => request.once('drain', resolve))
    }
    request.end()
  })()
  const wrong: unknown[] = []
  let last: Record<string, unknown> = {}
  let expected = 0
  let highest = 0
  for await (const text of createInterface({ input: await response })) {
    last = JSON.parse(text)
    if ('done' in last) break
    const number = ++expected
    const right = isBad(number)
      ? { line: number, error: 'malformed' }
      : isListed(number)
        ? { line: number, state: 'listed', datasets: [3] }
        : { line: number, state: 'not-covered' }
    if (text !== JSON.stringify(right)) wrong.push(text)
    if (number % 20_000 === 0) {
      highest = Math.max(highest, process.memoryUsage().arrayBuffers)
      expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
    }
  }
  await sending
  expect(wrong).toEqual([])
  const bad = Math.floor(LINES / 97)
  const listed = Math.floor(LINES / 1009) - Math.floor(LINES / (97 * 1009))
  expect(last).toMatchObject({ done: true, lines: LINES, errors: bad, listed, notCovered: LINES - bad - listed })
  expect(highest).toBeLessThan(64 * 2 ** 20)
})

async function textOf(response: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of response.setEncoding('utf8')) text += part
  return text
}
