/**
 * The desk's one cookie. `__Host-` binds it to this host and to HTTPS (RFC 6265bis, section 4.1.3.2); browsers take localhost for as good.
 * `Lax`, because a calendar's link to a record comes from another site; acts are POSTs, and carry a token.
 */
const NAME = '__Host-vigifuite'

/** The session token that came with a request, or null. */
export function cookieOf(request: Request): string | null {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2)
    if (name === NAME && value) return value
  }
  return null
}

/** The header that sets the cookie until the session's end, or takes it back. */
export function setCookie(session: { readonly token: string; readonly expiresAt: Date } | null, now: Date): string {
  const seconds = session ? Math.max(0, Math.floor((session.expiresAt.getTime() - now.getTime()) / 1000)) : 0
  return `${NAME}=${session?.token ?? ''}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${seconds}`
}
