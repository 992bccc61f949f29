import * as z from 'zod'
import { OfficerError } from '../../officer/officer-error.ts'

const answerSchema = z.object({ challenge: z.string().max(200), response: z.unknown() })

/** What the browser's script put into a field: the challenge, and the passkey's answer to it. @throws OfficerError 'not-proved' */
export function passkeyAnswer(text: string): { readonly challenge: string; readonly response: unknown } {
  try {
    const { challenge, response } = answerSchema.parse(JSON.parse(text))
    return { challenge, response }
  } catch {
    throw new OfficerError('not-proved', 'this is not the answer of a passkey')
  }
}
