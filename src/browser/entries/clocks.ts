/** Counts down the deadlines of a page minute by minute, and says aloud, once, which of them came near or ran out. */
import { stateBefore } from '../../incident/clocks.ts'
import { clockMessages, formatLength } from '../../site/messages/desk-clocks.ts'
import { pageLanguage } from '../page-language.ts'

const MINUTE_MS = 60_000

const language = pageLanguage()
const m = clockMessages[language]
const news = document.querySelector<HTMLElement>('[data-clock-news]')
const served = Date.parse(news?.dataset.now ?? '')
const loaded = Date.now()

/** The server's time: a device whose clock is wrong still counts rightly. */
const now = (): number => (Number.isNaN(served) ? Date.now() : served + Date.now() - loaded)

function tick(): void {
  const changed: string[] = []
  for (const place of document.querySelectorAll<HTMLElement>('[data-due][data-from]')) {
    const due = new Date(place.dataset.due!)
    const leftMs = due.getTime() - now()
    const left = place.querySelector('[data-left]')
    const length = formatLength(leftMs, language)
    if (left) left.textContent = leftMs < 0 ? m.past(length) : m.left(length)
    const badge = place.querySelector<HTMLElement>('[data-state]')
    const state = stateBefore({ from: new Date(place.dataset.from!), due }, new Date(now()))
    if (!badge || badge.dataset.state === state) continue
    badge.dataset.state = state
    badge.textContent = m.states[state]
    badge.classList.toggle('alert', state === 'late')
    badge.classList.toggle('caution', state === 'due-soon')
    changed.push(`${place.dataset.name}, ${m.states[state]}.`)
  }
  if (news && changed.length > 0) news.textContent = changed.join(' ')
}

setInterval(tick, MINUTE_MS)
// A machine that slept has missed minutes.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') tick()
})
