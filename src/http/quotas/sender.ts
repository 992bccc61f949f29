/** What counts as one sender, and what stands for it while it is counted. */

/**
 * The whole IPv4 address, or the /64 of an IPv6 address, which is what one household gets. What is no address
 * (`contributor:…`, 'unknown') stays as it is.
 */
export function senderOf(subject: string): string {
  if (!subject.includes(':') || !/^[0-9a-f:.]+(?:%\w+)?$/i.test(subject)) return subject
  const [head = '', tail] = subject.toLowerCase().replace(/%.*$/, '').split('::', 2)
  const v4 = /^(?:0:)*(?:ffff:)?(\d+\.\d+\.\d+\.\d+)$/.exec(tail ?? '')
  if (head === '' && v4) return v4[1]!
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length)
  const groups = [...left, ...Array<string>(missing).fill('0'), ...right]
  return groups
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/** 128 bits of HMAC-SHA-256 of a quota and its subject: what stands for an address where it is counted. */
export async function pseudonym(key: CryptoKey, quota: string, subject: string): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${quota}|${senderOf(subject)}`))
  return Array.from(new Uint8Array(mac, 0, 16), byte => String.fromCharCode(byte)).join('')
}

/** An HMAC key from bytes. */
export function hmacKey(bytes: Uint8Array): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', bytes as Uint8Array<ArrayBuffer>, algorithm, false, ['sign'])
}
