/** Documents made from a record, and the register as a whole. */
import type { DeskRoute } from '../context.ts'
import { recordPaper } from '../pages/record-paper.ts'
import { recordPapersPage, takeOver } from '../pages/record-papers.ts'
import { registerFile, registerPage } from '../pages/register.ts'

export const paperRoutes: readonly DeskRoute[] = [
  {
    page: 'recordPapers',
    get: { action: 'register.read', handle: recordPapersPage },
    post: { action: 'incident.edit', handle: takeOver },
  },
  // Files also ask for `register.export`, and are noted.
  { page: 'recordPaper', get: { action: 'register.read', handle: recordPaper } },
  // Over all records: what is in it is what its reader may read.
  { page: 'register', get: { action: null, handle: registerPage } },
  { page: 'registerFile', get: { action: null, handle: registerFile } },
]
