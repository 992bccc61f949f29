import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { PasskeyVerifier } from '../officer/passkey-verifier.ts'
import { fromBase64Url, toBase64Url } from '../protocol/bytes.ts'

/** Loaded by the first passkey: most processes never meet one, and the formats of attestation are large. */
const library = () => import('@simplewebauthn/server')

/**
 * Passkeys for one origin, whose host is the relying party's id (WebAuthn Level 3, §5.1.2); a passkey is bound to it. `origin` is asked at every
 * ceremony: without a configured one it is the port of this machine that the server found, which is known once it listens.
 */
export function createPasskeyVerifier(origin: () => string): PasskeyVerifier {
  const party = () => ({ expectedOrigin: origin(), expectedRPID: new URL(origin()).hostname })
  return {
    async verifyRegistration({ response, challenge }) {
      const { verifyRegistrationResponse } = await library()
      const given = response as RegistrationResponseJSON
      const expected = { ...party(), expectedChallenge: challenge, requireUserVerification: true }
      const result = await orNull(() => verifyRegistrationResponse({ response: given, ...expected }))
      if (!result?.verified) return null
      const { credential, credentialBackedUp: backedUp } = result.registrationInfo
      const credentialId = fromBase64Url(credential.id)
      if (!credentialId) return null
      const { publicKey, counter, transports = [] } = credential
      return { credentialId, publicKey, counter, transports: namesOf(transports), backedUp }
    },
    async verifyAuthentication({ response, challenge, passkey }) {
      const { verifyAuthenticationResponse } = await library()
      const credential = {
        id: toBase64Url(passkey.credentialId),
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      }
      const given = response as AuthenticationResponseJSON
      const expected = { ...party(), expectedChallenge: challenge, requireUserVerification: true }
      const result = await orNull(() => verifyAuthenticationResponse({ response: given, credential, ...expected }))
      return result?.verified ? { counter: result.authenticationInfo.newCounter } : null
    },
    credentialIdOf(response) {
      const id = (response as { readonly id?: unknown } | null)?.id
      return typeof id === 'string' && id.length <= MAX_ID ? fromBase64Url(id) : null
    },
  }
}

/** Base64url of the 1023 bytes that a credential's id has at most (§4). */
const MAX_ID = 1364

/** Whatever was sent: the library says by throwing that it is wrong. */
const orNull = <T>(verify: () => Promise<T>): Promise<T | null> => verify().catch(() => null)

/** Transports are a hint from the browser, and stored: words, and few. */
const namesOf = (transports: readonly string[]): string[] =>
  transports.filter(one => /^[a-z-]{1,20}$/.test(one)).slice(0, 8)
