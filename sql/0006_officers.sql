-- Who works at the desk: organisations, officers and their roles, how officers sign in, and which organisations an incident belongs to.
-- Of a secret that a machine made only a hash is stored; a password as Argon2id; the key of a one-time code encrypted with a key that
-- the database does not have.

create table organisations (
  id text primary key check (id ~ '^[A-Za-z0-9_-]{1,36}$'),
  -- As in incidents' records and data sets.
  name text not null unique check (length(name) between 1 and 200 and name = btrim(name)),
  -- The operator's own: its administrators create organisations, its reviewers suppress everywhere.
  platform boolean not null,
  created_at timestamptz not null
);

create unique index organisations_one_platform on organisations (platform) where platform;

create table officers (
  id text primary key check (id ~ '^[A-Za-z0-9_-]{1,36}$'),
  -- The login. Nobody's once the account is closed: what they did stays in the audit log under their id alone.
  email text unique check (email = lower(email) and length(email) between 3 and 254 and position('@' in email) > 1),
  display_name text check (length(display_name) between 1 and 100 and display_name = btrim(display_name)),
  status text not null default 'active' check (status in ('active', 'suspended', 'closed')),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((status = 'closed') = (email is null) and (status = 'closed') = (display_name is null))
);

create function refuse_reopening() returns trigger language plpgsql as $$
begin
  raise exception 'a closed account stays closed' using errcode = 'VF002';
end
$$;

create trigger officers_stay_closed before update on officers
  for each row when (old.status = 'closed') execute function refuse_reopening();
create trigger officers_are_kept before delete or truncate on officers
  for each statement execute function refuse_change();

create table officer_memberships (
  officer text not null references officers (id),
  organisation text not null references organisations (id),
  role text not null check (role in ('administrator', 'officer', 'reviewer', 'auditor')),
  granted_at timestamptz not null,
  primary key (officer, organisation, role)
);

create index officer_memberships_organisation on officer_memberships (organisation);

-- One-time links: into an organisation, or back into one's account.
create table officer_links (
  id text primary key,
  hash bytea not null unique check (octet_length(hash) = 32),
  purpose text not null check (purpose in ('invitation', 'reset')),
  -- Who is invited; nobody's name is asked before they come.
  email text check (email = lower(email) and length(email) between 3 and 254),
  organisation text references organisations (id),
  roles jsonb check (jsonb_typeof(roles) = 'array' and jsonb_array_length(roles) between 1 and 4),
  -- Whose account is reset.
  officer text references officers (id),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  used_at timestamptz,
  revoked_at timestamptz,
  check ((purpose = 'invitation') = (email is not null and organisation is not null and roles is not null)),
  check ((purpose = 'reset') = (officer is not null)),
  check (used_at is null or revoked_at is null),
  check (used_at is null or used_at < expires_at)
);

create unique index officer_links_one_reset on officer_links (officer)
  where purpose = 'reset' and used_at is null and revoked_at is null;
create unique index officer_links_one_invitation on officer_links (organisation, email)
  where purpose = 'invitation' and used_at is null and revoked_at is null;

create table officer_passwords (
  officer text primary key references officers (id),
  hash text not null check (hash like '$argon2id$%' and length(hash) <= 200),
  changed_at timestamptz not null
);

-- Keys of one-time codes, encrypted. Of one that was only shown yet, the owner is the link or the officer that it was shown to.
create table officer_totp (
  officer text primary key references officers (id),
  sealed bytea not null check (octet_length(sealed) between 32 and 128),
  -- The time step of the newest code that was accepted: no code of it or before it is accepted again.
  last_step bigint not null check (last_step >= 0),
  confirmed_at timestamptz not null
);

create table officer_totp_proposals (
  owner text primary key check (owner ~ '^(link|officer):[A-Za-z0-9_-]{1,36}$'),
  sealed bytea not null check (octet_length(sealed) between 32 and 128),
  proposed_at timestamptz not null
);

create table officer_recovery_codes (
  officer text not null references officers (id),
  hash bytea not null check (octet_length(hash) = 32),
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (officer, hash)
);

