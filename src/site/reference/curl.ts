import type { DocumentOperation } from '../../http/openapi/document.ts'

/** Stands for the public origin in what is built before it is known. */
export const ORIGIN_MARK = 'https://origin.invalid'
/** The variable of a shell that has the key. */
const KEY = '$VIGIFUITE_KEY'

/** The example of an operation as a command, or null where its body is bytes. */
export function curlOf(path: string, method: string, operation: DocumentOperation): string | null {
  const { parameters = [], requestBody, security } = operation
  const shown = parameters.filter(({ example }) => example !== undefined)
  const filled = shown
    .filter(one => one.in === 'path')
    .reduce((url, { name, example }) => url.replace(`{${name}}`, encodeURIComponent(String(example))), path)
  const query = new URLSearchParams(
    shown.filter(one => one.in === 'query').map(({ name, example }) => [name, String(example)]),
  ).toString()
  const url = ORIGIN_MARK + filled + (query && `?${query}`)
  const parts = [`curl -s ${query ? quoted(url) : url}`]
  if (method !== 'get' && method !== 'post') parts.push(`-X ${method.toUpperCase()}`)
  // Inside double quotes, so that the shell puts the key in.
  if (security.length > 0 && Object.keys(security[0]!).length > 0) parts.push(`-H "authorization: Bearer ${KEY}"`)
  for (const { name, example } of shown.filter(one => one.in === 'header'))
    parts.push(`-H ${quoted(`${name}: ${example}`)}`)
  if (requestBody) {
    const [[contentType, { example }]] = Object.entries(requestBody.content) as [[string, { example?: unknown }]]
    if (example === undefined) return null
    const body = typeof example === 'string' ? example : JSON.stringify(example)
    // curl takes line ends out of -d; --data-binary keeps them.
    parts.push(
      `-H ${quoted(`content-type: ${contentType}`)}`,
      `${body.includes('\n') ? '--data-binary' : '-d'} ${quoted(body)}`,
    )
  } else if (method === 'post') parts.push('-X POST')
  return parts.join(' \\\n  ')
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
