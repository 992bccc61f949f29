/**
 * The port for passkeys: verification of WebAuthn Level 3 ceremonies (§7.1 registration, §7.2 authentication). The adapter knows the relying
 * party's id and the origins; it requires user verification, which is what makes a passkey two factors, and asks for no attestation.
 */
export interface RegisteredPasskey {
  readonly credentialId: Uint8Array
  /** COSE key. */
  readonly publicKey: Uint8Array
  readonly counter: number
  /** As the browser names them: `internal`, `hybrid`, `usb` … */
  readonly transports: readonly string[]
  /** Kept by the owner's provider, so that it outlives the device. */
  readonly backedUp: boolean
}

export interface PasskeyVerifier {
  /** The new passkey, if the browser's answer (RegistrationResponseJSON) is to this challenge; null otherwise. Never throws for what was sent. */
  verifyRegistration(given: {
    readonly response: unknown
    /** Base64url. */
    readonly challenge: string
  }): Promise<RegisteredPasskey | null>

  /** The new counter, if the browser's answer (AuthenticationResponseJSON) is to this challenge and by this passkey; null otherwise. */
  verifyAuthentication(given: {
    readonly response: unknown
    readonly challenge: string
    readonly passkey: Pick<RegisteredPasskey, 'credentialId' | 'publicKey' | 'counter' | 'transports'>
  }): Promise<{ readonly counter: number } | null>

  /** Which passkey an answer claims to be by; null when it is no such answer. */
  credentialIdOf(response: unknown): Uint8Array | null
}
