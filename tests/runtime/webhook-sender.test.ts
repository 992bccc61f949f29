import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createWebhookSender, type SenderOptions } from '../../src/runtime/webhook-sender.ts'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  server = undefined
})

/** A receiver on this machine, under a name that leads to it; only it may be connected to, unless `options` says otherwise. */
async function receiver(
  answer: (request: IncomingMessage & { body: string }, response: ServerResponse) => void,
  options: SenderOptions = {},
) {
  const seen: string[] = []
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.host}`)
    let body = ''
    request.on('data', part => {
      body += part
    })
    request.on('end', () => answer(Object.assign(request, { body }), response))
  })
  await new Promise<void>(listening => server!.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
  const send = createWebhookSender({ plain: true, allowed: () => true, resolve, timeoutMs: 1000, ...options })
  return {
    seen,
    send: (path = '/') => send(`http://hooks.example.org:${port}${path}`, '{"a":"é"}', { 'webhook-id': 'msg_1' }),
  }
}

test('posts the body with its headers, and reads nothing but the status', async () => {
  let got: { body: string; type: string | undefined; id: unknown } | undefined
  const { send, seen } = await receiver((request, response) => {
    got = { body: request.body, type: request.headers['content-type'], id: request.headers['webhook-id'] }
    response.writeHead(204).end()
  })
  expect(await send('/in?x=1')).toEqual({ status: 204 })
  expect(got).toEqual({ body: '{"a":"é"}', type: 'application/json', id: 'msg_1' })
  expect(seen).toEqual([expect.stringMatching(/^POST \/in\?x=1 hooks\.example\.org:\d+$/)])
})

test('an endless answer is not read', async () => {
  const { send } = await receiver((_, response) => {
    response.writeHead(500)
    const more = setInterval(() => response.write('x'.repeat(100_000)), 1)
    response.on('close', () => clearInterval(more))
  })
  expect(await send()).toEqual({ status: 500 })
})

test('a redirect is an answer like any other', async () => {
  const { send, seen } = await receiver((_, response) => response.writeHead(302, { location: '/elsewhere' }).end())
  expect(await send()).toEqual({ status: 302 })
  expect(seen).toHaveLength(1)
})

test('whoever hangs is left', async () => {
  const { send } = await receiver(() => undefined, { timeoutMs: 150 })
  expect(await send()).toEqual({ failure: 'time-out' })
})

test('whoever upgrades the connection is no connection', async () => {
  const { send } = await receiver(request => {
    request.socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n')
  })
  expect(await send()).toEqual({ failure: 'connection' })
})

test('whoever hangs up, or does not listen, is no connection', async () => {
  const { send } = await receiver(request => request.socket.destroy())
  expect(await send()).toEqual({ failure: 'connection' })
  server!.closeAllConnections()
  await new Promise(closed => server!.close(closed))
  expect(await send()).toEqual({ failure: 'connection' })
})

test.each([
  ['this machine', [{ address: '127.0.0.1', family: 4 }]],
  [
    'a public and a private address',
    [
      { address: '8.8.8.8', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ],
  ],
  ['nowhere', []],
])('a name that leads to %s is not connected to', async (_, addresses) => {
  const { isPublicAddress } = await import('../../src/partner/webhooks/public-address.ts')
  const { send, seen } = await receiver(() => undefined, { allowed: isPublicAddress, resolve: async () => addresses })
  expect(await send()).toEqual({ failure: 'address' })
  expect(seen).toEqual([])
})

test('a name is resolved once: what it leads to afterwards does not matter', async () => {
  const answers = [[{ address: '127.0.0.1', family: 4 }], [{ address: '10.0.0.1', family: 4 }]]
  let asked = 0
  const { send } = await receiver((_, response) => response.writeHead(200).end(), {
    resolve: async () => answers[asked++] ?? [],
  })
  expect(await send()).toEqual({ status: 200 })
  expect(asked).toBe(1)
})

test('nothing but https outside tests, and names that do not resolve in time', async () => {
  const send = createWebhookSender({ resolve: () => new Promise(() => undefined), timeoutMs: 50 })
  expect(await send('http://hooks.example.org/', '', {})).toEqual({ failure: 'address' })
  expect(await send('https://hooks.example.org/', '', {})).toEqual({ failure: 'time-out' })
})
