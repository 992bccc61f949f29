/** What a form or a script of ours sent. */
import * as z from 'zod'
import { readBytes, readJson } from '../http/body.ts'
import { ProblemError } from '../http/problem.ts'

const MAX_FORM_BYTES = 512 * 1024
const MAX_FIELDS = 4000

/** Fields of a form, or the JSON of a script's request. */
export interface Form {
  readonly isJson: boolean
  /** The field's value, trimmed; '' when it was not sent. */
  text(name: string): string
  /** As it was typed. */
  raw(name: string): string
  all(name: string): string[]
  has(name: string): boolean
  entries(): [string, string][]
  /** The JSON body. @throws ProblemError when there is none that fits */
  json<S extends z.ZodType>(schema: S): z.infer<S>
}

export const EMPTY_FORM: Form = formOf(new URLSearchParams(), undefined)

/** Reads the body of a POST. @throws ProblemError for another content type, too much, or what is not well-formed */
export async function readForm(request: Request): Promise<Form> {
  const type = (request.headers.get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase()
  if (type === 'application/json') {
    return formOf(new URLSearchParams(), await readJson(request, z.unknown(), MAX_FORM_BYTES))
  }
  const bytes = await readBytes(request, 'application/x-www-form-urlencoded', MAX_FORM_BYTES)
  const fields = new URLSearchParams(new TextDecoder().decode(bytes))
  if (fields.size > MAX_FIELDS) throw new ProblemError('body-too-large')
  return formOf(fields, undefined)
}

function formOf(fields: URLSearchParams, json: unknown): Form {
  return {
    isJson: json !== undefined,
    // Line ends as everywhere else: browsers send CRLF.
    text: name => (fields.get(name) ?? '').replace(/\r\n?/g, '\n').trim(),
    raw: name => fields.get(name) ?? '',
    all: name => fields.getAll(name),
    has: name => fields.has(name),
    entries: () => [...fields],
    json: schema => {
      const result = schema.safeParse(json)
      if (!result.success) throw new ProblemError('invalid-request')
      return result.data
    },
  }
}
