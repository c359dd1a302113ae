-- A large state is kept in parts, so that its whole text is never in memory at once.
alter table snapshots add column part int not null default 0;
alter table snapshots alter column part drop default;
alter table snapshots drop constraint snapshots_pkey;
alter table snapshots add primary key (stream, part);
