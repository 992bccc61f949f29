/** How far a check is: a bar, the step in words, and the same for those who listen. */
import type { CheckStep } from '../lookup/check.ts'
import { COLON } from '../site/format.ts'
import type { Language } from '../site/language.ts'
import { checkMessages } from '../site/messages/check.ts'
import { byId } from './dom.ts'

const STEPS: readonly CheckStep[] = ['self-test', 'parameters', 'digest', 'evaluation', 'bucket']

export interface Progress {
  begin(): void
  /** A check that begins again does not go back. */
  at(step: CheckStep): void
  end(): void
}

/** `expected`: the steps there are. */
export function createProgress(language: Language, expected: readonly CheckStep[] = STEPS): Progress {
  const [box, bar, text, live] = [byId('progress'), byId<HTMLProgressElement>('bar'), byId('step'), byId('live')]
  const { steps, stepOf } = checkMessages[language]
  return {
    begin() {
      bar.value = 0
      text.textContent = ''
      box.hidden = false
      box.scrollIntoView({ block: 'nearest' })
    },
    at(step) {
      const number = expected.indexOf(step) + 1
      if (number <= bar.value) return
      bar.value = number
      text.textContent = `${stepOf(number, expected.length)}${COLON[language]}${steps[step]}`
      live.textContent = text.textContent
    },
    end() {
      box.hidden = true
      live.textContent = ''
    },
  }
}
