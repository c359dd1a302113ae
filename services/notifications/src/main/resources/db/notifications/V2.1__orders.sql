-- Whose an order is: a refund is told by payments, which do not know.
create table orders (
  order_id    uuid not null primary key,
  show_id     uuid not null,
  customer_id uuid not null
);

-- Orders whose customers were reminded, and whether a further reminder would be void.
create table reminders (
  order_id uuid    not null primary key,
  over     boolean not null
);
