/** Records: the list of them, and writing one. */
import type { DeskMethod, DeskRoute } from '../context.ts'
import { INCIDENT_FORM, REGISTER_FORM } from '../fields/record-forms.ts'
import { actAtHome, homePage } from '../pages/home.ts'
import { recordPage } from '../pages/record.ts'
import { recordClashPage, settleClash } from '../pages/record-clash.ts'
import { addComment, recordCommentsPage } from '../pages/record-comments.ts'
import { editorRoutes } from '../pages/record-edit.ts'
import { recordHistoryPage, recordVersionPage } from '../pages/record-history.ts'
import { openNewRecord, recordNewPage } from '../pages/record-new.ts'
import { severityEditor } from '../pages/record-severity.ts'
import { changeShares, recordSharePage } from '../pages/record-share.ts'

const reads = (handle: DeskMethod['handle']): DeskMethod => ({ action: 'incident.read', handle })

export const recordRoutes: readonly DeskRoute[] = [
  {
    page: 'home',
    get: { action: null, handle: homePage },
    post: { action: null, handle: actAtHome },
  },
  {
    page: 'recordNew',
    get: { action: null, handle: recordNewPage },
    // Which organisation it is opened for stands in the form; the use case decides.
    post: { action: null, handle: openNewRecord },
  },
  { page: 'record', get: reads(recordPage) },
  { page: 'recordIncident', ...editorRoutes({ page: 'recordIncident', plan: INCIDENT_FORM }) },
  { page: 'recordRegister', ...editorRoutes({ page: 'recordRegister', plan: REGISTER_FORM }) },
  { page: 'recordSeverity', ...editorRoutes(severityEditor) },
  {
    page: 'recordClash',
    get: { action: 'incident.edit', handle: context => recordClashPage(context) },
    post: { action: 'incident.edit', handle: settleClash },
  },
  { page: 'recordHistory', get: reads(context => recordHistoryPage(context)) },
  { page: 'recordVersion', get: reads(recordVersionPage) },
  {
    page: 'recordComments',
    get: reads(context => recordCommentsPage(context)),
    post: { action: 'incident.comment', handle: addComment },
  },
  {
    page: 'recordShare',
    get: reads(recordSharePage),
    // An owner shares; anybody's organisation may leave: the use case decides.
    post: { action: 'incident.read', handle: changeShares },
  },
]
