/** Choosing the file, by dialogue or by dropping it; or the file of a contribution that was begun. */
import { formatInstant } from '../../site/format.ts'
import type { Language } from '../../site/language.ts'
import { contributeMessages, formatSize } from '../../site/messages/desk-contribute.ts'
import { contributeFailures } from '../../site/messages/desk-contribute-failures.ts'
import { button, el } from '../dom.ts'
import type { Remembered } from './job.ts'
import type { Phase } from './phase.ts'
import type { View } from './view.ts'

/** What browsers offer first; any other file is looked at too. */
const ACCEPT = '.csv,.txt,.tsv,.xlsx,text/csv'

export function chooseView(
  phase: Extract<Phase, { at: 'choosing' | 'reading' }>,
  language: Language,
  actions: { choose(file: File): void; forget(): void },
): View {
  const m = contributeMessages[language].choose
  const reading = phase.at === 'reading'
  const refused = phase.at === 'choosing' ? refusalOf(phase, language) : null
  const input = el('input', {
    type: 'file',
    id: 'contribute-file',
    accept: ACCEPT,
    disabled: reading,
    'aria-describedby': `contribute-file-hint${refused ? ' contribute-file-error' : ''}`,
    ...(refused && { 'aria-invalid': 'true' }),
  })
  const take = (files: FileList | null | undefined): void => {
    const file = files?.[0]
    if (file && !reading) actions.choose(file)
  }
  input.addEventListener('change', () => take(input.files))
  const hint = el('span', { class: 'hint', id: 'contribute-file-hint' }, m.hint)
  const box = el(
    'div',
    { class: 'card drop' },
    el('label', { for: 'contribute-file' }, m.label, hint),
    input,
    refused && el('span', { class: 'error', id: 'contribute-file-error' }, refused),
    el('p', { class: 'quiet' }, reading ? m.reading : m.drop),
  )
  box.addEventListener('dragover', event => {
    event.preventDefault()
    box.classList.add('over')
  })
  box.addEventListener('dragleave', () => box.classList.remove('over'))
  box.addEventListener('drop', event => {
    event.preventDefault()
    box.classList.remove('over')
    take(event.dataTransfer?.files)
  })
  const { remembered } = phase
  const heading = el('h2', {}, m.title)
  return {
    focus: refused ? input : heading,
    elements: [
      heading,
      remembered &&
        !refused &&
        el('p', { class: 'notice' }, m.kept(factsOf(remembered, language), percentOf(remembered))),
      box,
      remembered && !reading && forgetting(language, actions.forget),
    ],
    announce: reading ? m.reading : (refused ?? ''),
  }
}

function refusalOf(phase: Extract<Phase, { at: 'choosing' }>, language: Language): string | null {
  const { refused, remembered } = phase
  if (refused === null) return null
  if (refused !== 'other-file') return contributeFailures[language][refused.failure](refused.row ?? 0)
  return remembered && contributeMessages[language].choose.otherFile(factsOf(remembered, language))
}

/** To forget is to lose: what it does is said before it is done. */
function forgetting(language: Language, forget: () => void): HTMLElement {
  const m = contributeMessages[language].choose
  return el('details', {}, el('summary', {}, m.forget), el('p', {}, m.forgetWarning), button(m.forgetSure, forget))
}

const percentOf = ({ fraction }: Remembered): number => Math.floor(fraction * 100)

const factsOf = ({ name, size, modifiedMs }: Remembered, language: Language) => ({
  name,
  size: formatSize(size, language),
  modified: formatInstant(new Date(modifiedMs).toISOString(), 'minute', language),
})
