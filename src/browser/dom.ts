/** Building elements: attributes and children, never markup out of strings. */
export type Child = Node | string | false | null | undefined

/** An element with attributes (true: present without a value; false: absent) and children. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | boolean>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(key, value === true ? '' : value)
  }
  element.append(...children.filter(child => child !== false && child !== null && child !== undefined))
  return element
}

/** A button that does something; `secondary` unless it is the way on. */
export function button(text: string, onClick: () => void, className = 'secondary'): HTMLButtonElement {
  const element = el('button', { type: 'button', class: className }, text)
  element.addEventListener('click', onClick)
  return element
}

/** The element with this id, which the page has. @throws when it has not */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id)
  if (!element) throw new Error(`the page has no #${id}`)
  return element as T
}

/** Puts the focus on a heading or a notice, and that at the top of the window. */
export function focusOn(element: HTMLElement): void {
  element.tabIndex = -1
  element.focus({ preventScroll: true })
  element.scrollIntoView({ block: 'start' })
}
