/**
 * Writing XML 1.0: everything that is text is escaped, and markup comes from `element` only.
 *
 * The libraries that write feeds parse XML as well, which would be some 44 kB of every Worker for what stands here.
 */

/** A piece of well-formed XML. */
export interface Xml {
  readonly xml: string
}

// Not characters of XML 1.0 (section 2.2), not even when escaped: controls but tab, line feed and return, and the two non-characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
const NO_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(NO_CHARACTERS, '')
    .replace(/[&<>"']/g, character => ESCAPES[character]!)

/** An element. Children that are strings are text; `name` and the names of attributes are ours, never from data. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Xml | string)[]
): Xml {
  const start = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const content = children.map(child => (typeof child === 'string' ? escaped(child) : child.xml)).join('')
  return { xml: content === '' ? `<${name}${start.join('')}/>` : `<${name}${start.join('')}>${content}</${name}>` }
}

/** The document with this root. */
export const xmlDocument = (root: Xml): string => `<?xml version="1.0" encoding="utf-8"?>\n${root.xml}\n`
