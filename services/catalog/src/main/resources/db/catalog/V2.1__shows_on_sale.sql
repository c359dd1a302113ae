-- Which shows are there to go to? One row for each published show; `place` is its city in lower
-- case. Each filter alone is served in the order of the list by an index of its own.
create table shows_on_sale (
  show_id         uuid        not null primary key,
  organization_id uuid        not null,
  title           text        not null,
  category        text        not null,
  venue           text        not null,
  city            text        not null,
  country         text        not null,
  place           text        not null,
  starts_at       timestamptz not null,
  ends_at         timestamptz not null,
  time_zone       text        not null,
  price_from      bigint      not null,
  currency        text        not null
);
create index shows_on_sale_by_start on shows_on_sale (starts_at, show_id);
create index shows_on_sale_by_place on shows_on_sale (place, starts_at, show_id);
create index shows_on_sale_by_category on shows_on_sale (category, starts_at, show_id);
create index shows_on_sale_by_organizer on shows_on_sale (organization_id, starts_at, show_id);
