/** Which address a request is counted under. */

/**
 * The client's address behind `proxies` trusted reverse proxies, each of which appends the address it sees to
 * X-Forwarded-For. With 0 proxies the header is a claim of the client's and is ignored. Null when nothing is known.
 */
export function clientAddress(
  remote: string | undefined,
  forwardedFor: string | null | undefined,
  proxies: number,
): string | null {
  if (proxies === 0) return normalised(remote)
  const seen = (forwardedFor ?? '')
    .split(',')
    .map(entry => entry.trim())
    .filter(entry => entry !== '')
  // Entries further left than the trusted proxies wrote come from the client itself.
  return normalised(seen.at(-Math.min(proxies, seen.length)) ?? remote)
}

/** Without brackets and port: `[2001:db8::1]:443` and `192.0.2.1:443` are how some proxies write addresses. */
function normalised(address: string | undefined): string | null {
  if (address === undefined || address === '') return null
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(address)
  if (bracketed) return bracketed[1]!
  return /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address)?.[1] ?? address
}
