/** Organisations and officers by the words of a command. */
import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { canonicalEmail } from '../identifier/email.ts'
import { listOfficers, type Officer } from '../officer/officers.ts'
import { listOrganisations, type Organisation } from '../officer/organisations.ts'
import { CliError } from './cli-error.ts'

/** By its id, or by its exact name. @throws CliError */
export async function organisationOf(db: Kysely<Schema>, word: string): Promise<Organisation> {
  const found = (await listOrganisations(db)).find(({ id, name }) => id === word || name === word)
  if (found) return found
  throw new CliError('there is no such organisation: `vigifuite officer organisations` lists them')
}

/** By the id, or by the e-mail address. @throws CliError */
export async function officerOf(db: Kysely<Schema>, word: string): Promise<Officer> {
  const address = canonicalEmail(word)
  const found = (await listOfficers(db)).find(
    ({ id, email }) => id === word || (address.ok && email === address.canonical),
  )
  if (found) return found
  throw new CliError('there is no such officer: `vigifuite officer list` shows all')
}