create table officer_passkeys (
  id text primary key,
  officer text not null references officers (id),
  credential_id bytea not null unique check (octet_length(credential_id) between 1 and 1023),
  public_key bytea not null check (octet_length(public_key) between 1 and 2048),
  -- Signature counter of the authenticator; 0 for those that do not count.
  counter bigint not null check (counter between 0 and 4294967295),
  transports jsonb not null check (jsonb_typeof(transports) = 'array'),
  backed_up boolean not null,
  label text not null check (length(label) between 1 and 100),
  created_at timestamptz not null,
  used_at timestamptz
);

create index officer_passkeys_officer on officer_passkeys (officer);

create table officer_sessions (
  id text primary key,
  hash bytea not null unique check (octet_length(hash) = 32),
  officer text not null references officers (id),
  method text not null check (method in ('password-totp', 'password-recovery', 'passkey', 'link')),
  -- For the officer's own list of sessions: a browser and a system, never an address.
  client text check (length(client) between 1 and 100),
  started_at timestamptz not null,
  seen_at timestamptz not null check (seen_at >= started_at),
  expires_at timestamptz not null check (expires_at > started_at),
  ended_at timestamptz,
  end_reason text check (end_reason in ('signed-out', 'revoked', 'replaced', 'credentials-changed', 'suspended')),
  check ((ended_at is null) = (end_reason is null))
);

create index officer_sessions_officer on officer_sessions (officer);

-- Challenges of WebAuthn: each is answered once.
create table officer_challenges (
  challenge bytea primary key check (octet_length(challenge) = 32),
  purpose text not null check (purpose in ('sign-in', 'step-up', 'register')),
  -- Who may answer: a session or a link; nobody in particular for a sign-in.
  owner text check (owner ~ '^(link|session):[A-Za-z0-9_-]{1,36}$'),
  expires_at timestamptz not null,
  check ((purpose = 'sign-in') = (owner is null))
);

-- A fresh second factor, for one act on one thing.
create table officer_step_ups (
  id text primary key,
  session text not null references officer_sessions (id) on delete cascade,
  action text not null check (action ~ '^[a-z-]+\.[a-z-]+$'),
  subject text not null check (length(subject) between 3 and 120),
  method text not null check (method in ('totp', 'recovery', 'passkey')),
  proved_at timestamptz not null,
  used_at timestamptz check (used_at >= proved_at)
);

create index officer_step_ups_unused on officer_step_ups (session, action, subject) where used_at is null;

-- Failed attempts, counted under keyed hashes: neither an address nor a login can be read from them.
create table officer_throttles (
  key bytea primary key check (octet_length(key) = 32),
  failures integer not null check (failures >= 0),
  failed_at timestamptz not null,
  blocked_until timestamptz not null
);

-- Where an officer has signed in from, under keyed hashes.
create table officer_places (
  officer text not null references officers (id),
  place bytea not null check (octet_length(place) = 32),
  seen_at timestamptz not null,
  primary key (officer, place)
);

create table incident_organisations (
  incident text not null references incidents (id),
  organisation text not null references organisations (id),
  -- `own`: shares and publishes it as well; `edit`: works on it and contributes its own lists; `read`.
  access text not null check (access in ('own', 'edit', 'read')),
  since timestamptz not null,
  primary key (incident, organisation)
);

create index incident_organisations_organisation on incident_organisations (organisation);

-- Invitations from one organisation to another to take part in an incident.
create table incident_shares (
  id text primary key,
  incident text not null references incidents (id),
  from_organisation text not null references organisations (id),
  to_organisation text not null references organisations (id) check (to_organisation <> from_organisation),
  access text not null check (access in ('own', 'edit', 'read')),
  invited_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > invited_at),
  answered_at timestamptz,
  answer text check (answer in ('accepted', 'declined', 'withdrawn')),
  check ((answered_at is null) = (answer is null)),
  check (answer <> 'accepted' or answered_at < expires_at)
);

create unique index incident_shares_one_open on incident_shares (incident, to_organisation) where answered_at is null;
