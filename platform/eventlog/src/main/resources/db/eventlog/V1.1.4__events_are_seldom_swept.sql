-- Rows that never change leave nothing to sweep. What is left for vacuum is to mark pages as read by
-- all and old, for which it writes each of them to the server's log once more: seldom is enough.
alter table events set (
  autovacuum_vacuum_insert_threshold = 10000000,
  autovacuum_analyze_threshold = 1000000);
