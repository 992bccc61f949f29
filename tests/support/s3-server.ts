import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AwsV4Signer } from 'aws4fetch'

/**
 * What happens to a request: served; 503 without or after having been served; the connection cut before or after; never
 * answered after or before having been served; or answered with a status and a body instead.
 */
export type S3Fault =
  | 'serve'
  | 'refuse'
  | 'serve-then-error'
  | 'cut'
  | 'serve-then-cut'
  | 'hang'
  | 'serve-then-hang'
  | { readonly status: number; readonly body: string }

export interface S3Server {
  readonly endpoint: string
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
  /** Method, path and query of every request that came. */
  readonly requests: string[]
  /** What happens to the next requests, one each; afterwards all are served. */
  readonly faults: S3Fault[]
  close(): Promise<void>
}

interface Answer {
  readonly status: number
  readonly body?: Uint8Array | string
  readonly headers?: Record<string, string>
}

const MAX_SKEW_MS = 15 * 60_000

/**
 * The least of S3 that the store's contract needs, on 127.0.0.1: objects in memory, signatures and payload hashes checked, conditional puts
 * decided in one step, ListObjectsV2 in pages of `pageSize`, DeleteObjects.
 */
export async function startS3Server(options: { readonly pageSize?: number } = {}): Promise<S3Server> {
  const pageSize = options.pageSize ?? 1_000
  const credentials = { accessKeyId: 'test-key-id', secretAccessKey: 'test-secret', region: 'auto', bucket: 'objects' }
  const objects = new Map<string, { bytes: Uint8Array; etag: string; modified: Date }>()
  const requests: string[] = []
  const faults: S3Fault[] = []

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    requests.push(`${request.method} ${request.url}`)
    const fault = faults.shift() ?? 'serve'
    if (fault === 'hang') return
    if (fault === 'cut') return void response.destroy()
    if (fault === 'refuse') return reply(response, failure(503, 'SlowDown'))
    if (typeof fault === 'object') return reply(response, fault)
    const answer = await serve(request, body)
    if (fault === 'serve-then-hang') return
    if (fault === 'serve-then-cut') return void response.destroy()
    reply(response, fault === 'serve-then-error' ? failure(500, 'InternalError') : answer)
  }

  async function serve(request: IncomingMessage, body: Buffer): Promise<Answer> {
    if (!(await isSigned(request, body))) return failure(403, 'SignatureDoesNotMatch')
    const url = new URL(request.url ?? '', endpoint)
    const [, bucket, ...rest] = url.pathname.split('/')
    if (bucket !== credentials.bucket) return failure(404, 'NoSuchBucket')
    const key = rest.join('/')
    if (key !== '' && request.method === 'GET') return get(key)
    if (key !== '' && request.method === 'PUT') return put(key, body, request)
    if (key === '' && request.method === 'GET' && url.searchParams.get('list-type') === '2')
      return list(url.searchParams)
    if (key === '' && request.method === 'POST' && url.searchParams.has('delete')) return deleteAll(request, body)
    return failure(405, 'MethodNotAllowed')
  }

  async function isSigned(request: IncomingMessage, body: Buffer): Promise<boolean> {
    const { authorization = '', 'x-amz-date': date = '', 'x-amz-content-sha256': hash } = request.headers
    const signedHeaders = /SignedHeaders=([a-z0-9;-]+),/.exec(authorization)?.[1]?.split(';') ?? []
    if (hash !== createHash('sha256').update(body).digest('hex')) return false
    const conditional = ['if-match', 'if-none-match'].filter(name => name in request.headers)
    if (!['host', 'x-amz-date', ...conditional].every(name => signedHeaders.includes(name))) return false
    const time = String(date).replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5')
    if (!(Math.abs(Date.parse(time) - Date.now()) < MAX_SKEW_MS)) return false
    const headers = new Headers()
    for (const name of signedHeaders) if (name !== 'host') headers.set(name, String(request.headers[name]))
    const expected = await new AwsV4Signer({
      method: request.method ?? '',
      url: endpoint + request.url,
      headers,
      ...credentials,
      service: 's3',
      datetime: String(date),
    }).sign()
    return expected.headers.get('authorization') === authorization
  }

  function get(key: string): Answer {
    const found = objects.get(key)
    if (found === undefined) return failure(404, 'NoSuchKey')
    return {
      status: 200,
      body: found.bytes,
      headers: { etag: found.etag, 'last-modified': found.modified.toUTCString() },
    }
  }

  function put(key: string, body: Buffer, request: IncomingMessage): Answer {
    const present = objects.get(key)
    const { 'if-none-match': ifNoneMatch, 'if-match': ifMatch } = request.headers
    if (ifNoneMatch !== undefined && ifNoneMatch !== '*') return failure(501, 'NotImplemented')
    if (ifNoneMatch === '*' && present !== undefined) return failure(412, 'PreconditionFailed')
    // As AWS answers; R2 says 412.
    if (ifMatch !== undefined && present === undefined) return failure(404, 'NoSuchKey')
    if (ifMatch !== undefined && ifMatch !== present?.etag) return failure(412, 'PreconditionFailed')
    const etag = `"${createHash('md5').update(body).digest('hex')}"`
    objects.set(key, { bytes: new Uint8Array(body), etag, modified: new Date() })
    return { status: 200, headers: { etag } }
  }

  function list(query: URLSearchParams): Answer {
    const token = query.get('continuation-token')
    const after = token === null ? '' : Buffer.from(token.slice(1), 'base64').toString()
    const keys = [...objects.keys()].filter(key => key.startsWith(query.get('prefix') ?? '') && key > after).sort()
    const page = keys.slice(0, pageSize)
    const contents = page.map(key => {
      const { etag, modified, bytes } = objects.get(key)!
      const quoted = etag.replaceAll('"', '&quot;')
      return `<Contents><Key>${key}</Key><LastModified>${modified.toISOString()}</LastModified><ETag>${quoted}</ETag><Size>${bytes.length}</Size></Contents>`
    })
    const truncated = keys.length > page.length
    // With a character that XML escapes, as real tokens may have.
    const next = truncated
      ? `<NextContinuationToken>&amp;${Buffer.from(page.at(-1)!).toString('base64')}</NextContinuationToken>`
      : ''
    return {
      status: 200,
      body: `<?xml version="1.0"?><ListBucketResult><IsTruncated>${truncated}</IsTruncated>${contents.join('')}${next}</ListBucketResult>`,
    }
  }

  function deleteAll(request: IncomingMessage, body: Buffer): Answer {
    if (request.headers['content-md5'] !== createHash('md5').update(body).digest('base64'))
      return failure(400, 'BadDigest')
    const keys = [...body.toString().matchAll(/<Key>([^<]*)<\/Key>/g)].map(match => match[1] ?? '')
    if (keys.length === 0 || keys.length > 1_000) return failure(400, 'MalformedXML')
    for (const key of keys) objects.delete(key)
    return { status: 200, body: '<?xml version="1.0"?><DeleteResult></DeleteResult>' }
  }

  return {
    endpoint,
    ...credentials,
    requests,
    faults,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const failure = (status: number, code: string): Answer => ({
  status,
  body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`,
})

function reply(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, headers).end(body)
}
