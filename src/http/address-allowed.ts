import ipaddr from 'ipaddr.js'

/**
 * Whether an address lies in one of the CIDR blocks; an empty list allows any. An IPv4 address is the same inside IPv6 (RFC 4291 §2.5.5.2).
 * An unknown address, or one that is none, lies in no block; a block that is none holds no address.
 */
export function addressAllowed(blocks: readonly string[], address: string | null): boolean {
  if (blocks.length === 0) return true
  if (address === null || !ipaddr.isValid(address)) return false
  const sender = ipaddr.process(address)
  return blocks.some(block => {
    const [network, bits] = rangeOf(block) ?? []
    return network !== undefined && network.kind() === sender.kind() && sender.match(network, bits!)
  })
}

function rangeOf(block: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
  try {
    const [network, bits] = ipaddr.parseCIDR(block)
    const mapped = network.kind() === 'ipv6' && (network as ipaddr.IPv6).isIPv4MappedAddress() && bits >= 96
    return mapped ? [(network as ipaddr.IPv6).toIPv4Address(), bits - 96] : [network, bits]
  } catch {
    return null
  }
}
