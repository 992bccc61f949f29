/** Reading request bodies: content type, size and form are checked before anything looks at the content. */
import * as z from 'zod'
import { fromBase64Url } from '../protocol/bytes.ts'
import { ProblemError } from './problem.ts'

/** The bytes of a body of at most `maxBytes`; what is larger is refused as soon as that is known. @throws ProblemError */
export async function readBytes(request: Request, contentType: string, maxBytes: number): Promise<Uint8Array> {
  const type = (request.headers.get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase()
  if (type !== contentType || request.headers.has('content-encoding')) throw new ProblemError('unsupported-media-type')
  const announced = request.headers.get('content-length')
  if (announced !== null) {
    if (!(Number(announced) <= maxBytes)) throw tooLarge()
    // Both runtimes hold the sender to the announced length.
    if (!request.headers.has('transfer-encoding')) {
      const bytes = await request.arrayBuffer().catch(() => null)
      if (bytes === null) throw new ProblemError('bad-request')
      if (bytes.byteLength > maxBytes) throw tooLarge()
      return new Uint8Array(bytes)
    }
  }
  return readStream(request, maxBytes)
}

// The rest of the body is not read: the connection cannot carry another request.
const tooLarge = () => new ProblemError('body-too-large', { headers: { connection: 'close' } })

async function readStream(request: Request, maxBytes: number): Promise<Uint8Array> {
  const reader = request.body?.getReader()
  if (!reader) return new Uint8Array()
  const parts: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new ProblemError('bad-request')
    })
    if (done) break
    length += value.length
    if (length > maxBytes) {
      reader.cancel().catch(() => undefined)
      throw tooLarge()
    }
    parts.push(value)
  }
  const bytes = new Uint8Array(length)
  parts.reduce((offset, part) => {
    bytes.set(part, offset)
    return offset + part.length
  }, 0)
  return bytes
}

/** A JSON body that fits the schema. @throws ProblemError naming at most a field of the schema */
export async function readJson<S extends z.ZodType>(
  request: Request,
  schema: S,
  maxBytes: number,
): Promise<z.infer<S>> {
  const bytes = await readBytes(request, 'application/json', maxBytes)
  return checked(schema, parse(bytes))
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    throw new ProblemError('malformed-body')
  }
}

/**
 * The value when it fits the schema. The problem names the first broken field at the top level, which is a name of the
 * schema's own; zod's messages can carry what was sent and are dropped.
 * @throws ProblemError
 */
export function checked<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const field = result.error.issues[0]?.path[0]
  throw new ProblemError('invalid-request', typeof field === 'string' ? { field } : {})
}

/** Base64url of exactly 32 bytes, in its only spelling, as bytes. */
export const bytes32Schema = z
  .string()
  .length(43)
  .transform((text, context): Uint8Array => {
    const bytes = fromBase64Url(text)
    if (bytes?.length === 32) return bytes
    context.addIssue({ code: 'custom', message: 'not base64url of 32 bytes' })
    return z.NEVER
  })
