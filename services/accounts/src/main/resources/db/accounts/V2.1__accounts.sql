-- The person vault: the only place of personal data. Other services may not read it.
create table people (
  account_id    uuid not null primary key,
  email         text not null unique,
  name          text not null,
  birth_date    date,
  gender        text,
  password_hash text not null
);

-- Who works where, written with the events of organizations.
create table organizations (
  organization_id uuid not null primary key,
  name            text not null
);
create table memberships (
  account_id      uuid not null,
  organization_id uuid not null references organizations,
  role            text not null check (role in ('ORGANIZER', 'DOOR')),
  primary key (account_id, organization_id, role)
);

-- Sessions, each with the SHA-256 of the only refresh token that is good for it now.
create table sessions (
  session_id   uuid        not null primary key,
  account_id   uuid        not null,
  token_sha256 bytea       not null,
  expires_at   timestamptz not null
);
create index sessions_of_account on sessions (account_id);
