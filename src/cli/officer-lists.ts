import type { Command } from 'commander'
import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { listInvitations, revokeInvitation } from '../officer/links.ts'
import { listMembers, memberCounts } from '../officer/memberships.ts'
import { listOfficers, type Officer } from '../officer/officers.ts'
import { createOrganisation, listOrganisations } from '../officer/organisations.ts'
import type { Role } from '../officer/permissions.ts'
import { CliError } from './cli-error.ts'
import { asOperator } from './desk-act.ts'
import { table } from './table.ts'
import { print } from './write-side.ts'

interface ListedOfficer extends Officer {
  readonly memberships: readonly {
    readonly organisation: string
    readonly name: string
    readonly roles: readonly Role[]
  }[]
}

/** `vigifuite officer list | organisations | organisation create | invitations | revoke-invitation`. */
export function registerOfficerLists(officer: Command): void {
  officer
    .command('list')
    .description('all officers, with their roles')
    .option('--json', 'print as JSON')
    .action(({ json }: { json?: true }) =>
      asOperator(async ({ db }) => {
        const all = await officersWithRoles(db)
        if (json) return print(JSON.stringify(all))
        const rows = all.map(({ id, status, email, displayName, memberships }) => {
          const roles = memberships.map(one => `${one.roles.join(', ')} (${one.name})`).join('; ')
          return [id, status, email ?? '–', displayName ?? '–', roles || '–']
        })
        for (const line of table(rows)) print(line)
        if (all.length === 0) print('There are no officers yet: `vigifuite officer invite-admin` invites the first.')
      }),
    )

  officer
    .command('organisations')
    .description('all organisations')
    .option('--json', 'print as JSON')
    .action(({ json }: { json?: true }) =>
      asOperator(async ({ db }) => {
        const counts = await memberCounts(db)
        const all = (await listOrganisations(db)).map(one => ({ ...one, members: counts.get(one.id) ?? 0 }))
        if (json) return print(JSON.stringify(all))
        const rows = all.map(({ id, name, platform, members }) => [
          id,
          String(members),
          platform ? `${name} (platform)` : name,
        ])
        for (const line of table(rows)) print(line)
        if (all.length === 0) print('There are no organisations yet: `vigifuite officer invite-admin` makes the first.')
      }),
    )

  officer
    .command('organisation')
    .description('organisations at the desk')
    .command('create')
    .argument('<name>', 'as in the records of its incidents')
    .description('add an organisation; prints its id')
    .action((name: string) =>
      asOperator(async ({ db, random, act }) => {
        print((await createOrganisation({ db, random }, { name, ...act })).id)
      }),
    )

  officer
    .command('invitations')
    .description('invitations that can still be used, without their links')
    .option('--json', 'print as JSON')
    .action(({ json }: { json?: true }) =>
      asOperator(async ({ db, act: { now } }) => {
        const all = await openInvitations(db, now)
        if (json) return print(JSON.stringify(all))
        const rows = all.map(one => [one.id, `until ${one.expiresAt.toISOString()}`, one.email, one.roles.join(', ')])
        for (const line of table(rows)) print(line)
      }),
    )

  officer
    .command('revoke-invitation')
    .argument('<invitation>', 'id, as `officer invitations` shows it')
    .description('end an invitation that was not used')
    .action((id: string) =>
      asOperator(async ({ db, act }) => {
        const invitation = (await openInvitations(db, act.now)).find(one => one.id === id)
        if (!invitation) throw new CliError('there is no such invitation: `vigifuite officer invitations` shows all')
        await revokeInvitation(db, { organisation: invitation.organisation, id, ...act })
        print('Revoked.')
      }),
    )
}

async function officersWithRoles(db: Kysely<Schema>): Promise<ListedOfficer[]> {
  const organisations = await Promise.all(
    (await listOrganisations(db)).map(async ({ id, name }) => ({ id, name, members: await listMembers(db, id) })),
  )
  return (await listOfficers(db)).map(officer => ({
    ...officer,
    memberships: organisations.flatMap(({ id: organisation, name, members }) =>
      members.flatMap(({ id, roles }) => (id === officer.id ? [{ organisation, name, roles }] : [])),
    ),
  }))
}

async function openInvitations(db: Kysely<Schema>, now: Date) {
  const organisations = await listOrganisations(db)
  return (
    await Promise.all(organisations.map(({ id: organisation }) => listInvitations(db, { organisation, now })))
  ).flat()
}
