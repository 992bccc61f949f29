/**
 * What Have I Been Pwned's API offers and this one does not, with the reason that a tool is told.
 *
 * The status is 501. A 404 would be read as "not breached", which nobody has looked up. A 401 sends people to look for another key, and to a
 * 403 from a Worker the npm client says "contact haveibeenpwned.com", because there are `cf-ray` headers on both.
 */

/** Below `/api/v3`, in lower case. */
export interface HibpRefusal {
  /** As in a route; what follows `range/` or an account may have slashes. */
  readonly path: string
  readonly methods: readonly ('GET' | 'POST')[]
  readonly reason: keyof typeof REASONS
}

const REASONS = {
  address:
    'No address is looked up here: whoever is asked about one learns who is asked about, and the address stays in the logs of every machine on the way. The one in this request was neither looked up nor kept.',
  hash: 'No hash of an address is looked up here, nor a part of one: addresses can be guessed, so a hash of one tells who it is to anybody who tries. This one was neither looked up nor kept.',
  domain:
    'Nobody is told which addresses of a domain are in a leak, not even the domain’s owner: no list of addresses exists here.',
  subscription: 'There are no subscriptions here: the catalogue is open to all.',
} as const

export const HIBP_REFUSALS: readonly HibpRefusal[] = [
  { path: 'breachedaccount/range/:prefix{.+}?', methods: ['GET'], reason: 'hash' },
  { path: 'breachedaccount/:account{.+}?', methods: ['GET'], reason: 'address' },
  { path: 'range/:rest{.+}?', methods: ['GET', 'POST'], reason: 'hash' },
  { path: 'pasteaccount/:account{.+}?', methods: ['GET'], reason: 'address' },
  { path: 'breacheddomain/:domain{.+}?', methods: ['GET'], reason: 'domain' },
  { path: 'stealerlogsbyemail/:account{.+}?', methods: ['GET'], reason: 'address' },
  { path: 'stealerlogsbyemaildomain/:domain{.+}?', methods: ['GET'], reason: 'domain' },
  { path: 'stealerlogsbywebsitedomain/:domain{.+}?', methods: ['GET'], reason: 'domain' },
  { path: 'subscribeddomains', methods: ['GET'], reason: 'subscription' },
  { path: 'subscription/status', methods: ['GET'], reason: 'subscription' },
]

/** Why, and what to do instead. `origin`: of the site. */
export const refusalText = (reason: HibpRefusal['reason'], origin: string): string =>
  `${REASONS[reason]} Use the private check, which never sends the address: people at ${origin}/en/, programs as ${origin}/en/api says.`
