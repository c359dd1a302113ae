-- Snapshots are mostly ids, which hardly shrink: compressing them cost as much as writing events.
alter table snapshots alter column state set storage external;
