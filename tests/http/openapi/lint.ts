import { createConfig, lintFromString } from '@redocly/openapi-core'

/** What redocly's strictest rules say against a document, as `rule: message (where)`; nothing when it is sound. */
export async function lintOpenApi(document: object, rules: Record<string, unknown> = {}): Promise<string[]> {
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: {
      // What takes no parameter, no body and no key has nothing to refuse.
      'operation-4xx-response': 'off',
      'no-invalid-media-type-examples': 'error',
      'no-invalid-parameter-examples': 'error',
      'no-invalid-schema-examples': 'error',
      ...rules,
    } as never,
  })
  const problems = await lintFromString({ source: JSON.stringify(document), absoluteRef: '/openapi.json', config })
  return problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer ?? ''})`)
}
