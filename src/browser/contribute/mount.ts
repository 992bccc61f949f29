/** The contribution page: phases and their views on one side, the worker on the other. */
import { isKind } from '../../identifier/kind.ts'
import type { Language } from '../../site/language.ts'
import { rejectionMessages } from '../../site/messages/desk-contribute-rejections.ts'
import { el, focusOn } from '../dom.ts'
import { scriptAddress } from '../script-address.ts'
import { chooseView } from './choose-view.ts'
import { doneView, stoppedView } from './end-views.ts'
import type { Reading, WorkerReply, WorkerRequest } from './job.ts'
import { mappingView } from './mapping-view.ts'
import { next, type PageEvent, type Phase, START } from './phase.ts'
import { runningView } from './running-view.ts'
import type { View } from './view.ts'

/** Put in by the build: the address of workers/contribution.ts. */
declare const CONTRIBUTION_WORKER: string

const DETECTED: Reading = { encoding: null, delimiter: null, quotes: true }

/**
 * Shows the contribution in `section`, whose data attributes say which list is filled: `code`, `kind`, `tokenUrl`, `doneUrl`, `csrf`.
 * @throws when they are missing
 */
export function mountContribution(section: HTMLElement, language: Language): void {
  const { code, kind, tokenUrl, doneUrl, csrf } = section.dataset
  if (!isKind(kind) || !code || !tokenUrl || !doneUrl || !csrf) throw new Error('the list is not said')
  const list = { code: Number(code), kind }
  const address = scriptAddress(CONTRIBUTION_WORKER)
  const live = el('p', { class: 'visually-hidden', role: 'status' })
  const place = el('div', {})
  section.replaceChildren(place, live)

  let phase: Phase = START
  let view: View | null = null
  let file: File | null = null
  let reading = DETECTED
  let columns: readonly string[] = []
  let worker = started()

  function started(): Worker {
    const made = new Worker(address, { type: 'module' })
    made.addEventListener('message', ({ data }: MessageEvent<WorkerReply>) => on(data))
    made.addEventListener('error', () => on({ failed: { failure: 'stopped', row: null } }))
    return made
  }
  const ask = (request: WorkerRequest): void => worker.postMessage(request)

  function on(event: PageEvent): void {
    const before = phase
    phase = next(phase, event)
    if (phase === before) return
    // Whatever was under way in it must not go on.
    if (phase.at === 'stopped') {
      worker.terminate()
      worker = started()
    }
    if ('resumes' in event) begin()
    show(before)
  }

  function show(before: Phase | null): void {
    const stays = before?.at === phase.at && !isNewPreview(before, phase)
    const said = stays ? view?.update?.(phase) : undefined
    if (said !== undefined) {
      if (said !== null) live.textContent = said
      return
    }
    view = viewOf(phase)
    place.replaceChildren(...view.elements.filter(child => child !== false && child !== null && child !== undefined))
    live.textContent = view.announce
    if (before === null || before.at === phase.at || phase.at === 'reading') return
    // A field stays where the tab key finds it.
    if (view.focus instanceof HTMLInputElement) view.focus.focus()
    else focusOn(view.focus)
  }

  function viewOf(now: Phase): View {
    switch (now.at) {
      case 'choosing':
      case 'reading':
        return chooseView(now, language, { choose, forget: () => ask({ forget: list }) })
      case 'mapping':
        return mappingView(now, list.kind, reading, language, {
          begin: chosen => {
            columns = chosen
            on({ act: 'begin' })
            begin()
          },
          read: changed => {
            reading = changed
            ask({ open: list, file: file!, reading })
          },
          back,
        })
      case 'running':
        return runningView(now, language, paused => {
          ask({ paused })
          on({ act: 'pause', paused })
        })
      case 'stopped':
        return stoppedView(now.problem, doneUrl!, language, {
          again: () => {
            on({ act: 'begin' })
            begin()
          },
          back,
        })
      case 'done':
        return doneView(now.outcome, doneUrl!, language)
    }
  }

  function choose(chosen: File): void {
    file = chosen
    reading = DETECTED
    on({ act: 'choose' })
    ask({ open: list, file, reading })
  }
  function back(): void {
    on({ act: 'back' })
    ask({ remember: list })
  }
  function begin(): void {
    const words = rejectionMessages[language]
    ask({ begin: { ...list, file: file!, columns, reading, tokenUrl: tokenUrl!, csrf: csrf!, words } })
  }

  // A file that misses the box would take the place of the page.
  for (const type of ['dragover', 'drop']) addEventListener(type, event => event.preventDefault())
  addEventListener('beforeunload', event => {
    if (phase.at === 'running') event.preventDefault()
  })
  show(null)
  ask({ remember: list })
}

const isNewPreview = (before: Phase, now: Phase): boolean =>
  before.at === 'mapping' && now.at === 'mapping' && before.preview !== now.preview
