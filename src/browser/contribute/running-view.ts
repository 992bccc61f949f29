/** How far it is, how fast, and how long it still takes; pause; and what is waited for. */
import { createRate, type Rate } from '../../contribution/rate.ts'
import { formatNumber } from '../../site/format.ts'
import type { Language } from '../../site/language.ts'
import { formatLength } from '../../site/messages/desk-clocks.ts'
import { contributeMessages } from '../../site/messages/desk-contribute.ts'
import { button, el } from '../dom.ts'
import type { Snapshot } from './job.ts'
import type { Phase } from './phase.ts'
import type { View } from './view.ts'

type Running = Extract<Phase, { at: 'running' }>

/** A rate of the first second says nothing yet. */
const STEADY_DONE = 20

export function runningView(first: Running, language: Language, pause: (paused: boolean) => void): View {
  const m = contributeMessages[language].running
  const bar = el('progress', { id: 'contribute-bar', max: '1' })
  const state = el('p', { id: 'contribute-state' })
  const facts = el('p', { class: 'quiet' })
  const notice = el('p', { class: 'notice caution', hidden: true })
  let paused = first.paused
  const toggle = button(m.pause, () => pause(!paused))
  let rate: Rate | null = null
  let said = ''

  const show = (phase: Running): string | null => {
    const { snapshot } = phase
    if (paused !== phase.paused) rate = null
    paused = phase.paused
    toggle.textContent = paused ? m.goOn : m.pause
    if (snapshot?.stage === 'sending') rate ??= createRate(snapshot.done, performance.now())
    if (snapshot) bar.value = snapshot.fraction
    state.textContent = snapshot ? stateText(snapshot, paused ? null : rate, language) : m.preparing
    facts.textContent = snapshot ? factsText(snapshot, language) : ''
    const waiting = paused ? m.paused : waitingText(phase, language)
    notice.textContent = waiting
    notice.hidden = waiting === ''
    // Seconds count down on screen; who listens hears once that it waits.
    const kind = paused ? 'paused' : phase.waiting ? 'waiting' : ''
    if (kind === said) return null
    said = kind
    return waiting
  }
  show(first)
  const heading = el('h2', {}, m.title)
  return {
    focus: heading,
    elements: [
      heading,
      el('label', { for: 'contribute-bar', class: 'visually-hidden' }, m.label),
      bar,
      state,
      facts,
      notice,
      el('p', { class: 'actions' }, toggle),
      el('p', {}, m.open),
    ],
    announce: m.title,
    update: phase => (phase.at === 'running' ? show(phase) : null),
  }
}

function stateText(snapshot: Snapshot, rate: Rate | null, language: Language): string {
  const m = contributeMessages[language].running
  if (snapshot.stage === 'checking') return m.checking(snapshot.rows)
  const parts = [m.state(percentOf(snapshot), snapshot.done + snapshot.skipped)]
  const perSecond = rate?.(snapshot.done, performance.now()) ?? 0
  if (perSecond > 0 && snapshot.done >= STEADY_DONE) {
    parts.push(m.rate(formatNumber(perSecond < 10 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond), language)))
    if (snapshot.left > 0) parts.push(m.left(formatLength((snapshot.left / perSecond) * 1000, language)))
  }
  return `${parts.join(', ')}.`
}

/** Of millions of rows a tenth of a percent takes an hour, and somebody is glad to see it. */
const percentOf = ({ fraction }: Snapshot): number =>
  fraction < 0.1 ? Math.floor(fraction * 1000) / 10 : Math.floor(fraction * 100)

function factsText({ rejected, skipped }: Snapshot, language: Language): string {
  const m = contributeMessages[language].running
  return [skipped > 0 ? m.earlier(skipped) : '', rejected > 0 ? m.rejected(rejected) : ''].filter(Boolean).join(', ')
}

function waitingText({ waiting }: Running, language: Language): string {
  const m = contributeMessages[language].running
  if (!waiting) return ''
  if (waiting.overQuota) return m.quota(formatLength(waiting.milliseconds, language))
  return navigator.onLine ? m.noAnswer(Math.max(1, Math.round(waiting.milliseconds / 1000))) : m.offline
}
