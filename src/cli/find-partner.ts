import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { listPartners, type Partner } from '../partner/partners.ts'
import { CliError } from './cli-error.ts'

/** The partner with this id or name. @throws CliError for none, or for several of one name */
export async function partnerOf(db: Kysely<Schema>, word: string): Promise<Partner> {
  const all = await listPartners(db)
  const found = all.filter(one => one.id === word || one.name === word)
  if (found.length === 1) return found[0]!
  const why = found.length === 0 ? 'there is no such partner' : 'several partners have this name: give the id'
  throw new CliError(`${why} (\`vigifuite partner list\` shows them)`, 2)
}
