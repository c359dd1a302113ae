-- Refuses an append that does not continue the log from this head, or one of the streams from its
-- version. Asked in the append's transaction, under its lock: each query sees what is there then.
create function continue_log(expected_head bigint, streams text[], versions bigint[])
  returns void language plpgsql as $$
declare
  head bigint;
  conflict record;
begin
  select coalesce(max(position), 0) into head from events;
  if head is distinct from expected_head then
    raise exception 'the log does not end there' using errcode = 'BX001', detail = head;
  end if;
  select wanted.stream, wanted.version, there.version as actual into conflict
    from unnest(streams, versions) as wanted (stream, version)
    cross join lateral (
      select coalesce(max(e.version), 0) as version from events e
      where e.stream = wanted.stream) as there
    where there.version is distinct from wanted.version
    limit 1;
  if found then
    raise exception 'a stream is at another version' using errcode = 'BX002',
      detail = format('%s %s %s', conflict.version, conflict.actual, conflict.stream);
  end if;
end $$;
