-- A batch that is rolled back leaves its rows to vacuum. Fifty of them would do where nothing was
-- counted yet, as after a start, and all pages that are not marked yet would be visited for them.
alter table events set (autovacuum_vacuum_threshold = 1000000);
