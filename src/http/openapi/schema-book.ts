/** Zod's schemas as JSON Schema (draft 2020-12, which OpenAPI 3.1 speaks), each named one written once and referred to. */
import * as z from 'zod'

/** What follows here from a JSON Schema is read by key; the rest is passed on. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** `input`: as it is sent, before anything is transformed; `output`: as it is answered. */
export type Direction = 'input' | 'output'

export interface SchemaBook {
  /** A schema that was given when the book was made: itself, or a reference where it has a name. */
  of(schema: z.core.$ZodType, direction: Direction): JsonSchema
  /** The named schemas that are referred to, by name. */
  readonly components: Readonly<Record<string, JsonSchema>>
}

export interface BookSchema {
  readonly schema: z.core.$ZodType
  readonly direction: Direction
}

const REFERENCE = '#/components/schemas/'
/** How a schema without a name begins, while they are converted together. */
const ANONYMOUS = 'anonymous-'

/**
 * A book of these schemas. `named`: those that get a name of their own, which means the same in both directions.
 * @throws when a name means two things
 */
export function schemaBook(
  schemas: readonly BookSchema[],
  named: Readonly<Record<string, z.core.$ZodType>>,
): SchemaBook {
  const names = new Map(Object.entries(named).map(([name, schema]) => [schema, name]))
  const input = converted(schemas, names, 'input')
  const output = converted(schemas, names, 'output')
  const inline = { input: input.inline, output: output.inline }
  for (const [name, schema] of Object.entries(input.components)) {
    const other = output.components[name]
    if (other && JSON.stringify(other) !== JSON.stringify(schema)) throw new Error(`${name} is two schemas`)
  }
  return {
    of(schema, direction) {
      const name = names.get(schema)
      return name === undefined ? inline[direction].get(schema)! : { $ref: REFERENCE + name }
    },
    components: sorted({ ...output.components, ...input.components }),
  }
}

function converted(schemas: readonly BookSchema[], names: ReadonlyMap<z.core.$ZodType, string>, direction: Direction) {
  const wanted = [...new Set(schemas.filter(one => one.direction === direction).map(({ schema }) => schema))]
  const registry = z.registry<{ id: string }>()
  for (const [schema, name] of names) registry.add(schema, { id: name })
  const anonymous = wanted.filter(schema => !names.has(schema))
  for (const [index, schema] of anonymous.entries()) registry.add(schema, { id: `${ANONYMOUS}${index}` })
  const all = z.toJSONSchema(registry, {
    io: direction,
    uri: id => REFERENCE + id,
    unrepresentable: 'any',
    override({ jsonSchema }) {
      // What an answer will have besides tomorrow breaks no client; what a request has besides is refused.
      if (direction === 'output') delete jsonSchema.additionalProperties
    },
  }).schemas as Record<string, JsonSchema>
  const referring = Object.fromEntries(
    Object.entries(all).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema]),
  )
  const bare = Object.fromEntries(
    Object.entries(referring).map(([id, schema]) => [id, withoutAnonymous(schema, referring) as JsonSchema]),
  )
  const inline = new Map(anonymous.map((schema, index) => [schema, bare[`${ANONYMOUS}${index}`]!]))
  const roots = wanted.flatMap(schema => {
    const name = names.get(schema)
    return name === undefined ? [] : [name]
  })
  return { inline, components: reachable(bare, roots, [...inline.values()]) }
}

/** A schema with what has no name in its place instead of a reference to it. */
function withoutAnonymous(value: unknown, all: Readonly<Record<string, JsonSchema>>): unknown {
  if (Array.isArray(value)) return value.map(one => withoutAnonymous(one, all))
  if (typeof value !== 'object' || value === null) return value
  const { $ref } = value as { $ref?: unknown }
  const name = typeof $ref === 'string' ? $ref.slice(REFERENCE.length) : ''
  if (name.startsWith(ANONYMOUS)) return withoutAnonymous(all[name], all)
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withoutAnonymous(one, all)]))
}

/** The named schemas that something refers to, however many references away. */
function reachable(all: Readonly<Record<string, JsonSchema>>, roots: readonly string[], from: readonly JsonSchema[]) {
  const reached: Record<string, JsonSchema> = {}
  const pending = [...roots, ...from.flatMap(referredTo)]
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (name in reached) continue
    reached[name] = all[name]!
    pending.push(...referredTo(all[name]!))
  }
  return reached
}

const referredTo = (schema: JsonSchema): string[] =>
  [...JSON.stringify(schema).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(match => match[1]!)

const sorted = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
