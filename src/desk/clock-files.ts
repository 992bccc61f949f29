/** Deadlines as files for calendars and feed readers: titles, hours and laws, and nothing else of the register. */
import { html } from 'hono/html'
import { type Clock, clocksAt } from '../incident/clocks.ts'
import { clockCalendar } from '../officer/clock-calendar.ts'
import { type DueClock, dueClocks } from '../officer/due-clocks.ts'
import type { RecordSummary } from '../officer/records/list-records.ts'
import { atomDocument } from '../site/feeds/atom.ts'
import type { FeedEntry } from '../site/feeds/feed.ts'
import { type Bilingual, type Language, otherLanguage } from '../site/language.ts'
import { clockMessages } from '../site/messages/desk-clocks.ts'
import type { DeskContext } from './context.ts'
import { subscriptionMessages } from './messages/subscription.ts'
import { clockMoment } from './parts/clock-facts.ts'

/** Name of the file with the deadlines of all records. */
export const ALL_CLOCKS: Bilingual = { fr: 'echeances', en: 'deadlines' }

type Place = Pick<DeskContext, 'language' | 'link' | 'url' | 'now'>
type Clocked = Pick<RecordSummary, 'incident' | 'title' | 'version' | 'clockFacts' | 'updatedAt'>

const titleOf = ({ title }: Clocked, language: Language): string =>
  title[language] || title[otherLanguage(language)] || subscriptionMessages[language].feed.unnamed

const lawOf = ({ id, verified }: Clock, language: Language): string[] => {
  const m = clockMessages[language]
  return [m.laws[id], ...(verified ? [] : [m.unverified])]
}

/** A calendar of these records' deadlines. */
export function clocksIcs({ language, link, url, now }: Place, records: readonly Clocked[], name: string): string {
  const m = clockMessages[language]
  const parts = records.map(record => ({
    record: record.incident,
    sequence: record.version,
    clocks: clocksAt(record.clockFacts, now),
    title: (id: Clock['id']) => `${m.names[id]} – ${titleOf(record, language)}`,
    text: (clock: Clock) => lawOf(clock, language).join('\n'),
    url: url.origin + link('recordClocks', { incident: record.incident }),
  }))
  return clockCalendar(name, parts, now)
}

/** A feed of what is still to be done. */
export async function clocksAtom(place: Place, records: readonly Clocked[]): Promise<string> {
  const { language, link, url, now } = place
  const { feed: m } = subscriptionMessages[language]
  const { byUrgency } = dueClocks(records, now)
  const due = (['late', 'due-soon', 'running', 'open'] as const).flatMap(one => byUrgency[one])
  const entries = await Promise.all(due.map(one => entryOf(one, place)))
  return atomDocument(
    {
      id: `urn:vigifuite:deadlines:${language}`,
      // Not its own address, which is a secret: a reader that shows or passes on what it read does not pass on that.
      path: link('clocksFile', { file: `${ALL_CLOCKS[language]}.atom` }),
      home: link('clocks'),
      language,
      title: m.title,
      description: m.description,
      updated:
        entries
          .map(one => one.updated)
          .sort()
          .at(-1) ?? now.toISOString(),
      entries,
    },
    url.origin,
  )
}

/** An entry of its own for each state: readers tell of what is new, and that a deadline comes near is. */
async function entryOf({ record, clock }: DueClock<Clocked>, { language, link }: Place): Promise<FeedEntry> {
  const m = clockMessages[language]
  const moment = clockMoment(clock, language)
  const lines = [moment, ...lawOf(clock, language)]
  const state = clock.state === 'running' ? '' : `${m.states[clock.state]} – `
  return {
    id: `urn:vigifuite:deadline:${record.incident}:${clock.id}:${clock.state}:${language}`,
    path: link('recordClocks', { incident: record.incident }),
    title: `${state}${m.names[clock.id]} – ${titleOf(record, language)}`,
    summary: lines.join(' – '),
    html: String(await html`${lines.map(line => html`<p>${line}</p>`)}`),
    published: clock.from!.toISOString(),
    updated: since(clock, record.updatedAt).toISOString(),
    tags: [clock.id],
  }
}

/** When a clock came into its state, or its record was last saved. */
function since({ state, from, due }: Clock, savedAt: Date): Date {
  const began =
    state === 'late'
      ? due!.getTime()
      : state === 'due-soon'
        ? due!.getTime() - (due!.getTime() - from!.getTime()) / 3
        : 0
  return new Date(Math.max(began, savedAt.getTime()))
}
