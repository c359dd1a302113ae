-- What most shops have: a counter per offer, and rows for holds and their lines.
create table offers (
  offer_id  uuid   not null primary key,
  show_id   uuid   not null,
  amount    bigint not null,
  currency  text   not null,
  capacity  bigint not null,
  available bigint not null check (available >= 0)
);

create table holds (
  hold_id     uuid        not null primary key,
  show_id     uuid        not null,
  customer_id uuid        not null,
  expires_at  timestamptz not null
);

create table hold_lines (
  hold_id  uuid   not null,
  offer_id uuid   not null,
  quantity int    not null,
  amount   bigint not null,
  currency text   not null,
  primary key (hold_id, offer_id)
);
