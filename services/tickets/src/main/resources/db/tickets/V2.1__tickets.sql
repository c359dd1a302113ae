-- Which tickets a customer has, read newest first.
create table tickets (
  ticket_id   uuid        not null primary key,
  order_id    uuid        not null,
  show_id     uuid        not null,
  offer_id    uuid        not null,
  customer_id uuid        not null,
  issued_at   timestamptz not null,
  used_at     timestamptz,
  gate        text
);
create index tickets_of_customer on tickets (customer_id, issued_at desc, ticket_id desc);

-- Who runs a show.
create table shows (
  show_id         uuid not null primary key,
  organization_id uuid not null
);

-- Finds a ticket's order in the log itself: it can't be behind the log. The pending list is read by
-- each look-up, so it is kept small.
create index events_issuing_a_ticket on events
  using gin ((data::jsonb -> 'tickets') jsonb_path_ops)
  with (gin_pending_list_limit = 128)
  where type = 'tickets.issued.v1';
