/** The port that signs manifests: Ed25519 (RFC 8032), with a key that never leaves it. */
export interface ManifestSigner {
  /** 32 bytes. */
  readonly publicKey: Uint8Array
  /** The signature: 64 bytes. */
  sign(bytes: Uint8Array): Uint8Array
}
