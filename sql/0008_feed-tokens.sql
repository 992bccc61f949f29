-- Private addresses of an officer's deadlines, for a calendar or a feed reader, which cannot sign in. Of the secret in the address only a
-- hash is stored.

create table feed_tokens (
  id text primary key check (id ~ '^[A-Za-z0-9_-]{1,36}$'),
  officer text not null references officers (id),
  hash bytea not null unique check (octet_length(hash) = 32),
  created_at timestamptz not null,
  revoked_at timestamptz,
  -- The last day in Paris on which it was read, and how often on that day: no hour, no address, no program.
  used_on text check (used_on ~ '^\d{4}-\d{2}-\d{2}$'),
  uses integer not null default 0 check (uses >= 0),
  check ((used_on is null) = (uses = 0))
);

create unique index feed_tokens_one_active on feed_tokens (officer) where revoked_at is null;

create function refuse_feed_revival() returns trigger language plpgsql as $$
begin
  raise exception 'a revoked address stays revoked' using errcode = 'VF002';
end
$$;

create trigger feed_tokens_stay_revoked before update on feed_tokens
  for each row when (old.revoked_at is not null) execute function refuse_feed_revival();

-- Who may not sign in reads nothing either, and an account that is restored begins without.
create function revoke_feed_tokens() returns trigger language plpgsql as $$
begin
  update feed_tokens set revoked_at = new.changed_at where officer = new.id and revoked_at is null;
  return null;
end
$$;

create trigger officers_lose_feeds after update of status on officers
  for each row when (new.status <> 'active') execute function revoke_feed_tokens();
