-- Incidents, and the lists of affected people ("data sets") that belong to them. No row here says anything about a person.

create table incidents (
  id text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(id) <= 80),
  record jsonb not null,
  revision integer not null default 1 check (revision > 0),
  updated_at timestamptz not null
);

-- Codes stand in published buckets for good, so one is never given out twice: rows are never deleted, and the counter
-- only moves forward.
create sequence data_set_codes as integer minvalue 1 maxvalue 65535 no cycle;

create table data_sets (
  code integer primary key default nextval('data_set_codes') check (code between 1 and 65535),
  incident text not null references incidents (id),
  -- 1 email, 2 phone, 3 iban, 4 person
  kind smallint not null check (kind between 1 and 4),
  data_classes jsonb not null check (jsonb_typeof(data_classes) = 'array'),
  synthetic boolean not null,
  -- Whose list it is: the reach of a suppression "in the data sets of one organisation".
  organisation text not null check (length(organisation) between 1 and 200),
  status text not null default 'draft' check (status in ('draft', 'submitted', 'approved', 'published', 'withdrawn')),
  -- Distinct elements, once submitted.
  entries bigint check (entries >= 0),
  created_at timestamptz not null,
  submitted_at timestamptz,
  approved_at timestamptz,
  published_at timestamptz,
  withdrawn_at timestamptz,
  -- Publication after which no bucket held its rows any more.
  purged_epoch bigint,
  check (status not in ('submitted', 'approved', 'published') or (submitted_at is not null and entries is not null)),
  check (status not in ('approved', 'published') or approved_at is not null),
  check (status <> 'published' or published_at is not null),
  check ((status = 'withdrawn') = (withdrawn_at is not null)),
  check (purged_epoch is null or status = 'withdrawn')
);

alter sequence data_set_codes owned by data_sets.code;
create index data_sets_incident on data_sets (incident);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: its rows are kept', tg_op, tg_table_name using errcode = 'VF001';
end
$$;

create trigger data_sets_are_kept before delete or truncate on data_sets
  for each statement execute function refuse_change();
