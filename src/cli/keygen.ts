import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { toBase64Url } from '../protocol/bytes.ts'
import { SALT_BYTES } from '../protocol/digest.ts'

/** `vigifuite keygen`: the secrets of a deployment, as lines for its environment. */
export function registerKeygen(program: Command): void {
  program
    .command('keygen')
    .description('make the secrets of a deployment, as lines for its environment')
    .addHelpText(
      'after',
      `
The seed is the security of every list: whoever has it and the published objects can try identifiers one by one.
Keep it where only the servers read it, and a copy where it cannot be lost: without it no list can be answered.
The salt is public, but must never change once a list was contributed.

Example:
  $ vigifuite keygen >> .env && chmod 600 .env`,
    )
    .action(() => {
      const secret = (bytes: number) => toBase64Url(new Uint8Array(randomBytes(bytes)))
      process.stdout.write(`VIGIFUITE_OPRF_SEED_1=${secret(32)}
VIGIFUITE_OPRF_CURRENT=1
VIGIFUITE_ARGON2_SALT=${secret(SALT_BYTES)}
`)
    })
}
