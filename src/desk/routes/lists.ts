/** Lists of affected people: creating, contributing, reviewing. */
import type { DeskRoute } from '../context.ts'
import { decideList, listPage } from '../pages/list.ts'
import { createList, recordLists } from '../pages/record-lists.ts'

export const listRoutes: readonly DeskRoute[] = [
  {
    page: 'recordLists',
    get: { action: 'incident.read', handle: recordLists },
    post: { action: 'data-set.create', handle: createList },
  },
  {
    // Which decision it is stands in the form: each is authorised by its own use case.
    page: 'list',
    get: { action: 'incident.read', handle: listPage },
    post: { action: 'incident.read', handle: decideList },
  },
]
