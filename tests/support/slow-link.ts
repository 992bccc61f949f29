/**
 * A link like a phone's in front of a server on this machine: everything through it is late by half a round trip and no faster
 * than the link, all connections together, and a new connection costs the round trip of its handshake.
 *
 * DevTools' own throttling lets the script of a Web Worker through untouched, and counts its headers only.
 * Not modelled: TLS, slow start, loss.
 */
import { connect, createServer, type Socket } from 'node:net'

export interface LinkProperties {
  readonly roundTripMs: number
  readonly downBitsPerSecond: number
  readonly upBitsPerSecond: number
}

export interface SlowLink {
  readonly port: number
  /** Bytes that came down so far, HTTP headers included. */
  received(): number
  /** Cuts what is open, so that the next request connects anew. */
  disconnect(): void
  close(): Promise<void>
}

const PACKET_BYTES = 1460

/** Listens on 127.0.0.1 and passes on to `port` there. */
export async function openSlowLink(port: number, properties: LinkProperties): Promise<SlowLink> {
  const { roundTripMs, downBitsPerSecond, upBitsPerSecond } = properties
  const sockets = new Set<Socket>()
  const up = createLane(roundTripMs / 2, upBitsPerSecond)
  const down = createLane(roundTripMs / 2, downBitsPerSecond)
  let received = 0

  const listener = createServer({ noDelay: true }, near => {
    const far = connect({ port, host: '127.0.0.1', noDelay: true })
    const ready = performance.now() + roundTripMs
    for (const [from, to, lane] of [
      [near, far, up],
      [far, near, down],
    ] as const) {
      sockets.add(from)
      from.on('data', data => {
        if (from === far) received += data.length
        for (let at = 0; at < data.length; at += PACKET_BYTES) {
          const packet = data.subarray(at, at + PACKET_BYTES)
          lane(packet.length, ready, () => to.write(packet))
        }
      })
      from.on('end', () => lane(0, ready, () => to.end()))
      from.on('error', () => to.destroy())
      from.on('close', () => sockets.delete(from))
    }
  })
  await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve))
  const disconnect = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (listener.address() as { port: number }).port,
    received: () => received,
    disconnect,
    close: () =>
      new Promise(resolve => {
        listener.close(() => resolve())
        disconnect()
      }),
  }
}

/** One direction: packets leave one after the other at the link's speed, not before `ready`, and arrive in that order. */
function createLane(delayMs: number, bitsPerSecond: number) {
  const queue: { readonly at: number; readonly deliver: () => void }[] = []
  let free = 0
  let timer: NodeJS.Timeout | undefined
  const run = () => {
    timer = undefined
    while (queue[0] && queue[0].at <= performance.now()) queue.shift()!.deliver()
    if (queue[0]) timer = setTimeout(run, Math.max(1, queue[0].at - performance.now()))
  }
  return (bytes: number, ready: number, deliver: () => void): void => {
    free = Math.max(free, performance.now()) + (8000 * bytes) / bitsPerSecond
    const at = Math.max(free, ready) + delayMs
    const before = queue.findLastIndex(one => one.at <= at)
    queue.splice(before + 1, 0, { at, deliver })
    if (before < 0 || !timer) {
      clearTimeout(timer)
      run()
    }
  }
}
