/** What the service found wrong, beside the fields. */
export interface ShownFault {
  /** Of the input. */
  readonly name: string
  readonly text: string
}

export function showFaults(form: HTMLFormElement, faults: readonly ShownFault[]): void {
  for (const place of form.querySelectorAll<HTMLElement>('[data-error-of]')) {
    place.textContent = ''
    place.hidden = true
  }
  for (const input of form.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid')
  for (const { name, text } of faults) {
    const place = form.querySelector<HTMLElement>(`[data-error-of="${CSS.escape(name)}"]`)
    if (!place) continue
    place.textContent = text
    place.hidden = false
    const id = place.id
    for (const input of form.querySelectorAll(`[aria-describedby~="${CSS.escape(id)}"]`)) {
      input.setAttribute('aria-invalid', 'true')
    }
  }
}
