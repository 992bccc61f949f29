/**
 * Where an attempt comes from, coarsely enough that its owner has only one: an IPv4 /24 and an IPv6 /56 (what RFC 6177 gives to a site) for
 * counting attempts on one account; the exact IPv4 address and an IPv6 /64 for counting attempts on any.
 */
import { isIPv4, isIPv6 } from 'node:net'

export interface AddressPlace {
  readonly site: string
  readonly host: string
}

/** An address that is unknown or not one is a place of its own. */
export function placeOfAddress(address: string | null): AddressPlace {
  const text = address?.trim().toLowerCase().replace(/%.*$/, '') ?? ''
  if (isIPv4(text)) return placeOfIPv4(text)
  if (!isIPv6(text)) return { site: 'unknown', host: 'unknown' }
  const groups = groupsOf(text)
  // IPv4 as a dual-stack socket shows it (RFC 4291 §2.5.5.2).
  if (groups.slice(0, 5).every(group => group === 0) && groups[5] === 0xffff) {
    const [high, low] = [groups[6]!, groups[7]!]
    return placeOfIPv4([high >> 8, high & 255, low >> 8, low & 255].join('.'))
  }
  const hex = groups.map(group => group.toString(16).padStart(4, '0')).join('')
  return { site: `v6:${hex.slice(0, 14)}`, host: `v6:${hex.slice(0, 16)}` }
}

const placeOfIPv4 = (text: string): AddressPlace => ({
  site: `v4:${text.slice(0, text.lastIndexOf('.'))}`,
  host: `v4:${text}`,
})

function groupsOf(text: string): number[] {
  const [head, tail] = text.split('::').map(half =>
    half
      .split(':')
      .filter(part => part !== '')
      .flatMap(groupOf),
  )
  if (tail === undefined) return head!
  return [...head!, ...new Array<number>(8 - head!.length - tail.length).fill(0), ...tail]
}

function groupOf(part: string): number[] {
  if (!part.includes('.')) return [Number.parseInt(part, 16)]
  const [a, b, c, d] = part.split('.').map(Number) as [number, number, number, number]
  return [(a << 8) | b, (c << 8) | d]
}
