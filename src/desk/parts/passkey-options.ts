/**
 * What a page's script asks the browser for (WebAuthn Level 3, §5.4 and §5.5, in its JSON forms). The relying party's id is left to the
 * browser: the host of the page.
 */
import { toBase64Url, utf8 } from '../../protocol/bytes.ts'

/** As long as a challenge is good for. */
const TIMEOUT_MS = 300_000
const USER_VERIFICATION = 'required'

const descriptors = (ids: readonly Uint8Array[]) => ids.map(id => ({ type: 'public-key', id: toBase64Url(id) }))

/** To sign in with any passkey that the browser has for this site or, with `allow`, to confirm with one of these. */
export const authenticationOptions = (challenge: string, allow: readonly Uint8Array[] = []) => ({
  challenge,
  allowCredentials: descriptors(allow),
  userVerification: USER_VERIFICATION,
  timeout: TIMEOUT_MS,
})

/**
 * To make a passkey that the authenticator lists by itself (resident), unlocked by a fingerprint, a face or a PIN. Algorithms: Ed25519, ECDSA
 * P-256, RSA (§5.8.5), as all authenticators have one of. No attestation: whose make it is does not matter here.
 */
export const registrationOptions = (given: {
  readonly challenge: string
  readonly officer: string
  readonly email: string
  readonly name: string
  readonly exclude?: readonly Uint8Array[]
}) => ({
  challenge: given.challenge,
  rp: { name: 'Vigifuite' },
  user: { id: toBase64Url(utf8(given.officer)), name: given.email, displayName: given.name },
  pubKeyCredParams: [-8, -7, -257].map(alg => ({ type: 'public-key', alg })),
  excludeCredentials: descriptors(given.exclude ?? []),
  authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: USER_VERIFICATION },
  attestation: 'none',
  timeout: TIMEOUT_MS,
})
