import {
  type WebhookServices,
  WriteRefusedError,
  type WriteServices,
  WriteUnavailableError,
} from '../../src/http/services.ts'
import { toHex } from '../../src/protocol/bytes.ts'

export const CONTRIBUTOR = 'vgc_test-contributor-token'
export const EXPIRED_CONTRIBUTOR = 'vgc_expired-token'
export const LIMITED_CONTRIBUTOR = 'vgc_without-scope'

/** A write side in memory, as far as the routes need one; `state.gone` makes it unreachable. */
export function fakeWrite() {
  const state = { gone: false, chunks: new Map<number, string>() }
  const answer = async <T>(value: () => T): Promise<T> => {
    if (state.gone) throw new WriteUnavailableError()
    return value()
  }
  const known = (id: string) => {
    if (id !== 'upload-1') throw new WriteRefusedError('not-found')
  }
  const received = () => [...state.chunks.keys()].sort((a, b) => a - b)
  const write: WriteServices = {
    verifyToken: token =>
      answer(() => {
        if (token === EXPIRED_CONTRIBUTOR) return 'expired'
        if (token === LIMITED_CONTRIBUTOR) return 'scope'
        return token === CONTRIBUTOR ? { id: 'contributor-1' } : null
      }),
    openUpload: (_, upload) =>
      answer(() => {
        if (upload.dataset === 999) throw new WriteRefusedError('not-found')
        return { id: 'upload-1', received: received() }
      }),
    putChunk: (_, id, number, elements, sha256) =>
      answer(() => {
        known(id)
        if (elements.length % 32 !== 0) throw new WriteRefusedError('invalid', 'body')
        const hash = toHex(sha256)
        const had = state.chunks.get(number)
        if (had !== undefined && had !== hash) throw new WriteRefusedError('conflict')
        state.chunks.set(number, hash)
        return { elements: elements.length / 32, alreadyHad: had !== undefined }
      }),
    completeUpload: (_, id, chunks) =>
      answer(() => {
        known(id)
        if (chunks !== state.chunks.size) throw new WriteRefusedError('conflict')
        return { elements: chunks, distinct: chunks }
      }),
    upload: (_, id) =>
      answer(() => {
        known(id)
        return { id, received: received(), status: 'open' }
      }),
    webhooks: fakeWebhooks(answer),
  }
  return { write, state }
}

/** One endpoint, `endpoint-1`, of whoever asks. */
function fakeWebhooks(answer: <T>(value: () => T) => Promise<T>): WebhookServices {
  const endpoint = {
    id: 'endpoint-1',
    url: 'https://hooks.example.org/',
    events: [],
    status: 'active',
    createdAt: '2026-01-02T03:04:05.000Z',
    waiting: 0,
    dead: 0,
  } as const
  const secret = `whsec_${Buffer.alloc(32).toString('base64')}`
  const known = (id: string) => {
    if (id !== endpoint.id) throw new WriteRefusedError('not-found')
  }
  const about =
    <T>(value: T) =>
    (_: unknown, id: string) =>
      answer(() => {
        known(id)
        return value
      })
  return {
    create: (_, { url, events }) =>
      answer(() => {
        if (!url.startsWith('https://')) throw new WriteRefusedError('invalid', 'url')
        return { ...endpoint, url, events, secret }
      }),
    list: () => answer(() => [endpoint]),
    deliveries: about([]),
    setStatus: (partner, id, status) => about({ ...endpoint, status })(partner, id),
    rotateSecret: about({ secret }),
    test: about({ id: 'msg_1' }),
    replay: about({ deliveries: 0 }),
    remove: about(undefined),
  }
}
