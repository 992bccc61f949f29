-- Where partners want to be told of changes, and what is still to be told them.

create table webhook_endpoints (
  id text primary key,
  partner text not null references partners (id),
  url text not null check (length(url) between 10 and 2000),
  -- Types of events; none for all.
  events jsonb not null check (jsonb_typeof(events) = 'array'),
  -- Sealed in the vault; the former one signs along until it is forgotten.
  secret bytea not null,
  former_secret bytea,
  former_until timestamptz,
  status text not null default 'active' check (status in ('active', 'paused', 'disabled')),
  created_at timestamptz not null,
  check ((former_secret is null) = (former_until is null))
);

create index webhook_endpoints_partner on webhook_endpoints (partner);

-- Events of the published log that the endpoints of their day were to be told of.
create table webhook_events (
  sequence bigint primary key check (sequence > 0),
  event jsonb not null check (jsonb_typeof(event) = 'object'),
  created_at timestamptz not null
);

create table webhook_deliveries (
  -- The `webhook-id`, the same at each attempt.
  id text primary key,
  endpoint text not null references webhook_endpoints (id) on delete cascade,
  -- Null: a test.
  sequence bigint references webhook_events (sequence),
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
  attempts integer not null default 0 check (attempts >= 0),
  -- When it is tried next; while one is under way, when it may be taken for lost.
  next_at timestamptz not null,
  created_at timestamptz not null,
  last_at timestamptz,
  -- How the last attempt ended: a status, or why there was none.
  last_status integer,
  last_failure text,
  unique (endpoint, sequence)
);

create index webhook_deliveries_due on webhook_deliveries (endpoint, next_at) where state = 'waiting';
create index webhook_deliveries_ended on webhook_deliveries (last_at) where state <> 'waiting';
