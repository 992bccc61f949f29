/** The questionnaire for one incident, named in the fragment of the address: its sentence and its questions come first. */
import { concernedMessages } from '../site/messages/concerned.ts'
import { pathOf } from '../site/paths.ts'
import { byId, el, focusOn } from './dom.ts'
import { pageLanguage } from './page-language.ts'

/** Shows the incident that the fragment names, if it names one, and follows changes of the fragment. */
export function followFragment(): void {
  const items = new Map([...document.querySelectorAll<HTMLElement>('.populations > li')].map(item => [item.id, item]))
  const section = byId('focus')
  let putBack: (() => void)[] = []

  // The section takes the name, so that the browser goes there, and not to the list.
  for (const item of items.values()) item.removeAttribute('id')

  const show = (): void => {
    for (const back of putBack.toReversed()) back()
    putBack = []
    const id = decodeFragment(location.hash)
    const item = items.get(id)
    section.hidden = !item
    byId('other-questions').hidden = !item
    if (!item) return
    section.replaceChildren(...contentFor(id, item))
    const asked = [...document.querySelectorAll<HTMLElement>('.question')].filter(one => isAskedBy(one, id))
    if (isAskedBy(byId('communes'), id)) putBack.push(moveTo(section, byId('communes')))
    for (const [legend, questions] of Map.groupBy(asked, legendOf)) {
      const fieldset = el('fieldset', {}, el('legend', {}, legend))
      section.append(fieldset)
      for (const one of questions) putBack.push(moveTo(fieldset, one))
    }
    if (putBack.length === 0) section.append(el('p', {}, concernedMessages[pageLanguage()].aboutNone))
    section.scrollIntoView({ block: 'start' })
    focusOn(byId('focus-title'))
  }
  window.addEventListener('hashchange', show)
  show()
}

function contentFor(id: string, item: HTMLElement): Node[] {
  const language = pageLanguage()
  const m = concernedMessages[language]
  const title = item.querySelector('a')?.textContent ?? ''
  const sentence = item.lastChild?.textContent ?? ''
  return [
    el('h2', { id: 'focus-title' }, m.about(title)),
    el('p', {}, sentence),
    el('p', {}, el('a', { href: pathOf('incident', language, { id }) }, m.record)),
  ]
}

/** Said by the server, because the fragment is followed before the incidents are read. */
const isAskedBy = ({ dataset }: HTMLElement, id: string): boolean => dataset.incidents!.split(' ').includes(id)

const legendOf = (question: Element): string => question.closest('fieldset')?.querySelector('legend')?.textContent ?? ''

/** @returns what puts it back */
function moveTo(target: HTMLElement, element: HTMLElement): () => void {
  const place = document.createComment('')
  element.before(place)
  target.append(element)
  return () => place.replaceWith(element)
}

function decodeFragment(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1))
  } catch {
    return ''
  }
}
