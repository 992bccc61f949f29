/**
 * A strict reader of the XML that we write: elements, attributes, text and the five escapes. Whatever else stands there, and whatever is not
 * well-formed XML 1.0, is an error.
 */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** Of the element itself, not of its children. */
  readonly text: string
}

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?'
const TOKEN = new RegExp(`<(/?)(${NAME})((?: ${NAME}="[^"<]*")*)(/?)>|([^<]+)`, 'y')
const ESCAPES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** The root of a document. @throws Error where it is not well-formed */
export function parseXml(document: string): XmlElement {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(document) || !document.isWellFormed()) {
    throw new Error('not characters of XML')
  }
  if (!document.startsWith(DECLARATION)) throw new Error('no declaration')
  const source = document.slice(DECLARATION.length).trimEnd()
  const top = { name: '', attributes: {}, children: [] as XmlElement[], text: '' }
  const open = [top]
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex
    const token = TOKEN.exec(source)
    if (!token) throw new Error(`not markup: ${source.slice(at, at + 40)}`)
    const [, closing, name, attributes, empty, text] = token
    const parent = open.at(-1)!
    if (text !== undefined) {
      if (parent === top) throw new Error('text outside the root')
      parent.text += unescaped(text)
    } else if (closing) {
      if (parent.name !== name || attributes !== '' || empty !== '') throw new Error(`</${name}> ends <${parent.name}>`)
      open.pop()
    } else {
      const element = { name: name!, attributes: attributesOf(attributes!), children: [], text: '' }
      parent.children.push(element)
      if (empty === '') open.push(element)
    }
  }
  if (open.length !== 1 || top.children.length !== 1) throw new Error('not one root')
  return top.children[0]!
}

function attributesOf(source: string): Record<string, string> {
  const pairs = [...source.matchAll(new RegExp(`(${NAME})="([^"]*)"`, 'g'))].map(([, name, value]) => [
    name,
    unescaped(value!),
  ])
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) throw new Error('an attribute twice')
  return Object.fromEntries(pairs)
}

function unescaped(source: string): string {
  if (source.includes(']]>')) throw new Error(']]> in text')
  return source.replace(/&([^;]*;)?/g, (_, entity: string | undefined) => {
    const character = ESCAPES[entity?.slice(0, -1) ?? '']
    if (character === undefined) throw new Error('an unknown entity')
    return character
  })
}
