-- An address may be registered by several until one of them enters the code mailed for it.
alter table people
  add column verified      boolean     not null default false,
  add column registered_at timestamptz not null default 'epoch';
alter table people
  alter column registered_at drop default,
  drop constraint people_email_key;

update people
   set verified = true
 where exists (
   select 1 from events
    where stream = 'account-' || account_id and type = 'account.verified.v1');

create unique index people_verified on people (email) where verified;
create index people_of_address on people (email, account_id);
