import { sha256 } from '@noble/hashes/sha2.js'
import { toBase64Url, utf8 } from '../protocol/bytes.ts'
import type { Snapshot } from '../publication/read.ts'
import type { PublishedPartnerKey } from '../publication/source.ts'

const inJavaScript = (text: string): string => toBase64Url(sha256(utf8(text)))

/** No hash: its first character stands in none. */
const NOBODY = '.'.repeat(43)

/**
 * The published key with this plaintext, or null; takes the same time however many keys there are.
 *
 * Keys are found by the SHA-256 of 256 random bits, so the time that a search in a table takes tells nothing that a guess could be
 * improved by; the whole hash is compared in constant time all the same, and what is not found is compared with something, too.
 * The hash is computed at once: going through WebCrypto's queue takes ten times as long as the hash.
 * @throws PublicationUnavailableError
 */
export async function findPartnerKey(
  snapshot: Pick<Snapshot, 'key'>,
  token: string,
  hashOf: (text: string) => string = inJavaScript,
): Promise<PublishedPartnerKey | null> {
  const hash = hashOf(token)
  const key = await snapshot.key(hash)
  const known = key?.hash ?? NOBODY
  let difference = known.length ^ hash.length
  for (let i = 0; i < hash.length; i++) difference |= known.charCodeAt(i) ^ hash.charCodeAt(i)
  return difference === 0 ? key : null
}
