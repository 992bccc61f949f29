/** The form of a check: which kind is asked about, what was typed, and what is wrong with it. */
import { isKind, type Kind } from '../identifier/kind.ts'
import type { PersonParts } from '../identifier/person.ts'
import type { RefusalReason } from '../identifier/refusal.ts'
import type { Language } from '../site/language.ts'
import { refusalMessages } from '../site/messages/refusals.ts'
import { birthDate } from './birth-date.ts'
import { byId } from './dom.ts'
import { refusedField } from './refused-field.ts'

export interface Typed {
  readonly kind: Kind
  readonly input: string | PersonParts
  /** What was typed, to be shown with the answer so that a slip is seen. */
  readonly shown: string
}

export interface CheckForm {
  /** While a check runs, another cannot begin. */
  busy(busy: boolean): void
  /** Shows a reason next to the field that it is about, and puts the focus there. A social security number is taken off the page. */
  refuse(reason: RefusalReason): void
  /** Empties the fields for another question. */
  clear(): void
}

/** Brings the form to life. */
export function createCheckForm(language: Language, on: { readonly submit: (typed: Typed) => void }): CheckForm {
  const form = byId<HTMLFormElement>('check')
  const submit = byId<HTMLButtonElement>('submit')
  const panes = [...form.querySelectorAll<HTMLElement>('[data-kind]')]
  const radios = [...form.querySelectorAll<HTMLInputElement>('input[name=kind]')]
  const inputsOf = (pane: HTMLElement) => [...pane.querySelectorAll('input')]
  const chosen = (): Kind => {
    const value = radios.find(one => one.checked)?.value
    return isKind(value) ? value : 'email'
  }
  const current = () => inputsOf(panes.find(pane => pane.dataset.kind === chosen())!)

  const explain = (input: HTMLInputElement, text: string): void => {
    byId(`${input.id}-error`).textContent = text
    if (text === '') input.removeAttribute('aria-invalid')
    else input.setAttribute('aria-invalid', 'true')
  }
  const showChosen = (): void => {
    for (const pane of panes) {
      pane.hidden = pane.dataset.kind !== chosen()
      for (const input of inputsOf(pane)) explain(input, '')
    }
  }
  for (const radio of radios) radio.addEventListener('change', showChosen)
  for (const input of panes.flatMap(inputsOf)) input.addEventListener('input', () => explain(input, ''))
  for (const button of form.querySelectorAll<HTMLElement>('[data-example]')) {
    button.addEventListener('click', () => {
      const values = JSON.parse(button.dataset.example ?? '[]') as string[]
      for (const [at, input] of current().entries()) {
        input.value = values[at] ?? ''
        explain(input, '')
      }
      submit.focus()
    })
  }
  form.addEventListener('submit', event => {
    event.preventDefault()
    if (submit.ariaDisabled === 'true') return
    const inputs = current()
    for (const input of inputs) explain(input, '')
    on.submit(
      typedIn(
        chosen(),
        inputs.map(({ value }) => value),
      ),
    )
  })
  showChosen()
  submit.disabled = false
  return {
    busy(busy) {
      submit.ariaDisabled = busy ? 'true' : null
    },
    refuse(reason) {
      const inputs = current()
      const input =
        inputs[
          refusedField(
            inputs.map(({ value }) => value),
            reason,
          )
        ]!
      if (reason === 'nir') input.value = ''
      explain(input, refusalMessages[language][reason])
      input.focus()
    },
    clear() {
      for (const input of panes.flatMap(inputsOf)) {
        input.value = ''
        explain(input, '')
      }
      current()[0]!.focus()
    },
  }
}

function typedIn(kind: Kind, values: readonly string[]): Typed {
  if (kind !== 'person') return { kind, input: values[0] ?? '', shown: values[0] ?? '' }
  const [givenNames = '', familyName = '', date = ''] = values
  const input: PersonParts = { givenNames, familyName, birthDate: birthDate(date) }
  return { kind, input, shown: `${givenNames} ${familyName}, ${input.birthDate}` }
}
