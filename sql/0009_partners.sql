-- What is agreed with partners, what their keys may do and from where, and how much they used.

alter table partners
  add column purpose text check (length(purpose) between 1 and 2000),
  -- Who answers for it: [{name, email, role}]. People's data: deleted by writing another list.
  add column contacts jsonb not null default '[]' check (jsonb_typeof(contacts) = 'array' and jsonb_array_length(contacts) <= 10),
  -- Days in Paris, both included; no key works before or after. Null: open.
  add column contract_from date,
  add column contract_until date check (contract_until >= contract_from),
  -- {lookup, bulk}: {minute, month} each, or null for the deployment's own.
  add column limits jsonb not null default '{"lookup": null, "bulk": null}' check (jsonb_typeof(limits) = 'object'),
  add column changed_at timestamptz;

alter table partner_keys
  -- CIDR blocks; none for any address.
  add column addresses jsonb not null default '[]' check (jsonb_typeof(addresses) = 'array' and jsonb_array_length(addresses) <= 50),
  -- The key that this one takes the place of.
  add column replaces text unique references partner_keys (id) check (replaces <> id);

create function refuse_key_revival() returns trigger language plpgsql as $$
begin
  raise exception 'a revoked key stays revoked' using errcode = 'VF002';
end
$$;

create trigger partner_keys_stay_revoked before update on partner_keys
  for each row when (old.revoked_at is not null) execute function refuse_key_revival();

-- By day (UTC) and scope: nothing about who was looked up, by whom at the partner's, or from where.
create table partner_usage (
  partner text not null references partners (id),
  day date not null,
  scope text not null check (scope ~ '^[a-z]+(:[a-z]+)?$'),
  requests bigint not null check (requests >= 0),
  units bigint not null check (units >= 0),
  primary key (partner, day, scope)
);

create index partner_usage_day on partner_usage (day);
