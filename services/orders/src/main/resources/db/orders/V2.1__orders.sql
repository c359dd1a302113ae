-- The rules of each show's sale, as far as orders need them.
create table show_rules (
  show_id           uuid   not null primary key,
  organization_id   uuid   not null,
  pay_within_millis bigint
);

-- What orders without a hold cost.
create table offer_prices (
  show_id  uuid   not null,
  offer_id uuid   not null,
  amount   bigint not null,
  currency text   not null,
  primary key (show_id, offer_id)
);

-- The orders of each customer, newest first.
create table orders_of_customers (
  order_id    uuid        not null primary key,
  customer_id uuid        not null,
  show_id     uuid        not null,
  status      text        not null,
  amount      bigint      not null,
  currency    text        not null,
  placed_at   timestamptz not null,
  pay_by      timestamptz not null
);
create index orders_of_customers_newest
  on orders_of_customers (customer_id, placed_at desc, order_id desc);
