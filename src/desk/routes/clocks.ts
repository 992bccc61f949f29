/** Legal clocks: the overview, a record’s own, calendar and feed. */
import type { DeskRoute } from '../context.ts'
import { changeSubscription, clocksPage } from '../pages/clocks.ts'
import { clocksFile } from '../pages/clocks-file.ts'
import { recordClocksPage } from '../pages/record-clocks.ts'

export const clockRoutes: readonly DeskRoute[] = [
  {
    page: 'clocks',
    get: { action: null, handle: clocksPage },
    post: { action: null, handle: changeSubscription },
  },
  // Calendars and feed readers cannot sign in: who is asking follows from the session or from the private token in the address.
  { page: 'clocksFile', open: true, get: { action: null, handle: clocksFile } },
  { page: 'recordClocks', get: { action: 'register.read', handle: recordClocksPage } },
]
