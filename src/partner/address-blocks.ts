import ipaddr from 'ipaddr.js'

const MAX_BLOCKS = 50

/**
 * Addresses and CIDR blocks as they are published (RFC 4632, RFC 4291 §2.3): the block's first address and its length, sorted, each once.
 * An IPv4 block inside IPv6 is written as IPv4. Null when one is none, has bits behind its length, holds all addresses, or there are too many.
 */
export function addressBlocks(given: readonly string[]): string[] | null {
  const blocks = new Set<string>()
  for (const text of given) {
    const block = blockOf(text.trim())
    if (block === null) return null
    blocks.add(block)
  }
  return blocks.size > MAX_BLOCKS ? null : [...blocks].sort()
}

function blockOf(text: string): string | null {
  const [address, bits, ...rest] = text.split('/')
  if (rest.length > 0 || !ipaddr.isValid(address!) || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return null
  // Four decimal parts or IPv6: what else the parser reads (octal, one number, a zone) is a typing error here.
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address!) && !/^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(address!)) return null
  if (/^0\d|\.0\d/.test(address!)) return null
  const given = ipaddr.parse(address!)
  const mapped = given.kind() === 'ipv6' && (given as ipaddr.IPv6).isIPv4MappedAddress()
  const own = mapped ? (given as ipaddr.IPv6).toIPv4Address() : given
  const most = own.kind() === 'ipv4' ? 32 : 128
  const length = bits === undefined ? most : Number(bits) - (mapped ? 96 : 0)
  if (length < 1 || length > most) return null
  const canonical = `${own.toString()}/${length}`
  const network =
    own.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(canonical)
      : ipaddr.IPv6.networkAddressFromCIDR(canonical)
  return network.toString() === own.toString() ? canonical : null
}
