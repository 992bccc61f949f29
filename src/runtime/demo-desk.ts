import type { Database } from '../database/connect.ts'
import type { AccountDependencies } from '../officer/dependencies.ts'
import { assignIncident } from '../officer/incident-access.ts'
import { inviteOfficer } from '../officer/links.ts'
import { createOrganisation, platformOrganisation } from '../officer/organisations.ts'
import { openRecord } from '../officer/records/create-record.ts'
import { type RecordContent, readRecord } from '../officer/records/record.ts'
import { saveRecord } from '../officer/records/save-record.ts'
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
  await openRecord(db, { incident: DEMO_INCIDENT, ...act })
  const { content, version: baseVersion } = (await readRecord(db, DEMO_INCIDENT))!
  await saveRecord(db, { incident: DEMO_INCIDENT, baseVersion, content: halfFinished(content), ...act })
}

/** A register begun and left: when the controller became aware, how many people and how grave are for somebody to find out. */
function halfFinished(content: RecordContent): RecordContent {
  const { register } = content
  return {
    ...content,
    register: {
      ...register,
      reference: 'DÉMO-2024-04',
      controller: {
        ...register.controller,
        siren: '214401846',
        ownership: 'public',
        activity: 'administration communale',
        reporter: { ...register.controller.reporter, name: 'Camille Exemple', email: 'camille@example.org' },
        dpo: { designated: true, name: 'Camille Exemple', email: 'camille@example.org', phone: '01 99 00 12 34' },
      },
      timeline: { ...register.timeline, from: '2024-04-09T20:00:00Z', remarks: 'Registre de démonstration : inventé.' },
      breach: {
        ...register.breach,
        natures: ['availability'],
        description: 'Des serveurs communs à neuf organismes ont été chiffrés dans la nuit. (Démonstration)',
      },
      comment: 'Registre inventé pour la démonstration : il ne dit rien de ce que les organismes ont fait.',
    },
  }
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
