/** For a preview that looks wrong: how the bytes of the file are read. */
import type { Language } from '../../site/language.ts'
import { contributeMessages } from '../../site/messages/desk-contribute.ts'
import { el } from '../dom.ts'
import type { Preview, Reading } from './job.ts'

/** Fields that ask for the file to be read anew as soon as one changes. */
export function readingFields(
  found: NonNullable<Preview['text']>,
  reading: Reading,
  language: Language,
  onChange: (reading: Reading) => void,
): HTMLElement {
  const m = contributeMessages[language].mapping
  const encoding = choice('contribute-encoding', m.encoding, m.encodings, found.encoding, reading.encoding, m.detected)
  const delimiter = choice(
    'contribute-delimiter',
    m.delimiter,
    m.delimiters,
    found.delimiter,
    reading.delimiter,
    m.detected,
  )
  const noQuotes = el('input', { type: 'checkbox', id: 'contribute-no-quotes', checked: !reading.quotes })
  const changed = (): void =>
    onChange({
      encoding: (encoding.select.value || null) as Reading['encoding'],
      delimiter: delimiter.select.value || null,
      quotes: !noQuotes.checked,
    })
  for (const field of [encoding.select, delimiter.select, noQuotes]) field.addEventListener('change', changed)
  const own = reading.encoding !== null || reading.delimiter !== null || !reading.quotes
  return el(
    'details',
    { open: own },
    el('summary', {}, m.reading),
    encoding.field,
    delimiter.field,
    el('label', { class: 'choice' }, noQuotes, m.noQuotes),
  )
}

function choice<V extends string>(
  id: string,
  label: string,
  names: Readonly<Record<V, string>>,
  found: string,
  chosen: string | null,
  detected: string,
) {
  const options = (Object.keys(names) as V[]).map(value =>
    el('option', { value, selected: value === chosen }, names[value]),
  )
  const auto = chosen === null ? `${names[found as V] ?? found} (${detected})` : `(${detected})`
  const select = el('select', { id }, el('option', { value: '', selected: chosen === null }, auto), ...options)
  return { select, field: el('div', { class: 'field' }, el('label', { for: id }, label), select) }
}
