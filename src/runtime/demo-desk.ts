import type { Database } from '../database/connect.ts'
import type { AccountDependencies } from '../officer/dependencies.ts'
import { assignIncident } from '../officer/incident-access.ts'
import { inviteOfficer } from '../officer/links.ts'
import { createOrganisation, platformOrganisation } from '../officer/organisations.ts'
import { findCandidate } from '../officer/second-factor.ts'
import { totpCode, totpStep } from '../officer/totp.ts'
import { acceptInvitation, joinOrganisation, proposeTotpForLink } from '../officer/use-link.ts'
import {
  DEMO_INCIDENT,
  DEMO_OFFICERS,
  DEMO_ORGANISATION,
  DEMO_OTHER_ORGANISATION,
  DEMO_PLATFORM,
  type DemoOfficer,
  demoTotpSecret,
} from './demo-officers.ts'

/** The demo's organisations, its three officers, and the record that they find half-finished. Does nothing when they are there. */
export async function loadDemoDesk({ db }: Database, accounts: AccountDependencies): Promise<void> {
  if (await findCandidate(db, DEMO_OFFICERS[0].email)) return
  const act = { actor: 'demo', now: new Date() }
  const platform = await db.transaction().execute(trx => {
    return platformOrganisation(trx, { name: DEMO_PLATFORM, random: accounts.random }, act)
  })
  const ids: Record<string, string> = { '': platform }
  for (const name of [DEMO_ORGANISATION, DEMO_OTHER_ORGANISATION]) {
    ids[name] = (await createOrganisation(accounts, { name, ...act })).id
  }
  for (const officer of DEMO_OFFICERS) await openAccount(accounts, officer, ids, act)
  await assignIncident(db, { incident: DEMO_INCIDENT, organisation: ids[DEMO_ORGANISATION]!, ...act })
}

async function openAccount(
  accounts: AccountDependencies,
  { email, name, password, roles }: DemoOfficer,
  organisations: Readonly<Record<string, string>>,
  act: { readonly actor: string; readonly now: Date },
): Promise<void> {
  const secret = demoTotpSecret(email)
  let officer: string | null = null
  for (const [organisation, held] of Object.entries(roles)) {
    const invitation = { organisation: organisations[organisation]!, roles: held, email, ...act }
    const { token } = await inviteOfficer(accounts, invitation)
    if (officer !== null) {
      await joinOrganisation(accounts, { token, actor: `officer:${officer}`, now: act.now })
      continue
    }
    await proposeTotpForLink({ ...accounts, random: () => secret }, { token, now: act.now })
    const code = totpCode(secret, totpStep(act.now))
    const credentials = { kind: 'password', password, code } as const
    const opened = await acceptInvitation(accounts, { token, displayName: name, credentials, now: act.now })
    officer = opened.officer
    // The code was nobody's: theirs of this half minute is still unused.
    await accounts.db.updateTable('officer_totp').set({ last_step: 0 }).where('officer', '=', officer).execute()
    await accounts.db.deleteFrom('officer_sessions').where('officer', '=', officer).execute()
  }
}
