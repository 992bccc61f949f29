/**
 * Saves a form by itself: two seconds after the last change, one request at a time, and again and again while the service is away.
 * What is not saved is kept in this tab.
 */
import * as answers from './answers.ts'
import { type Fields, fieldsOf, sameFields } from './form-state.ts'
import { dropCopy, keepCopy } from './local-copy.ts'
import type { ShownFault } from './shown-faults.ts'

const QUIET_MS = 2000
const RETRY_MS = 2000
const LONGEST_RETRY_MS = 30_000

export type SaveState =
  | { readonly state: 'unsaved' | 'saving' | 'offline' | 'signed-out' | 'other-session' | 'refused' }
  | { readonly state: 'saved'; readonly changed: boolean }
  | { readonly state: 'faulty'; readonly faults: readonly ShownFault[] }
  | { readonly state: 'clash'; readonly to: string }
  /** Others changed other things, which this page does not show. */
  | { readonly state: 'merged' }

export interface Autosave {
  /** Something was typed. */
  changed(): void
  saveNow(): void
  isSaved(): boolean
  /** Leaving the page sends the form itself. */
  leave(): void
}

/** `saved`: what the service has already; null when it has not what the form shows. */
export function createAutosave(
  form: HTMLFormElement,
  saved: Fields | null,
  show: (state: SaveState) => void,
): Autosave {
  const version = form.elements.namedItem('baseVersion') as HTMLInputElement
  const stale = new Set<string>()
  let known = saved
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending = false
  let failures = 0
  let stopped = false
  let left = false

  const isSaved = (): boolean => known !== null && sameFields(known, fieldsOf(form))
  const schedule = (ms: number): void => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(() => void save(), ms)
  }
  const halt = (state: SaveState): void => {
    stopped = true
    clearTimeout(timer)
    show(state)
  }
  const save = async (): Promise<void> => {
    if (sending || stopped) return
    const fields = fieldsOf(form)
    clearTimeout(timer)
    if (known !== null && sameFields(known, fields)) {
      show({ state: 'saved', changed: false })
      return
    }
    sending = true
    show({ state: 'saving' })
    const answer = await answers.post(location.pathname, form.dataset.csrf!, {
      baseVersion: Number(version.value),
      fields,
      stale: [...stale],
    })
    sending = false
    if (stopped) return
    heard(answer, fields)
  }
  const heard = (answer: answers.SaveAnswer, fields: Fields): void => {
    failures = answer.kind === 'away' ? failures + 1 : 0
    switch (answer.kind) {
      case 'saved':
        keptBy(answer, fields)
        break
      case 'away':
        show({ state: 'offline' })
        schedule(Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** (failures - 1)))
        break
      case 'faulty':
        show({ state: 'faulty', faults: answer.faults })
        if (!sameFields(fields, fieldsOf(form))) schedule(QUIET_MS)
        break
      case 'clash':
        halt({ state: 'clash', to: answer.to })
        break
      default:
        halt({ state: answer.kind })
    }
  }
  const keptBy = (answer: Extract<answers.SaveAnswer, { kind: 'saved' }>, fields: Fields): void => {
    known = fields
    version.value = String(answer.version)
    for (const path of answer.stale) stale.add(path)
    if (!isSaved()) {
      schedule(QUIET_MS)
      return
    }
    dropCopy()
    if (stale.size > 0) halt({ state: 'merged' })
    else show({ state: 'saved', changed: answer.changed })
  }
  window.addEventListener('online', () => {
    if (failures > 0) schedule(0)
  })
  window.addEventListener('beforeunload', event => {
    if (sending || (!isSaved() && !left)) event.preventDefault()
  })
  return {
    isSaved,
    changed() {
      if (isSaved() && !sending) {
        clearTimeout(timer)
        dropCopy()
        show({ state: 'saved', changed: false })
        return
      }
      keepCopy(Number(version.value), fieldsOf(form))
      if (stopped) return
      if (!sending) show({ state: 'unsaved' })
      schedule(QUIET_MS)
    },
    saveNow() {
      void save()
    },
    leave() {
      left = true
      stopped = true
      clearTimeout(timer)
    },
  }
}
