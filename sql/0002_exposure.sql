-- Elements and what happens to them on their way in and out. An element is the only thing stored about a person.

create table exposures (
  kind smallint not null,
  key_version integer not null check (key_version between 1 and 65535),
  data_set integer not null,
  element bytea not null check (octet_length(element) = 32),
  -- In this order so that a publication reads rows as they stand in buckets.
  primary key (kind, key_version, element, data_set)
) partition by list (kind);

create table exposures_email partition of exposures for values in (1);
create table exposures_phone partition of exposures for values in (2);
create table exposures_iban partition of exposures for values in (3);
create table exposures_person partition of exposures for values in (4);

-- The first two bytes are the bucket: finds the buckets that a data set touches, and its rows when they are deleted.
create index exposures_data_set on exposures (data_set, key_version, substring(element from 1 for 2));

-- A data set is filled by one upload; a second one can only take the place of one that sent nothing yet.
create table uploads (
  id text primary key,
  data_set integer not null unique references data_sets (code),
  key_version integer not null check (key_version between 1 and 65535),
  -- Chosen by the client, so that a crash resumes the same upload.
  client_key text not null check (length(client_key) between 8 and 64),
  contributor text not null,
  opened_at timestamptz not null,
  completed_at timestamptz,
  chunks integer check (chunks > 0),
  check ((completed_at is null) = (chunks is null))
);

create table upload_chunks (
  upload text not null references uploads (id) on delete cascade,
  number integer not null check (number >= 0),
  sha256 bytea not null check (octet_length(sha256) = 32),
  elements integer not null check (elements > 0),
  -- Rows it added: elements that the data set did not have yet.
  added integer not null default 0 check (added >= 0),
  primary key (upload, number)
);

-- Elements that must not be listed: in the data sets of one organisation, or everywhere (organisation is null).
create table suppressions (
  id bigint generated always as identity primary key,
  kind smallint not null check (kind between 1 and 4),
  key_version integer not null check (key_version between 1 and 65535),
  element bytea not null check (octet_length(element) = 32),
  organisation text check (length(organisation) between 1 and 200),
  created_at timestamptz not null,
  -- First publication that left it out.
  applied_epoch bigint,
  unique nulls not distinct (kind, key_version, element, organisation)
);

create index suppressions_to_apply on suppressions (id) where applied_epoch is null;

-- Every attempt takes a number of its own; only those that ended have `finished`.
create table publications (
  epoch bigint primary key check (epoch > 0 and epoch < 9007199254740992),
  started timestamptz not null,
  finished timestamptz,
  summary jsonb,
  check ((finished is null) = (summary is null))
);
