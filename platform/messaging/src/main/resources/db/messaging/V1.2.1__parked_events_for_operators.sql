-- Why an operator gave an event up; its failure stays in reason.
alter table parked_events add column drop_reason text not null default '';
create index parked_events_by_age on parked_events (parked_at, parked_id);
