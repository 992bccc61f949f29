/** A form of a record: rows, suggestions, and saving by itself. */
import { editorMessages } from '../../site/messages/desk-editor.ts'
import { button, el } from '../dom.ts'
import { createAutosave, type SaveState } from '../editor/autosave.ts'
import { suggestCommunes } from '../editor/commune-suggestions.ts'
import { fieldsOf, sameFields, timeOfDay } from '../editor/form-state.ts'
import { dropCopy, readCopy } from '../editor/local-copy.ts'
import { createRowButtons } from '../editor/row-buttons.ts'
import { showFaults } from '../editor/shown-faults.ts'
import { pageLanguage } from '../page-language.ts'

const language = pageLanguage()
const m = editorMessages[language]
const form = document.querySelector<HTMLFormElement>('form[data-editor]')!
const bar = form.querySelector<HTMLElement>('[data-save-state]')!
const MERGED = 'vigifuite:desk:merged'
const SEVERITY = 'register.risk.severity'

const now = () => timeOfDay(new Date(), language)
const say = (text: string): void => bar.replaceChildren(text)
const newTab = (text: string, to: string): HTMLElement => el('a', { href: to, target: '_blank', rel: 'noopener' }, text)

function show(state: SaveState): void {
  form.dataset.state = state.state
  if (state.state === 'saved') showFaults(form, [])
  if (state.state === 'faulty') showFaults(form, state.faults)
  bar.replaceChildren(...wordsFor(state))
  if (state.state !== 'merged') return
  sessionStorage.setItem(MERGED, JSON.stringify([document.activeElement?.id ?? '', window.scrollY]))
  // The page may be an answer to a form, which is not to be sent again.
  location.replace(location.pathname)
}

function wordsFor(state: SaveState): (string | Node)[] {
  switch (state.state) {
    case 'unsaved':
      return [m.unsaved]
    case 'saving':
      return [m.saving]
    case 'saved':
      return [state.changed ? m.saved(now()) : m.nothingNew(now())]
    case 'offline':
      return [m.offline(now())]
    case 'faulty':
      return [state.faults.every(({ name }) => name === SEVERITY) ? m.incomplete : m.faulty(state.faults.length)]
    case 'clash':
      return [`${m.clash} `, el('a', { href: state.to }, m.clashLink)]
    case 'merged':
      return [m.merged]
    case 'signed-out':
      return [`${m.signedOut} `, newTab(m.signIn, form.dataset.signIn!)]
    case 'other-session':
      return [m.stale]
    case 'refused':
      return [m.refused]
  }
}

const shown = fieldsOf(form)
const autosave = createAutosave(form, 'unsaved' in form.dataset ? null : shown, show)

createRowButtons(form, () => autosave.changed(), say)
suggestCommunes(form)
form.addEventListener('input', () => autosave.changed())
form.addEventListener('change', event => showChosen(event.target))
form.addEventListener('change', () => autosave.changed())
form.addEventListener('submit', event => {
  const submitter = event.submitter
  // A button with a name asks for more than saving: it sends the form itself.
  if (submitter instanceof HTMLButtonElement && submitter.name !== '') {
    autosave.leave()
    return
  }
  event.preventDefault()
  autosave.saveNow()
})

/** What is chosen of a folded list. */
function showChosen(box: EventTarget | null): void {
  const list =
    box instanceof HTMLInputElement ? box.closest('fieldset')?.querySelector<HTMLElement>('[data-chosen]') : null
  if (!list) return
  const chosen = [...list.parentElement!.querySelectorAll<HTMLInputElement>('input:checked')]
  const words = chosen.map(one => one.parentElement!.textContent.trim())
  list.textContent = words.length === 0 ? list.dataset.none! : words.join(', ')
}

/** A link from elsewhere may lead into what is folded. */
function reveal(): void {
  const target = location.hash === '' ? null : document.getElementById(decodeURIComponent(location.hash.slice(1)))
  for (let at = target?.closest('details'); at; at = at.parentElement?.closest('details')) at.open = true
  target?.scrollIntoView({ block: 'start' })
}

/** What an earlier page in this tab did not get saved is offered again: the service draws it, and it can be looked at before it is saved. */
function offerCopy(): void {
  const copy = readCopy()
  if (copy === null) return
  if (sameFields(copy.fields, shown)) {
    if (!('unsaved' in form.dataset)) dropCopy()
    return
  }
  const take = el('form', { method: 'post' })
  const hidden = (name: string, value: string) => take.append(el('input', { type: 'hidden', name, value }))
  hidden('csrf', form.dataset.csrf!)
  hidden('baseVersion', String(copy.version))
  hidden('restore', 'yes')
  for (const [name, value] of copy.fields) hidden(name, value)
  const notice = el('div', { class: 'notice caution', role: 'status' })
  const forget = button(m.copyForget, () => {
    dropCopy()
    notice.remove()
  })
  const buttons = el('p', { class: 'actions' }, el('button', {}, m.copyTake), forget)
  take.append(buttons)
  take.addEventListener('submit', () => autosave.leave())
  notice.append(el('p', {}, m.copyFound(timeOfDay(new Date(copy.at), language))), take)
  form.before(notice)
}

offerCopy()
reveal()
window.addEventListener('hashchange', reveal)
say(m.automatic)
form.querySelector<HTMLElement>('[data-copy-hint]')!.hidden = false
const place = sessionStorage.getItem(MERGED)
if (place !== null) {
  sessionStorage.removeItem(MERGED)
  const [focused, top] = JSON.parse(place) as [string, number]
  say(m.merged)
  document.getElementById(focused)?.focus({ preventScroll: true })
  window.scrollTo(0, top)
}
if ('unsaved' in form.dataset) autosave.changed()
document.documentElement.dataset.ready = 'true'
