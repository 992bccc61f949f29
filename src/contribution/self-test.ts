import { type Argon2id, assertKnownAnswer, KnownAnswerError } from '../protocol/digest.ts'
import { ContributionError } from './contribution-error.ts'

/** Nothing is contributed by a machine whose digests nobody would ever find. @throws ContributionError */
export async function selfTest(argon2id: Argon2id): Promise<void> {
  await assertKnownAnswer(argon2id).catch(error => {
    if (!(error instanceof KnownAnswerError)) throw error
    throw new ContributionError('self-test-failed', 'this machine computes Argon2id wrongly: use another one')
  })
}
