package io.boxoffice.messaging;

import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.LogWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Subscribers read the publishers' log tables in one PostgreSQL.
public final class LogTransport implements Transport {
  private final Function<String, EventLog> logs;
  private final Map<String, LogTail> tails = new ConcurrentHashMap<>();

  /// @param logs how to read a log by its service's name
  public LogTransport(Function<String, EventLog> logs) {
    this.logs = logs;
  }

  @Override
  public Feed feed(String log) {
    return tail(log);
  }

  @Override
  public void hear(String log, LogWriter writer) {
    LogTail tail = tail(log);
    writer.listen(changes -> tail.committed(changes.events()));
  }

  private LogTail tail(String log) {
    return tails.computeIfAbsent(log, name -> new LogTail(logs.apply(name)).start());
  }

  @Override
  public void close() {
    tails.values().forEach(LogTail::close);
  }
}
