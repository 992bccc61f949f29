/** Deadlines as a file: for who is signed in, or for a program with an officer's private address. */
import { FEED_PREFIX, officerOfFeed } from '../../officer/feed-tokens.ts'
import { OfficerError } from '../../officer/officer-error.ts'
import { listRecords } from '../../officer/records/list-records.ts'
import { clockMessages } from '../../site/messages/desk-clocks.ts'
import { ALL_CLOCKS, clocksAtom, clocksIcs } from '../clock-files.ts'
import type { DeskAnswer, DeskContext } from '../context.ts'
import { subscriptionMessages } from '../messages/subscription.ts'
import { recordTitle } from '../parts/record-head.ts'

const FILE = /^([A-Za-z0-9_-]{1,90})\.(ics|atom)$/

/**
 * `<all>.ics`, `<incident>.ics`, `<private token>.ics` or `.atom`. What an officer may read is found out at this moment; what they may
 * not, and what does not exist, are alike. @throws OfficerError 'unknown'
 */
export async function clocksFile(context: DeskContext): Promise<DeskAnswer> {
  const { language, link, now, parameters, services, signedIn, url } = context
  const [, stem, kind] = FILE.exec(parameters.file ?? '') ?? []
  if (stem === undefined) throw missing()
  const byToken = stem.startsWith(FEED_PREFIX)
  if (!byToken && !signedIn) {
    return { redirect: `${link('signIn')}?next=${encodeURIComponent(url.pathname)}` }
  }
  const officer = byToken ? await officerOfFeed(services.db, { token: stem, now }) : signedIn!.id
  if (officer === null) throw missing()
  const records = await listRecords(services.db, officer)
  const all = byToken || Object.values(ALL_CLOCKS).includes(stem)
  const shown = all ? records : records.filter(one => one.incident === stem)
  if (!all && shown.length === 0) throw missing()
  if (kind === 'atom') {
    return { file: await clocksAtom(context, shown), contentType: 'application/atom+xml; charset=utf-8' }
  }
  const name = all
    ? subscriptionMessages[language].feed.title
    : clockMessages[language].calendarName(recordTitle({ content: { incident: shown[0]! } }, language))
  return {
    file: clocksIcs(context, shown, name),
    contentType: 'text/calendar; charset=utf-8',
    ...(!byToken && { name: `${stem}.ics` }),
  }
}

const missing = () => new OfficerError('unknown', 'there is no such file')
