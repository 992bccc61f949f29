/**
 * Headers of pages and of their files.
 *
 * Pages run our own scripts only, compile nothing, take no markup from strings (Trusted Types) and are framed by nobody.
 * WebAssembly is allowed in the one Web Worker that hashes, by that script's own policy.
 */
import { SECURE_HEADERS } from '../http/headers.ts'

const SHARED = {
  'referrer-policy': SECURE_HEADERS['referrer-policy'],
  'strict-transport-security': SECURE_HEADERS['strict-transport-security'],
  'x-content-type-options': SECURE_HEADERS['x-content-type-options'],
  'cross-origin-resource-policy': 'same-origin',
} as const

/** The one Trusted Types policy: it makes the addresses of our Web Workers, and nothing else. */
export const TRUSTED_TYPES_POLICY = 'vigifuite'

const policy = (directives: readonly string[]): string => directives.join('; ')

/** Headers of an HTML page. `bucketOrigin`: where buckets are read from beside this origin, or ''. */
export function pageHeaders(bucketOrigin: string): Readonly<Record<string, string>> {
  return {
    ...SHARED,
    'content-security-policy': policy([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      `connect-src 'self' ${bucketOrigin}`.trim(),
      "worker-src 'self'",
      "manifest-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      `trusted-types ${TRUSTED_TYPES_POLICY}`,
    ]),
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  }
}

/** Headers of the script of a Web Worker, which governs itself: it may compile WebAssembly, and ask the service. */
export function workerHeaders(bucketOrigin: string): Readonly<Record<string, string>> {
  return {
    ...SHARED,
    'content-security-policy': policy([
      "default-src 'none'",
      "script-src 'self' 'wasm-unsafe-eval'",
      `connect-src 'self' ${bucketOrigin}`.trim(),
    ]),
    'cache-control': IMMUTABLE,
  }
}

const IMMUTABLE = 'public, max-age=31536000, immutable'

/** Headers of a style, script, picture or list; its name changes with its content. */
export const ASSET_HEADERS = {
  ...SHARED,
  'content-security-policy': "default-src 'none'",
  'cache-control': IMMUTABLE,
} as const

/** Headers of the one picture that has an address for good, because others show it beside what they took from here. */
export const LOGO_HEADERS = {
  ...ASSET_HEADERS,
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': 'public, max-age=86400',
} as const
