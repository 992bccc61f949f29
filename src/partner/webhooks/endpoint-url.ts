import { mentionsNir } from '../../identifier/mentions-nir.ts'
import { isPublicAddress } from './public-address.ts'

const MAX_LENGTH = 2000

/**
 * The address of an endpoint as it is kept, or null when nothing may be sent there: https only, no credentials, no other port than 443 or one above 1023,
 * a name of the public internet or a public IP address, and no social security number anywhere. Where the name leads is decided anew at each delivery.
 */
export function endpointUrl(text: string): string | null {
  const url = text.length > MAX_LENGTH ? null : URL.parse(text)
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return null
  if (url.port !== '' && Number(url.port) < 1024) return null
  if (mentionsNir(decoded(url.pathname + url.search))) return null
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const literal = /^[\d.]+$|:/.test(host)
  if (
    literal ? !isPublicAddress(host) : !/\.[a-z][a-z0-9-]+$/.test(host) || /\.(?:local|localhost|internal)$/.test(host)
  ) {
    return null
  }
  url.hash = ''
  return url.href
}

/** What is not encoded as it should be stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
