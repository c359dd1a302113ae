create table notes (id bigint generated always as identity primary key, text text not null);
create table facts (position bigserial primary key, fact text not null);
revoke update, delete, truncate on facts from ${runner};
grant select on facts to ${readers};
