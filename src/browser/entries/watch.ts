/** The watch: shows what this device watches, re-reads it, and forgets it. */
import type { CardDocument } from '../../site/cards.ts'
import { watchListMessages } from '../../site/messages/watch.ts'
import { pathOf } from '../../site/paths.ts'
import { fetchCards } from '../cards.ts'
import { createCheckWorker } from '../check-worker.ts'
import { button, byId, el, focusOn } from '../dom.ts'
import { rememberListed } from '../found.ts'
import { pageLanguage } from '../page-language.ts'
import { isDue, reread } from '../watch-reader.ts'
import { changeWatched, forgetWatched, readWatched, WATCH_KEY, type Watched, writeWatched } from '../watch-store.ts'
import { watchedView } from '../watch-view.ts'

const language = pageLanguage()
const m = watchListMessages[language]
const worker = createCheckWorker()
const [list, live, heading] = [byId('watched'), byId('live'), byId('yours')]
let cards: CardDocument | null = null
let reading = false

const actions = {
  forget(one: Watched): void {
    forgetWatched(one.id)
    show()
    focusOn(heading)
  },
  rename(one: Watched, name: string): void {
    changeWatched(one.id, stored => ({ ...stored, name }))
    show()
  },
  note(one: Watched): void {
    changeWatched(one.id, stored => ({ ...stored, fresh: [] }))
    show()
    focusOn(heading)
  },
}

function show(): void {
  const watched = readWatched()
  if (watched.length === 0) {
    const check = el('a', { class: 'button', href: pathOf('home', language) }, m.check)
    list.replaceChildren(el('p', {}, m.nothing), el('p', {}, check))
    return
  }
  const again = button(m.reread, () => void readAll(readWatched()), '')
  if (reading) again.ariaDisabled = 'true'
  const forget = button(m.forgetAll, () => {
    worker.cancel()
    writeWatched([])
    show()
    live.textContent = m.forgottenAll
    focusOn(heading)
  })
  list.replaceChildren(
    el('p', { class: 'actions' }, again, forget),
    ...watched.map(one => watchedView(one, cards, language, actions)),
  )
}

/** Reads these again; the incidents' titles come with all others, whatever the answers are. */
async function readAll(watched: readonly Watched[]): Promise<void> {
  if (reading || watched.length === 0) return
  reading = true
  live.textContent = m.reading
  show()
  const failed = await reread(
    watched,
    ({ kind, keyVersion, element }) => worker.run({ kept: { kind, keyVersion, element } }),
    () => new Date(),
  )
  reading = false
  const after = readWatched()
  if (failed !== null) {
    live.textContent = failed > 0 ? m.failed : m.done(new Set(after.flatMap(one => one.fresh)).size)
    // For the page that says what to do.
    rememberListed(after.flatMap(one => one.incidents))
  }
  show()
}

window.addEventListener('storage', event => {
  if (event.key === WATCH_KEY || event.key === null) show()
})

list.ariaBusy = 'true'
show()
byId('watch').hidden = false
const now = new Date()
const due = readWatched().filter(one => isDue(one, now))
if (readWatched().length > 0) {
  cards = await fetchCards(language)
  show()
}
await readAll(due)
list.ariaBusy = null
