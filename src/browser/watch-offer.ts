/** After an answer: the offer to keep on this device what it takes to ask again. Nothing is kept without the button. */
import type { CheckResult } from '../lookup/check.ts'
import type { Language } from '../site/language.ts'
import { watchOfferMessages } from '../site/messages/watch.ts'
import { pathOf } from '../site/paths.ts'
import { button, el } from './dom.ts'
import { forgetWatched, watch } from './watch-store.ts'

type Watchable = Extract<CheckResult, { readonly state: 'listed' | 'not-listed' }>

export function watchOffer(result: Watchable, language: Language): HTMLElement {
  const m = watchOfferMessages[language]
  const incidents = result.state === 'listed' ? result.incidents : []
  const said = el('p', { role: 'status' })
  const link = el('a', { href: pathOf('watch', language) }, m.page)
  const keep = button(m.keep, () => {
    const added = watch(result.kept, { incidents, prefix: m.prefixes[result.kept.kind], now: new Date() })
    if (!added) {
      said.textContent = m.failed
      return
    }
    const forget = button(
      m.forget,
      () => {
        forgetWatched(added.id)
        said.textContent = m.forgotten
        keep.hidden = false
        keep.focus()
      },
      'link',
    )
    said.replaceChildren(`${m.kept(added.name)} `, forget)
    keep.hidden = true
    forget.focus()
  })
  return el(
    'section',
    { class: 'card', 'aria-labelledby': 'watch-offer' },
    el('h3', { id: 'watch-offer' }, m.title),
    el('p', {}, m.text, ' ', link),
    keep,
    said,
  )
}
