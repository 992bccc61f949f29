-- Records: an incident's public part under way and its private register, version by version, and who decided what about it. What the
-- public reads stays in `incidents`.

-- Null: nothing of it is public, because it is not yet, or was withdrawn.
alter table incidents alter column record drop not null;
-- Health, justice, sex life … (GDPR art. 9 and 10): such an incident never publishes a list of people.
alter table incidents add column sensitive boolean not null default false;
update incidents set sensitive = record -> 'dataClasses' ?| array['health-data', 'health-reimbursements', 'medical-records',
  'prescriptions', 'test-results', 'care-visits', 'disability-status', 'biometric-data', 'judicial-records', 'wanted-person-records'];

create table records (
  incident text primary key references incidents (id),
  -- Of the working copy; what is public is `published_version`.
  status text not null default 'draft' check (status in ('draft', 'submitted', 'approved', 'published', 'withdrawn')),
  version integer not null check (version > 0),
  updated_at timestamptz not null,
  updated_by text not null,
  submitted_version integer,
  submitted_by text,
  submitted_at timestamptz,
  approved_version integer,
  approved_by text,
  approved_at timestamptz,
  published_version integer,
  published_by text,
  published_at timestamptz,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawal_reason text check (length(withdrawal_reason) between 1 and 4000),
  check (status not in ('submitted', 'approved') or submitted_version = version),
  check (status <> 'approved' or approved_version = version),
  check (status <> 'published' or published_version = version),
  check ((submitted_version is null) = (submitted_by is null) and (submitted_by is null) = (submitted_at is null)),
  check ((approved_version is null) = (approved_by is null) and (approved_by is null) = (approved_at is null)),
  check ((published_version is null) = (published_by is null) and (published_by is null) = (published_at is null)),
  check ((withdrawn_by is null) = (withdrawn_at is null) and (withdrawn_by is null) = (withdrawal_reason is null)),
  check (status <> 'withdrawn' or withdrawn_by is not null)
);

create table record_revisions (
  incident text not null references records (incident),
  version integer not null check (version > 0),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  author text not null,
  saved_at timestamptz not null,
  primary key (incident, version)
);

create trigger record_revisions_are_kept before update or delete or truncate on record_revisions
  for each statement execute function refuse_change();

-- What somebody saved on a version that was no longer the current one: theirs to look at until it is settled.
create table record_set_asides (
  incident text not null references records (incident),
  officer text not null references officers (id),
  base_version integer not null,
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  set_aside_at timestamptz not null,
  primary key (incident, officer)
);

create table record_comments (
  id text primary key,
  incident text not null references records (incident),
  version integer not null,
  author text not null,
  written_at timestamptz not null,
  body text not null check (length(body) between 1 and 4000)
);

create index record_comments_incident on record_comments (incident, written_at);
create trigger record_comments_are_kept before update or delete or truncate on record_comments
  for each statement execute function refuse_change();

-- Four eyes: whoever saved or submitted what is decided about does not decide. The operator, who has the database anyway, stands in the
-- audit log.
create function guard_record() returns trigger language plpgsql as $$
declare
  judge text := case new.status when 'approved' then new.approved_by when 'published' then new.published_by end;
begin
  if tg_op = 'INSERT' then
    -- Of an incident of the catalogue, the first version is what is public.
    if new.status = 'published' and new.version = 1 and new.published_by = 'catalogue'
      and exists (select from incidents where id = new.incident and record is not null) then
      return new;
    end if;
    if new.status <> 'draft' or new.published_version is not null then
      raise exception 'a record begins as a draft' using errcode = 'VF005';
    end if;
    return new;
  end if;
  -- What is public moves with a publication, or with a version of the register alone.
  if new.published_version is distinct from old.published_version and not (
    new.status = 'published' and (old.status = 'approved' or (old.status = 'published' and old.published_version = old.version))
  ) then
    raise exception 'a version becomes public by being published' using errcode = 'VF005';
  end if;
  if new.status = old.status then
    return new;
  end if;
  if (new.status = 'approved' and old.status <> 'submitted') or (new.status = 'published' and old.status <> 'approved') then
    raise exception 'a record is submitted, approved and published in this order' using errcode = 'VF005';
  end if;
  if judge like 'officer:%' and (
    judge = new.submitted_by or judge = old.submitted_by or exists (
      select from record_revisions as revision
      where revision.incident = new.incident and revision.author = judge
        and revision.version > coalesce(old.published_version, 0) and revision.version <= new.version
    )
  ) then
    raise exception 'somebody else has to decide about this record' using errcode = 'VF003';
  end if;
  return new;
end
$$;

create trigger records_four_eyes before insert or update on records for each row execute function guard_record();

alter table data_sets add column created_by text;
alter table data_sets add column submitted_by text;
alter table data_sets add column approved_by text;
-- Approved is not yet to be published: that is decided apart, with a second factor.
alter table data_sets add column released_by text;
alter table data_sets add column released_at timestamptz;
update data_sets set released_at = approved_at where approved_at is not null;
alter table data_sets add check (released_at is null or approved_at is not null);
alter table data_sets add check (status <> 'published' or released_at is not null);

create function guard_data_set() returns trigger language plpgsql as $$
declare
  approving boolean := new.approved_at is not null and (tg_op = 'INSERT' or old.approved_at is null);
  releasing boolean := new.released_at is not null and (tg_op = 'INSERT' or old.released_at is null);
  about record;
begin
  if not approving and not releasing then
    return new;
  end if;
  if (approving and new.approved_by like 'officer:%' and new.approved_by in (new.created_by, new.submitted_by))
    or (releasing and new.released_by like 'officer:%' and new.released_by in (new.created_by, new.submitted_by)) then
    raise exception 'somebody else has to decide about this list' using errcode = 'VF003';
  end if;
  -- Held until the end: it does not become sensitive, nor is it withdrawn, in the meantime.
  select sensitive, incidents.record is not null as is_public into about from incidents where id = new.incident for share;
  if releasing and not about.is_public then
    raise exception 'a list is of an incident that is public' using errcode = 'VF005';
  end if;
  if about.sensitive then
    raise exception 'a sensitive incident publishes no list' using errcode = 'VF004';
  end if;
  return new;
end
$$;

create trigger data_sets_four_eyes before insert or update on data_sets for each row execute function guard_data_set();

-- A token that an officer's browser contributes with: for one list, and as that officer.
alter table contributor_tokens add column officer text references officers (id);
alter table contributor_tokens add column data_set integer references data_sets (code);
alter table contributor_tokens add check ((officer is null) = (data_set is null));
