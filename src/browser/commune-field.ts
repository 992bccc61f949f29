/**
 * A field that completes names of communes out of the whole list, which is the same for everybody and fetched once, when the field is
 * first entered: nothing that is typed here is sent. Follows the ARIA combobox pattern with a list.
 */
import { type CommuneList, type CommuneName, readCommunes } from '../incident/commune-search.ts'
import { departmentOf } from '../incident/communes.ts'
import { concernedMessages } from '../site/messages/concerned.ts'
import { byId, el } from './dom.ts'
import { pageLanguage } from './page-language.ts'

/** Put in by the build: the address of the list. */
declare const COMMUNES: string

const SHOWN = 8
/** A longer echo of what was typed would not be read. */
const ECHOED = 40

/** Makes the field work; `choose` gets what was chosen. */
export function createCommuneField(choose: (commune: CommuneName) => void): void {
  const m = concernedMessages[pageLanguage()]
  const input = byId<HTMLInputElement>('commune')
  const list = byId('commune-list')
  const error = byId('commune-error')
  const status = byId('commune-status')
  let loading: Promise<CommuneList | null> | null = null
  let shown: CommuneName[] = []
  let active = -1

  const say = (text: string, wrong = false): void => {
    error.textContent = wrong ? text : ''
    status.textContent = wrong ? '' : text
    if (wrong) input.setAttribute('aria-invalid', 'true')
    else input.removeAttribute('aria-invalid')
  }
  const load = (): Promise<CommuneList | null> => {
    loading ??= fetchList().then(found => {
      if (found === null) loading = null
      return found
    })
    return loading
  }
  const activate = (index: number): void => {
    active = index
    for (const [at, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(at === index))
    const option = list.children[index]
    if (!option) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', option.id)
    option?.scrollIntoView({ block: 'nearest' })
  }
  const close = (): void => {
    list.hidden = true
    input.setAttribute('aria-expanded', 'false')
    activate(-1)
  }
  const take = (commune: CommuneName | undefined): void => {
    if (!commune) return
    close()
    input.value = ''
    shown = []
    say('')
    choose(commune)
  }
  const open = async (): Promise<void> => {
    const typed = input.value
    if (typed.trim() === '') {
      say('')
      return close()
    }
    if (loading === null) say(m.communeLoading)
    const communes = await load()
    if (input.value !== typed) return
    if (communes === null) {
      close()
      return say(m.communeFailed, true)
    }
    shown = communes.search(typed, SHOWN)
    list.replaceChildren(...shown.map((one, index) => optionFor(one, index, () => take(one))))
    close()
    if (shown.length === 0) return say(noMatch(typed), true)
    list.hidden = false
    input.setAttribute('aria-expanded', 'true')
    say(m.communeCount(shown.length))
  }
  const noMatch = (typed: string): string => {
    if (/^\s*\d[\d\s]*$/.test(typed)) return m.communePostcode
    const letters = [...typed.trim()]
    return m.communeNone(letters.length > ECHOED ? `${letters.slice(0, ECHOED).join('')}…` : letters.join(''))
  }
  const optionFor = (commune: CommuneName, index: number, onChoose: () => void): HTMLElement => {
    const option = el('li', { role: 'option', id: `commune-${index}`, 'aria-selected': 'false' }, commune.name, ' ')
    const where = departmentOf(commune.insee)
    const part = commune.within === null ? '' : `, ${m.within(commune.within)}`
    option.append(el('span', { class: 'quiet' }, `(${where}${part})`))
    // Pressing must not take the focus out of the field before the click counts.
    option.addEventListener('mousedown', event => event.preventDefault())
    option.addEventListener('click', onChoose)
    return option
  }

  input.addEventListener('focus', () => void load())
  input.addEventListener('input', () => void open())
  input.addEventListener('blur', close)
  input.addEventListener('keydown', event => {
    if (event.isComposing) return
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (move !== undefined) {
      event.preventDefault()
      if (list.hidden) return void open()
      activate((active + move + shown.length + (active === -1 && move === -1 ? 1 : 0)) % shown.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (!list.hidden) take(shown[active] ?? (shown.length === 1 ? shown[0] : undefined))
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault()
      close()
    }
  })
}

async function fetchList(): Promise<CommuneList | null> {
  try {
    const response = await fetch(COMMUNES, { credentials: 'omit' })
    return response.ok ? readCommunes(await response.text()) : null
  } catch {
    return null
  }
}
