import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { VAULT_KEY_BYTES } from '../database/vault.ts'
import { toBase64Url } from '../protocol/bytes.ts'
import { SALT_BYTES } from '../protocol/digest.ts'
import { SIGNING_SEED_BYTES } from '../runtime/signing-secret.ts'

/** `vigifuite keygen`: the secrets of a deployment, as lines for its environment. */
export function registerKeygen(program: Command): void {
  program
    .command('keygen')
    .description('make the secrets of a deployment, as lines for its environment')
    .option('--desk', 'only the key of the desk, for a deployment that has the others')
    .option('--signing', 'only the key that signs publications')
    .addHelpText(
      'after',
      `
The seed is the security of every list: whoever has it and the published objects can try identifiers one by one.
Keep it where only the servers read it, and a copy where it cannot be lost: without it no list can be answered.
The salt is public, but must never change once a list was contributed.
The signing key lets everybody check that a copy of the publication is ours; its public half is in the parameters.
The desk's key encrypts what officers sign in with; without one there is no desk.

Example:
  $ vigifuite keygen >> .env && chmod 600 .env`,
    )
    .action(({ desk, signing }: { desk?: true; signing?: true }) => {
      const secret = (bytes: number) => toBase64Url(new Uint8Array(randomBytes(bytes)))
      const deskKey = `VIGIFUITE_DESK_KEY=${secret(VAULT_KEY_BYTES)}\n`
      const signingKey = `VIGIFUITE_SIGNING_KEY=${secret(SIGNING_SEED_BYTES)}\n`
      const others = `VIGIFUITE_OPRF_SEED_1=${secret(32)}
VIGIFUITE_OPRF_CURRENT=1
VIGIFUITE_ARGON2_SALT=${secret(SALT_BYTES)}
`
      const wanted = [desk && deskKey, signing && signingKey].filter(line => line !== undefined)
      process.stdout.write(wanted.length > 0 ? wanted.join('') : others + signingKey + deskKey)
    })
}
