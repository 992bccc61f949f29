-- Who may do what: contributors' tokens, partners and their keys. Of a secret only the SHA-256 is stored: 32 random bytes
-- cannot be guessed from it.

create table contributor_tokens (
  id text primary key,
  hash bytea not null unique check (octet_length(hash) = 32),
  label text not null check (length(label) between 1 and 100),
  scopes jsonb not null check (jsonb_typeof(scopes) = 'array'),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);

create table partners (
  id text primary key,
  name text not null check (length(name) between 1 and 200),
  created_at timestamptz not null
);

create table partner_keys (
  id text primary key,
  partner text not null references partners (id),
  hash bytea not null unique check (octet_length(hash) = 32),
  environment text not null check (environment in ('live', 'test')),
  label text not null check (length(label) between 1 and 100),
  scopes jsonb not null check (jsonb_typeof(scopes) = 'array'),
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz
);

create index partner_keys_partner on partner_keys (partner);
