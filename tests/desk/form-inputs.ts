/** What a browser would send of forms in this HTML, by the parser of the standard: what stands in templates is not part of them. */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

const attribute = ({ attrs }: Element, name: string) => attrs.find(one => one.name === name)?.value

function* elementsIn(nodes: readonly Node[]): Generator<Element> {
  for (const node of nodes) {
    if (!('tagName' in node)) continue
    yield node
    yield* elementsIn(node.childNodes)
  }
}

const textIn = ({ childNodes }: Element): string => childNodes.map(node => ('value' in node ? node.value : '')).join('')

export function inputsOf(html: string): [string, string][] {
  const elements = elementsIn(parseFragment(html).childNodes)
  return [...elements].flatMap(element => {
    const name = attribute(element, 'name')
    if (name === undefined || attribute(element, 'disabled') !== undefined) return []
    if (element.tagName === 'textarea') return [[name, textIn(element)]]
    if (element.tagName === 'select') {
      const options = [...elementsIn(element.childNodes)].filter(one => one.tagName === 'option')
      const chosen = options.find(one => attribute(one, 'selected') !== undefined) ?? options[0]
      return [[name, (chosen && attribute(chosen, 'value')) ?? '']]
    }
    if (element.tagName !== 'input') return []
    const ticked = ['checkbox', 'radio'].includes(attribute(element, 'type') ?? '')
    return ticked && attribute(element, 'checked') === undefined ? [] : [[name, attribute(element, 'value') ?? '']]
  })
}
