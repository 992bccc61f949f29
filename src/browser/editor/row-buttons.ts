/** Adding, moving and removing rows on the page. Without this script the same buttons send the form, and the server does it. */
import { COLON } from '../../site/format.ts'
import { editorMessages } from '../../site/messages/desk-editor.ts'
import { pageLanguage } from '../page-language.ts'

/** `changed` hears of every change; `say` tells it to who cannot see it. */
export function createRowButtons(form: HTMLFormElement, changed: () => void, say: (text: string) => void): void {
  const language = pageLanguage()
  const m = editorMessages[language]

  const add = (button: HTMLButtonElement): void => {
    const template = document.getElementById(button.dataset.template!) as HTMLTemplateElement
    const rows = button.closest<HTMLElement>('[data-rows]')!
    const list = rows.querySelector<HTMLElement>(':scope > .row-list')!
    const keys = [...list.children].map(row => Number((row as HTMLElement).dataset.key))
    const key = String(Math.max(-1, ...keys) + 1)
    const fragment = template.content.cloneNode(true) as DocumentFragment
    named(fragment, template.dataset.key!, key)
    list.append(fragment)
    renumber(rows)
    list.lastElementChild?.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea')?.focus()
    say(m.rowAdded)
  }
  const move = (button: HTMLButtonElement, what: string): void => {
    const row = button.closest<HTMLElement>('.row')!
    const rows = row.closest<HTMLElement>('[data-rows]')!
    if (what === 'up') row.previousElementSibling?.before(row)
    if (what === 'down') row.nextElementSibling?.after(row)
    if (what === 'remove') row.remove()
    renumber(rows)
    if (what === 'remove') {
      rows.querySelector<HTMLElement>(':scope > .actions button')?.focus()
      say(m.rowRemoved)
      return
    }
    const other = row.querySelector<HTMLButtonElement>(':scope > .row-buttons button:not([disabled])')
    ;(button.disabled ? other : button)?.focus()
    say(m.rowMoved([...row.parentElement!.children].indexOf(row) + 1))
  }
  /** Numbers, and which way a row can go. */
  const renumber = (rows: HTMLElement): void => {
    const list = [...rows.querySelectorAll<HTMLElement>(':scope > .row-list > .row')]
    for (const [index, row] of list.entries()) {
      const title = row.querySelector<HTMLElement>(':scope > summary > .row-title')!
      const words = `${title.dataset.noun} ${index + 1}`
      title.textContent = words
      row.querySelector(':scope > .row-fields')!.setAttribute('aria-label', words)
      for (const button of row.querySelectorAll<HTMLButtonElement>(':scope > .row-buttons button')) {
        button.setAttribute('aria-label', `${button.textContent}${COLON[language]}${words}`)
        const what = button.dataset.row
        button.disabled = (what === 'up' && index === 0) || (what === 'down' && index === list.length - 1)
      }
    }
    rows.querySelector<HTMLElement>(':scope > .no-rows')!.hidden = list.length > 0
  }
  form.addEventListener('click', event => {
    const button = (event.target as Element).closest<HTMLButtonElement>('button[data-row]')
    if (!button) return
    event.preventDefault()
    const what = button.dataset.row!
    if (what === 'add') add(button)
    else move(button, what)
    changed()
  })
}

/** Puts a row's key where its template has the placeholder, in the templates within it too. */
function named(fragment: DocumentFragment, placeholder: string, key: string): void {
  for (const element of fragment.querySelectorAll<HTMLElement>('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes(placeholder)) element.setAttribute(name, value.replaceAll(placeholder, key))
    }
    if (element instanceof HTMLTemplateElement) named(element.content, placeholder, key)
  }
}
