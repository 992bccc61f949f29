import ipaddr from 'ipaddr.js'

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an IP address is one of the public internet: not of this machine, a private network, a link, a documentation range or a group. What
 * carries an IPv4 address inside (mapped, NAT64, 6to4, Teredo) is none, so that no such address leads to a private one. Of IPv6 only the part
 * that is handed out (2000::/3, RFC 4291 §2.4) is public.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.parse(text)
  if (address instanceof ipaddr.IPv6 && !address.match(GLOBAL_UNICAST)) return false
  return address.range() === 'unicast'
}
