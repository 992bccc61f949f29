/** Hostile text: what it is, how it gets into every text of a value, and whether a page let any of it through as markup. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5'

/** Closes attributes, text areas and titles, brings elements and handlers, is an address that runs, and turns text around. */
export const HOSTILE =
  'javascript:alert(1)//\'"></textarea></title></script><script>alert(2)</script><img src=x onerror=alert(3)>\u202e'
/** What names can hold: these are shorter, and refuse what turns text around. */
export const HOSTILE_NAME = '"></title><script>alert(2)</script><img src=x onerror=alert(3)>'

type Path = readonly PropertyKey[]
type Tree = Record<PropertyKey, unknown>

/** The value with hostile text in the place of every text that its schema does not insist on, by `faults`; and how many these were. */
export function withHostileTexts<T>(value: T, faults: (value: T) => readonly Path[]): { value: T; texts: number } {
  const hostile = structuredClone(value)
  const leaves = new Map<string, { parent: Tree; key: string; text: string }>()
  const visit = (parent: Tree, path: string): void => {
    for (const [key, child] of Object.entries(parent)) {
      if (typeof child === 'object' && child !== null) visit(child as Tree, `${path}${key}.`)
      if (typeof child !== 'string') continue
      leaves.set(`${path}${key}.`, { parent, key, text: child })
      parent[key] = HOSTILE
    }
  }
  visit(hostile as Tree, '')
  for (let wrong = faults(hostile); wrong.length > 0; ) {
    const kept = [...leaves].filter(([path]) =>
      wrong.some(one => path.startsWith(one.map(part => `${String(part)}.`).join(''))),
    )
    for (const [path, { parent, key, text }] of kept) {
      parent[key] = text
      leaves.delete(path)
    }
    // What contradicts something else is told where that stands, or of the whole: then each is tried alone.
    if (wrong.some(one => one.length === 0)) {
      for (const [path, leaf] of kept) {
        leaf.parent[leaf.key] = HOSTILE
        if (faults(hostile).length === 0) leaves.set(path, leaf)
        else leaf.parent[leaf.key] = leaf.text
      }
      break
    }
    wrong = kept.length > 0 ? faults(hostile) : wrong.map(one => one.slice(0, -1))
  }
  return { value: hostile, texts: leaves.size }
}

type Node = DefaultTreeAdapterTypes.ChildNode

/** Elements that the desk and the site are made of, besides those of text. */
const REFUSED = new Set(['iframe', 'object', 'embed', 'base', 'style', 'frame', 'applet', 'foreignobject', 'math'])
const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'poster', 'srcset'])

/** Markup on a page that none of ours writes, as a browser's parser sees it. */
export function hostileMarkup(page: string): string[] {
  const found = new Set<string>()
  const visit = (node: Node): void => {
    if ('tagName' in node) {
      const attributes = new Map(node.attrs.map(({ name, value }) => [name.toLowerCase(), value]))
      const name = node.tagName.toLowerCase()
      const text = `<${name} ${node.attrs.map(one => `${one.name}="${one.value}"`).join(' ')}>`.slice(0, 200)
      if (REFUSED.has(name)) found.add(text)
      if (name === 'script' && !(attributes.get('src') ?? '').startsWith('/assets/')) found.add(text)
      if (name === 'img' && !/^(?:\/assets\/|data:image\/)/.test(attributes.get('src') ?? '')) found.add(text)
      for (const [attribute, value] of attributes) {
        const address = [...value].filter(one => one > ' ').join('')
        const runs = ADDRESSES.has(attribute) && /^(?:javascript|vbscript|data:text)/i.test(address)
        if (runs || attribute.startsWith('on') || attribute === 'style' || attribute === 'srcdoc') found.add(text)
      }
    }
    if ('content' in node) node.content.childNodes.forEach(visit)
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  parse(page).childNodes.forEach(visit)
  return [...found]
}
