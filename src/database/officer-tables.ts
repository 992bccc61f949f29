/** The tables of `sql/0006_officers.sql` and `sql/0008_feed-tokens.sql` as Kysely's types. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely'

type BigInteger = ColumnType<string | number | bigint, number, number>

export type OfficerStatus = 'active' | 'suspended' | 'closed'
export type SessionMethod = 'password-totp' | 'password-recovery' | 'passkey' | 'link'
export type SessionEnd = 'signed-out' | 'revoked' | 'replaced' | 'credentials-changed' | 'suspended'
export type StepUpMethod = 'totp' | 'recovery' | 'passkey'
export type IncidentAccess = 'own' | 'edit' | 'read'

export interface OrganisationsTable {
  id: string
  name: string
  platform: boolean
  created_at: Date
}

export interface OfficersTable {
  id: string
  email: string | null
  display_name: string | null
  status: Generated<OfficerStatus>
  created_at: Date
  changed_at: Date
}

export interface OfficerMembershipsTable {
  officer: string
  organisation: string
  role: 'administrator' | 'officer' | 'reviewer' | 'auditor'
  granted_at: Date
}

export interface OfficerLinksTable {
  id: string
  hash: Uint8Array
  purpose: 'invitation' | 'reset'
  email: string | null
  organisation: string | null
  roles: JSONColumnType<string[]> | null
  officer: string | null
  created_at: Date
  expires_at: Date
  used_at: Date | null
  revoked_at: Date | null
}

export interface OfficerPasswordsTable {
  officer: string
  hash: string
  changed_at: Date
}

export interface OfficerTotpTable {
  officer: string
  sealed: Uint8Array
  last_step: BigInteger
  confirmed_at: Date
}

export interface OfficerTotpProposalsTable {
  owner: string
  sealed: Uint8Array
  proposed_at: Date
}

export interface OfficerRecoveryCodesTable {
  officer: string
  hash: Uint8Array
  created_at: Date
  used_at: Date | null
}

export interface OfficerPasskeysTable {
  id: string
  officer: string
  credential_id: Uint8Array
  public_key: Uint8Array
  counter: BigInteger
  transports: JSONColumnType<string[]>
  backed_up: boolean
  label: string
  created_at: Date
  used_at: Date | null
}

export interface OfficerSessionsTable {
  id: string
  hash: Uint8Array
  officer: string
  method: SessionMethod
  client: string | null
  started_at: Date
  seen_at: Date
  expires_at: Date
  ended_at: Date | null
  end_reason: SessionEnd | null
}

export interface OfficerChallengesTable {
  challenge: Uint8Array
  purpose: 'sign-in' | 'step-up' | 'register'
  owner: string | null
  expires_at: Date
}

export interface OfficerStepUpsTable {
  id: string
  session: string
  action: string
  subject: string
  method: StepUpMethod
  proved_at: Date
  used_at: Date | null
}

export interface OfficerThrottlesTable {
  key: Uint8Array
  failures: number
  failed_at: Date
  blocked_until: Date
}

export interface OfficerPlacesTable {
  officer: string
  place: Uint8Array
  seen_at: Date
}

export interface IncidentOrganisationsTable {
  incident: string
  organisation: string
  access: IncidentAccess
  since: Date
}

export interface IncidentSharesTable {
  id: string
  incident: string
  from_organisation: string
  to_organisation: string
  access: IncidentAccess
  invited_at: Date
  expires_at: Date
  answered_at: Date | null
  answer: 'accepted' | 'declined' | 'withdrawn' | null
}

export interface FeedTokensTable {
  id: string
  officer: string
  hash: Uint8Array
  created_at: Date
  revoked_at: Date | null
  used_on: string | null
  uses: Generated<number>
}

export interface OfficerTables {
  organisations: OrganisationsTable
  officers: OfficersTable
  officer_memberships: OfficerMembershipsTable
  officer_links: OfficerLinksTable
  officer_passwords: OfficerPasswordsTable
  officer_totp: OfficerTotpTable
  officer_totp_proposals: OfficerTotpProposalsTable
  officer_recovery_codes: OfficerRecoveryCodesTable
  officer_passkeys: OfficerPasskeysTable
  officer_sessions: OfficerSessionsTable
  officer_challenges: OfficerChallengesTable
  officer_step_ups: OfficerStepUpsTable
  officer_throttles: OfficerThrottlesTable
  officer_places: OfficerPlacesTable
  incident_organisations: IncidentOrganisationsTable
  incident_shares: IncidentSharesTable
  feed_tokens: FeedTokensTable
}
