/** A one-time link: its token goes from the fragment into the form, and out of the address and the history. */
import { byId } from '../dom.ts'

const form = byId<HTMLFormElement>('open-link')
const token = form.querySelector<HTMLInputElement>('[name="token"]')!

function open(): void {
  const given = location.hash.slice(1)
  if (given === '') return
  history.replaceState(null, '', location.pathname)
  token.value = given
  form.requestSubmit()
}

window.addEventListener('hashchange', open)
// After a refusal the same address has no fragment any more.
open()
