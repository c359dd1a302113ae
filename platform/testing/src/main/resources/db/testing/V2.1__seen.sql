-- What the projections of the transports' suite saw.
create table seen (
  place        bigint generated always as identity primary key,
  subscription text   not null,
  key          text   not null,
  version      bigint not null,
  transaction  text   not null default pg_current_xact_id()::text
);
