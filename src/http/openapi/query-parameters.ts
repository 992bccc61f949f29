import * as z from 'zod'
import type { Parameter, Text } from './operation.ts'

/** What is said about a parameter; `schema` where the one that validates works on text and says less than a number would. */
interface Words {
  readonly description: Text
  readonly example?: unknown
  readonly schema?: z.ZodType
}

/** Every parameter of a query string, from the schema that validates it: one without words does not compile. */
export function queryParameters<S extends z.ZodObject>(
  schema: S,
  words: Readonly<Record<Extract<keyof S['shape'], string>, Words>>,
): readonly Parameter[] {
  return Object.entries<Words>(words).map(([name, { schema: shown, ...said }]) => {
    const own = schema.shape[name] as z.ZodType
    const required = !z.object({ [name]: own }).safeParse({}).success
    return { in: 'query', name, required, schema: shown ?? own, ...said }
  })
}
