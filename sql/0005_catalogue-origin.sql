-- Whether a record is still as the program's own catalogue gave it: then it follows the catalogue when the program is updated. A record
-- that somebody has edited here stays as it is. Until now nothing could edit one.
alter table incidents add column from_catalogue boolean not null default true;
alter table incidents alter column from_catalogue drop default;
