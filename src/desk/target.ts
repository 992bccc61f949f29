/** What a route's permission is decided about, read from its path. */
import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { incidentTarget } from '../officer/incident-access.ts'
import { listTarget } from '../officer/list-target.ts'
import { type Action, type Decision, decide, PERMISSIONS, type Principal } from '../officer/permissions.ts'

const CODE = /^[1-9]\d{0,4}$/

/**
 * Whether somebody may do it at all; whether it is their own work, and whether the second factor is fresh, is for the act itself to find out.
 * What does not exist is refused like what is somebody else's.
 */
export async function decideAbout(
  db: Kysely<Schema>,
  who: Principal,
  action: Action,
  parameters: Readonly<Record<string, string>>,
): Promise<Decision> {
  const target = { ...(await targetOf(db, action, parameters)), authors: [] }
  return decide(who, action, target as never)
}

async function targetOf(db: Kysely<Schema>, action: Action, parameters: Readonly<Record<string, string>>) {
  const { on } = PERMISSIONS[action]
  if (on === 'self' || on === 'platform') return { on }
  if (on === 'organisation') return { on, organisation: parameters.organisation ?? '' }
  if (parameters.code !== undefined) return listTarget(db, CODE.test(parameters.code) ? Number(parameters.code) : 0)
  return incidentTarget(db, parameters.incident ?? '')
}
