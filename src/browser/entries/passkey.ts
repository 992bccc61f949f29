/**
 * Passkeys in forms of the desk: signing in, confirming an act, making a new one. What a form needs from us it says in `data-` attributes;
 * without this script, and in a browser without passkeys, the forms ask for a code and nothing is missing.
 */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { button, el } from '../dom.ts'

type Authentication = Parameters<typeof startAuthentication>[0]['optionsJSON']
type Registration = Parameters<typeof startRegistration>[0]['optionsJSON']

const field = (form: HTMLFormElement, name: string) =>
  form.querySelector<HTMLInputElement>(`input[name="${name}"]`) ?? undefined

/** What the browser is to be asked, from the server. */
async function optionsFrom<T>(url: string, form: HTMLFormElement, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json', 'x-csrf-token': field(form, 'csrf')?.value ?? '' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(String(response.status))
  return (await response.json()) as T
}

async function authenticate(url: string, form: HTMLFormElement, body: object): Promise<string> {
  const optionsJSON = await optionsFrom<Authentication>(url, form, body)
  return JSON.stringify({ challenge: optionsJSON.challenge, response: await startAuthentication({ optionsJSON }) })
}

async function register(url: string, form: HTMLFormElement, body: object): Promise<string> {
  const optionsJSON = await optionsFrom<Registration>(url, form, body)
  return JSON.stringify({ challenge: optionsJSON.challenge, response: await startRegistration({ optionsJSON }) })
}

/** A line in the form that says what happened, and is read out. */
function sayer(place: HTMLElement): (text: string, className?: string) => void {
  const line = el('p', { role: 'status' })
  place.append(line)
  return (text, className = 'error') => {
    line.className = className
    line.textContent = text
  }
}

/** Fills the form's field with what the browser answers, at the first time it is sent, and sends it. */
function answerOnSubmit(form: HTMLFormElement, answer: () => Promise<string>): void {
  const passkey = field(form, 'passkey')!
  const say = sayer(form)
  form.hidden = false
  form.addEventListener('submit', event => {
    event.preventDefault()
    say('')
    answer().then(
      text => {
        passkey.value = text
        form.submit()
      },
      () => say(form.dataset.failed ?? ''),
    )
  })
}

/** A passkey in place of the code, by a button beside it. */
function offerStepUp(place: HTMLElement): void {
  const form = place.closest('form')!
  const code = field(form, 'step-up-code')!
  const say = sayer(place)
  const body = () => ({
    action: field(form, 'step-up-action')?.value,
    subject: field(form, 'step-up-subject')?.value,
  })
  const confirm = async () => {
    say('')
    code.required = false
    if (!form.reportValidity()) {
      code.required = true
      return
    }
    try {
      field(form, 'step-up-passkey')!.value = await authenticate(place.dataset.stepUp!, form, body())
    } catch {
      code.required = true
      say(place.dataset.failed ?? '')
      return
    }
    // A new passkey is another question to the browser, which some put only after a press of its own.
    if (form.dataset.passkeyRegister === undefined) form.requestSubmit()
    else say(place.dataset.confirmed ?? '', 'quiet')
  }
  code.after(button(place.dataset.passkey ?? '', () => void confirm(), 'secondary passkey'))
}

if (browserSupportsWebAuthn()) {
  for (const note of document.querySelectorAll<HTMLElement>('[data-without-passkeys]')) note.hidden = true
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey-sign-in]')) {
    answerOnSubmit(form, () => authenticate(form.dataset.passkeySignIn!, form, {}))
  }
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey-register]')) {
    const token = field(form, 'token')
    answerOnSubmit(form, () => register(form.dataset.passkeyRegister!, form, token ? { token: token.value } : {}))
  }
  for (const place of document.querySelectorAll<HTMLElement>('[data-step-up]')) offerStepUp(place)
}
