/** A button to copy beside fields that are there to be copied (`data-copy`). */
import { button, el } from '../dom.ts'

for (const field of document.querySelectorAll<HTMLInputElement>('input[data-copy]')) {
  const status = el('span', { role: 'status', class: 'quiet' })
  const copy = async () => {
    field.select()
    await navigator.clipboard.writeText(field.value).then(
      () => {
        status.textContent = field.dataset.copied ?? ''
      },
      // Refused: the text is selected.
      () => undefined,
    )
  }
  field.after(
    el(
      'p',
      { class: 'actions' },
      button(field.dataset.copy ?? '', () => void copy()),
      status,
    ),
  )
}
