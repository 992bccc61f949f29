/**
 * The demo's three officers. They are invented, and what they sign in with is published with the source code: demo mode says so on every
 * page, and no other mode creates them.
 */
import { createHash } from 'node:crypto'
import type { Role } from '../officer/permissions.ts'
import { TOTP_SECRET_BYTES } from '../officer/totp.ts'

export interface DemoOfficer {
  readonly email: string
  readonly name: string
  readonly password: string
  /** Roles by organisation; the key '' is the platform's own. */
  readonly roles: Readonly<Record<string, readonly Role[]>>
}

export const DEMO_PLATFORM = 'Vigifuite (démonstration)'
export const DEMO_ORGANISATION = 'Ville de Saint-Nazaire'
export const DEMO_OTHER_ORGANISATION = 'Saint-Nazaire Agglomération (CARENE)'
export const DEMO_INCIDENT = 'saint-nazaire-agglomeration-2024'

const PASSWORD = 'lavande tournesol canal'

export const DEMO_OFFICERS: readonly [DemoOfficer, DemoOfficer, DemoOfficer] = [
  {
    email: 'camille@example.org',
    name: 'Camille Exemple',
    password: PASSWORD,
    roles: { [DEMO_ORGANISATION]: ['officer'] },
  },
  {
    email: 'dominique@example.org',
    name: 'Dominique Exemple',
    password: PASSWORD,
    roles: { [DEMO_ORGANISATION]: ['reviewer'] },
  },
  {
    email: 'admin@example.org',
    name: 'Andrea Exemple',
    password: PASSWORD,
    roles: { '': ['administrator', 'reviewer', 'auditor'], [DEMO_ORGANISATION]: ['administrator'] },
  },
]

/** The key of an officer's authenticator app: the first 20 bytes of SHA-256 of "vigifuite demo <email>". */
export const demoTotpSecret = (email: string): Uint8Array =>
  new Uint8Array(createHash('sha256').update(`vigifuite demo ${email}`).digest()).subarray(0, TOTP_SECRET_BYTES)
