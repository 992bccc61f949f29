/** Put in by the build: the name of the one Trusted Types policy. */
declare const TRUSTED_TYPES_POLICY: string

/**
 * The address of a worker's script, as what the browser demands for it (Trusted Types). A page has one such worker: the policy cannot be
 * made twice.
 */
export function scriptAddress(address: string): string {
  const { trustedTypes } = globalThis as {
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL(url: string): string },
      ): { createScriptURL(url: string): unknown }
    }
  }
  if (!trustedTypes) return address
  const createScriptURL = (url: string): string => {
    if (url !== address) throw new TypeError('not the address of our worker')
    return url
  }
  // The type of the Worker's constructor does not know Trusted Types.
  return trustedTypes.createPolicy(TRUSTED_TYPES_POLICY, { createScriptURL }).createScriptURL(address) as string
}
