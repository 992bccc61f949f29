import type { ApiContext } from './routes.ts'

/** Query parameters by name. One that is given twice is a mistake somewhere: it comes as a list, which schemas refuse. */
export function givenOnce(c: ApiContext): Record<string, string | string[] | undefined> {
  return Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  )
}
