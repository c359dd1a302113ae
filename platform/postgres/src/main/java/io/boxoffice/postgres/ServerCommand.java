package io.boxoffice.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The command line of the server. Settings on it can't be overridden by files, so nothing that is
/// left in the data folder weakens what an acknowledged commit means.
record ServerCommand(
    PostgresBinaries binaries, Cluster cluster, EmbeddedPostgresSettings settings) {

  private static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

  private static final Map<String, String> PRIVATE =
      Map.of(
          "listen_addresses", "127.0.0.1",
          "unix_socket_directories", "",
          "password_encryption", "scram-sha-256");

  /// Many small commits, little memory: no workers that wait for work, few checkpoints, since each
  /// is followed by full page writes. Statistics of a fifth of the usual sample are enough for
  /// plans that hardly look at them. Pages leave for the disk as they are written, and not all at
  /// once half a minute later, when commits would wait behind them. Files of the log are kept for
  /// reuse, since a commit that needs a new one waits until it is filled with zeros.
  private static final Map<String, String> SMALL =
      Map.ofEntries(
          Map.entry("io_method", "sync"),
          Map.entry("max_worker_processes", "4"),
          Map.entry("max_parallel_workers_per_gather", "0"),
          Map.entry("max_logical_replication_workers", "0"),
          Map.entry("autovacuum", "on"),
          Map.entry("autovacuum_max_workers", "2"),
          Map.entry("jit", "off"),
          Map.entry("default_statistics_target", "20"),
          Map.entry("backend_flush_after", "512kB"),
          Map.entry("wal_buffers", "8MB"),
          Map.entry("min_wal_size", "1GB"),
          Map.entry("max_wal_size", "1GB"),
          Map.entry("checkpoint_timeout", "15min"),
          Map.entry("checkpoint_completion_target", "0.9"));

  /// Statements and the values of keys can hold personal data, which logs never carry.
  private static final Map<String, String> DISCREET =
      Map.of(
          "log_error_verbosity", "terse",
          "log_min_error_statement", "panic",
          "log_checkpoints", "off",
          "log_line_prefix", "%m [%p] ",
          "log_timezone", "UTC",
          "timezone", "UTC");

  List<String> on(int port) {
    List<String> command = new ArrayList<>();
    command.add(binaries.program("postgres"));
    command.addAll(List.of("-D", cluster.folder().toString(), "-p", Integer.toString(port)));
    Map<String, String> all = new TreeMap<>(DURABLE);
    all.putAll(PRIVATE);
    all.putAll(SMALL);
    all.putAll(DISCREET);
    all.put("max_connections", Integer.toString(settings.maxConnections()));
    all.put("shared_buffers", settings.sharedBuffersMegabytes() + "MB");
    all.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return command;
  }
}
