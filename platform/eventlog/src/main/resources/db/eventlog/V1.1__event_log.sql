-- The log of one service and what commits with its events.
create table events (
  position    bigint      not null primary key,
  stream      text        not null,
  version     bigint      not null,
  key         text        not null,
  event_id    uuid        not null,
  type        text        not null,
  data        json        not null,
  metadata    json        not null,
  recorded_at timestamptz not null,
  unique (stream, version)
);

-- Append-only, by the database's own word; other services may read events and nothing else.
revoke update, delete, truncate on events from ${runner};
grant usage on schema ${flyway:defaultSchema} to ${readers};
grant select on events to ${readers};

-- The answers given under idempotency keys, for 24 hours.
create table answers (
  scope       text        not null primary key,
  body_sha256 text        not null,
  answer      text        not null,
  given_at    timestamptz not null
);

-- Where each subscription stands.
create table checkpoints (
  name     text   not null primary key,
  position bigint not null
);

-- Calls to the outside world that decisions wish for.
create table effects (
  effect_id     uuid        not null primary key,
  kind          text        not null,
  stream        text        not null,
  payload       json        not null,
  metadata      json        not null,
  wished_at     timestamptz not null,
  due_at        timestamptz not null,
  tries         int         not null default 0,
  claimed_until timestamptz,
  last_error    text
);
create index effects_due on effects (kind, due_at);

-- The next deadline of each aggregate that has one.
create table deadlines (
  stream text        not null primary key,
  due_at timestamptz not null
);
create index deadlines_due on deadlines (due_at);

-- States of aggregates as a cache; may be emptied at any time.
create table snapshots (
  stream         text        not null primary key,
  version        bigint      not null,
  schema_version int         not null,
  state          text        not null,
  last_at        timestamptz not null
);
