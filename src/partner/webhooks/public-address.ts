import ipaddr from 'ipaddr.js'

/**
 * Whether an IP address is one of the public internet: not of this machine, a private network, a link, a documentation range or a group. What
 * carries an IPv4 address inside (mapped, NAT64, 6to4, Teredo) is none, so that no such address leads to a private one.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.parse(text)
  return address.range() === 'unicast'
}
