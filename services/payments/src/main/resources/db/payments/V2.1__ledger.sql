-- Double entries: two for each capture and refund, adding up to zero.
create table ledger_entries (
  event_id            uuid        not null,
  account             text        not null check (account in ('provider-clearing', 'sales')),
  order_id            uuid        not null,
  attempt             int         not null,
  provider_payment_id text        not null,
  amount              bigint      not null,
  currency            text        not null,
  at                  timestamptz not null,
  primary key (event_id, account)
);
create index ledger_entries_of_order on ledger_entries (order_id);
