-- What was done, by whom, when: every entry carries the hash of the one before. Hashes of published manifests pin the chain
-- from outside, so that not even the database's owner can rewrite it unseen.

create table audit (
  sequence bigint primary key check (sequence > 0),
  at timestamptz not null,
  actor text not null,
  action text not null,
  subject text not null,
  details jsonb not null check (jsonb_typeof(details) = 'object'),
  previous bytea not null check (octet_length(previous) = 32),
  hash bytea not null unique check (octet_length(hash) = 32)
);

create trigger audit_is_append_only before update or delete or truncate on audit
  for each statement execute function refuse_change();
