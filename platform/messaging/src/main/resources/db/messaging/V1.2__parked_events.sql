-- Events that a subscription could not handle, and those of the same key that wait behind them.
create table parked_events (
  parked_id    uuid        not null primary key,
  subscription text        not null,
  partition    int         not null,
  log          text        not null,
  position     bigint      not null,
  stream       text        not null,
  version      bigint      not null,
  key          text        not null,
  event_id     uuid        not null,
  type         text        not null,
  data         json        not null,
  metadata     json        not null,
  recorded_at  timestamptz not null,
  state        text        not null check (state in ('RETRYING', 'PARKED', 'WAITING', 'DROPPED')),
  reason       text        not null,
  tries        int         not null,
  parked_at    timestamptz not null,
  next_try_at  timestamptz not null,
  unique (subscription, log, position)
);
create index parked_events_of_key on parked_events (subscription, log, key, position);
create index parked_events_due on parked_events (subscription, log, partition, next_try_at)
  where state = 'RETRYING';
