import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

const MAPPED = /^::ffff:/i

/**
 * Whether an address lies in one of the CIDR blocks; an empty list allows any. An IPv4 address is the same inside IPv6 (RFC 4291 §2.5.5.2).
 * An unknown address, or one that is none, lies in no block; a block that is none holds no address.
 */
export function addressAllowed(blocks: readonly string[], address: string | null): boolean {
  if (blocks.length === 0) return true
  const sender = address === null ? null : quietly(() => ipaddr.process(address))
  if (sender === null) return false
  // Reading a block of the other family would take longer than all the rest.
  const own = sender.kind() === 'ipv6'
  return blocks.some(block => {
    if (block.includes(':') !== own && !MAPPED.test(block)) return false
    const range = quietly(() => rangeOf(block))
    return range !== null && range[0].kind() === sender.kind() && sender.match(...range)
  })
}

/** @throws where it is no block */
function rangeOf(block: string): [Address, number] {
  if (!block.includes(':')) return ipaddr.IPv4.parseCIDR(block)
  const [network, bits] = ipaddr.IPv6.parseCIDR(block)
  return network.isIPv4MappedAddress() && bits >= 96 ? [network.toIPv4Address(), bits - 96] : [network, bits]
}

function quietly<T>(parse: () => T): T | null {
  try {
    return parse()
  } catch {
    return null
  }
}
