/** Suggests communes while one is typed, and gives the code of the one that was chosen. Nothing that is typed is sent for it. */
import { type CommuneList, type CommuneName, readCommunes } from '../../incident/commune-search.ts'
import { el } from '../dom.ts'

/** Put in by the build: the address of the list. */
declare const COMMUNES: string

const SHOWN = 8
const NAME = /\.(?:commune|communes\.\d+)\.name$/

export function suggestCommunes(form: HTMLFormElement): void {
  const options = el('datalist', { id: 'communes-suggested' })
  form.append(options)
  let loading: Promise<CommuneList | null> | null = null
  let shown: CommuneName[] = []

  form.addEventListener('focusin', event => {
    const input = event.target
    if (!(input instanceof HTMLInputElement) || !NAME.test(input.name)) return
    input.setAttribute('list', options.id)
    loading ??= fetchList()
  })
  form.addEventListener('input', async event => {
    const input = event.target
    if (!(input instanceof HTMLInputElement) || !NAME.test(input.name) || loading === null) return
    const chosen = shown.find(one => labelOf(one) === input.value)
    if (chosen) {
      input.value = chosen.name
      const code = form.elements.namedItem(input.name.replace(/name$/, 'insee'))
      if (code instanceof HTMLInputElement) code.value = chosen.insee
      return
    }
    const typed = input.value
    const list = await loading
    if (list === null || input.value !== typed) return
    shown = list.search(typed, SHOWN)
    options.replaceChildren(...shown.map(one => el('option', { value: labelOf(one) })))
  })
}

const labelOf = ({ name, insee }: CommuneName): string => `${name} (${insee})`

async function fetchList(): Promise<CommuneList | null> {
  try {
    const response = await fetch(COMMUNES, { credentials: 'omit' })
    return response.ok ? readCommunes(await response.text()) : null
  } catch {
    return null
  }
}
