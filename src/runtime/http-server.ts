/**
 * An app on a Node HTTP server: time-outs, limits, who the client is, and a stop that lets requests finish.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { clientAddress } from '../http/client-address.ts'
import type { RequestConnection } from '../http/services.ts'

export interface HttpServer {
  readonly port: number
  /** `http://host:port`, with `localhost` for the loopback and for all interfaces. */
  readonly url: string
  /** Stops accepting, lets requests finish for at most `graceMs` (10 s), then cuts what is left. Safe to call twice. */
  close(graceMs?: number): Promise<void>
}

export interface HttpServerOptions {
  readonly fetch: (
    request: Request,
    env: { clientAddress: string | null; connection: RequestConnection },
  ) => Response | Promise<Response>
  /** Null: all interfaces. */
  readonly host: string | null
  readonly port: number
  readonly proxies: number
  readonly timeouts?: Partial<Timeouts>
}

/** Milliseconds. */
interface Timeouts {
  /** For the request line and headers. */
  readonly headers: number
  /** For a request's body, unless its handler lifts it; an upload's chunk of 2 MiB fits at 35 kB/s. */
  readonly request: number
  /** Between requests: longer than the usual proxies' 60 s, so that the proxy closes first. */
  readonly keepAlive: number
  /** Without a byte in either direction: also ends clients that do not read their answer. */
  readonly idle: number
}

const TIMEOUTS: Timeouts = { headers: 10_000, request: 60_000, keepAlive: 65_000, idle: 75_000 }
const MAX_HEADER_BYTES = 16_384
const DEFAULT_GRACE_MS = 10_000
const CLOSE_INTERVAL_MS = 50

/** Listens; resolves when connections are accepted. @throws when the address is taken */
export async function serveHttp(options: HttpServerOptions): Promise<HttpServer> {
  const timeouts = { ...TIMEOUTS, ...options.timeouts }
  const closingSoon = new AbortController()
  const listener = getRequestListener(
    (request, { incoming, outgoing }) =>
      options.fetch(request, {
        connection: {
          ...limitRequest(incoming as IncomingMessage, outgoing as ServerResponse, timeouts.request),
          closing: closingSoon.signal,
        },
        clientAddress: clientAddress(
          incoming.socket.remoteAddress,
          incoming.headers['x-forwarded-for'] as string | undefined,
          options.proxies,
        ),
      }),
    // What reaches this was no request that an app could answer, or broke off; its details stay out of the answer.
    { errorHandler: () => new Response(null, { status: 400 }) },
  )
  const server = createServer(
    {
      headersTimeout: timeouts.headers,
      // Node's own is for all requests alike: `limitRequest` keeps ours.
      requestTimeout: 0,
      keepAliveTimeout: timeouts.keepAlive,
      connectionsCheckingInterval: Math.min(1000, timeouts.headers),
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    listener,
  )
  server.timeout = timeouts.idle
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port: options.port, ...(options.host !== null && { host: options.host }) }, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const { port } = server.address() as AddressInfo
  const named = options.host === null || options.host === '127.0.0.1' ? 'localhost' : options.host
  let closing: Promise<void> | undefined

  async function stop(graceMs: number): Promise<void> {
    const closed = new Promise<void>(resolve => server.close(() => resolve()))
    closingSoon.abort()
    // Connections that wait for a next request would hold the server open until their time-out.
    const sweep = setInterval(() => server.closeIdleConnections(), CLOSE_INTERVAL_MS)
    const cut = setTimeout(() => server.closeAllConnections(), graceMs)
    await closed
    clearInterval(sweep)
    clearTimeout(cut)
  }

  return {
    port,
    url: `http://${named.includes(':') ? `[${named}]` : named}:${port}`,
    close(graceMs = DEFAULT_GRACE_MS) {
      closing ??= stop(graceMs)
      return closing
    },
  }
}

const REQUEST_TIMEOUT = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n'

/** Cuts the connection of a request whose body has not come in time, with 408 where nothing was answered yet. */
function limitRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  milliseconds: number,
): Pick<RequestConnection, 'unhurry' | 'cut'> {
  const { socket } = incoming
  const cut = () => socket.destroy()
  const { 'content-length': length, 'transfer-encoding': encoding } = incoming.headers
  if (encoding === undefined && (length === undefined || length === '0')) return { unhurry() {}, cut }
  const timer = setTimeout(() => {
    if (incoming.complete) return
    if (outgoing.headersSent) cut()
    else socket.end(REQUEST_TIMEOUT, cut)
  }, milliseconds)
  const unhurry = () => clearTimeout(timer)
  incoming.once('close', unhurry)
  return { unhurry, cut }
}
