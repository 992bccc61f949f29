/** A JSON Schema as a person reads it: a type in a few words, and the fields of an object as a nested list. */
import { html } from 'hono/html'
import type { JsonSchema } from '../../http/openapi/schema-book.ts'
import type { Language } from '../language.ts'
import { referenceMessages } from '../messages/reference.ts'
import type { Html } from '../page.ts'

const REFERENCE = '#/components/schemas/'
/** A closed list longer than this is shown as its name or its first values. */
const MAX_VALUES = 12

/** Where a named schema stands on the page. */
export const schemaAnchor = (name: string): string => `schema-${name}`

interface Shape extends JsonSchema {
  readonly $ref?: string
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
  readonly additionalProperties?: Shape
  readonly required?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
}

/** The type in a few words. */
export function schemaType(given: JsonSchema, language: Language): Html {
  const schema = given as Shape
  const m = referenceMessages[language]
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(REFERENCE.length)
    return html`<a href="#${schemaAnchor(name)}"><code>${name}</code></a>`
  }
  if (schema.const !== undefined) return html`<code>${JSON.stringify(schema.const)}</code>`
  if (schema.enum) {
    const values = schema.enum.slice(0, MAX_VALUES).map(value => html`<code>${JSON.stringify(value)}</code> `)
    return html`${values}${schema.enum.length > MAX_VALUES ? '…' : ''}`
  }
  const choices = schema.anyOf ?? schema.oneOf
  if (choices?.every(one => one.properties)) return html`<code>object</code>`
  if (choices) {
    return html`${choices.map((one, index) => html`${index === 0 ? '' : ` ${m.or} `}${schemaType(one, language)}`)}`
  }
  if (schema.type === 'array') return html`${m.listOf} ${schemaType(schema.items ?? {}, language)}`
  return html`<code>${schema.type ?? 'any'}</code>${limits(schema, language)}`
}

function limits({ type, minimum, maximum, minLength, maxLength }: Shape, language: Language): Html {
  const range = (from: number | undefined, to: number | undefined): string | null => {
    // What no number reaches is no limit to a reader.
    const upper = to !== undefined && to < Number.MAX_SAFE_INTEGER ? to : undefined
    if (from === undefined && upper === undefined) return null
    if (from === upper) return String(from)
    if (upper === undefined) return `≥ ${from}`
    return from === undefined || from < -1e9 ? `≤ ${upper}` : `${from}–${upper}`
  }
  const text =
    type === 'string'
      ? range(minLength, maxLength)
      : range(minimum !== undefined && minimum > -Number.MAX_SAFE_INTEGER ? minimum : undefined, maximum)
  if (text === null) return html``
  return html` ${text}${type === 'string' ? ` ${referenceMessages[language].characters}` : ''}`
}

/** The fields of an object, of the objects in a list, or of each of several; nothing for anything else. */
export function schemaFields(given: JsonSchema, language: Language): Html {
  const schema = given as Shape
  if (schema.items) return schemaFields(schema.items, language)
  const choices = (schema.anyOf ?? schema.oneOf ?? []).filter(one => one.properties)
  if (choices.length > 0) return html`${choices.map(one => schemaFields(one, language))}`
  if (schema.additionalProperties && typeof schema.additionalProperties === 'object') {
    const each = schema.additionalProperties
    return html`<ul class="fields"><li>${referenceMessages[language].eachKey} ${schemaType(each, language)}${schemaFields(each, language)}</li></ul>`
  }
  if (!schema.properties) return html``
  const { required = [] } = schema
  return html`<ul class="fields">${Object.entries(schema.properties).map(
    ([name, value]) =>
      html`<li><code>${name}</code> ${schemaType(value, language)}${required.includes(name) ? '' : html` <span class="quiet">${referenceMessages[language].optionalField}</span>`}${schemaFields(value, language)}</li>`,
  )}</ul>`
}
