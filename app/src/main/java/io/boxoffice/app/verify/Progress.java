package io.boxoffice.app.verify;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How far every service has come with its work: checkpoints, events set aside, and what is still
/// to be done outside.
final class Progress {
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private final Map<SetAside, Fate> setAside = new HashMap<>();
  private final Set<String> wished = new HashSet<>();

  private Progress() {}

  /// What a service does with an event that it has come to, or why it has not.
  enum Fate {
    UNDER_WAY,
    PARKED,
    DROPPED,
    DONE
  }

  private record SetAside(ServiceLog consumer, String log, long position) {}

  static Progress read(Snapshot snapshot, Findings findings) throws SQLException {
    var progress = new Progress();
    for (ServiceLog service : snapshot.logs()) {
      progress.readCheckpoints(snapshot, service, findings);
      progress.readSetAside(snapshot, service);
    }
    progress.readWished(snapshot, "effects");
    progress.readWished(snapshot, "deadlines");
    return progress;
  }

  /// What became of an event at a service.
  ///
  /// @param answered the last position that this service is known to have answered with the
  ///     consequence in question; a subscription that is not yet there is not the one that does it
  Fate fate(ServiceLog consumer, LogEvent event, long answered) {
    String log = event.log().schema();
    Fate aside = setAside.get(new SetAside(consumer, log, event.position()));
    if (aside != null) {
      return aside;
    }
    return event.position() <= reached(consumer, log, answered) ? Fate.DONE : Fate.UNDER_WAY;
  }

  /// Whether a payment waits for a worker: a call to the provider, or a time to ask again.
  boolean isWished(String stream) {
    return wished.contains(stream);
  }

  /// Up to where all subscriptions that may be the one in question have done their work. A
  /// partition without events lags behind; then what is lost is told later, never wrongly.
  private long reached(ServiceLog consumer, String log, long answered) {
    Collection<List<Checkpoint>> subscriptions =
        checkpoints.stream()
            .filter(checkpoint -> checkpoint.consumer() == consumer)
            .filter(checkpoint -> checkpoint.log().equals(log))
            .collect(Collectors.groupingBy(Checkpoint::subscription))
            .values();
    return subscriptions.stream()
        .filter(partitions -> furthest(partitions) >= answered)
        .flatMap(List::stream)
        .mapToLong(Checkpoint::position)
        .min()
        .orElse(0);
  }

  private static long furthest(List<Checkpoint> partitions) {
    return partitions.stream().mapToLong(Checkpoint::position).max().orElse(0);
  }

  private void readCheckpoints(Snapshot snapshot, ServiceLog service, Findings findings)
      throws SQLException {
    if (!snapshot.hasTable(service, "checkpoints")) {
      return;
    }
    String sql = "select name, position from %s.checkpoints".formatted(service.schema());
    try (PreparedStatement statement = snapshot.prepare(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        Checkpoint.parse(service, row.getString(1), row.getLong(2))
            .ifPresent(
                checkpoint -> {
                  checkpoints.add(checkpoint);
                  checkHead(snapshot, checkpoint, findings);
                });
      }
    }
  }

  private static void checkHead(Snapshot snapshot, Checkpoint checkpoint, Findings findings) {
    for (ServiceLog log : snapshot.logs()) {
      if (log.schema().equals(checkpoint.log()) && checkpoint.position() > snapshot.head(log)) {
        findings.violation(
            new Violation(
                Check.LOGS,
                checkpoint.consumer().schema(),
                checkpoint.name(),
                0,
                checkpoint.position(),
                "The checkpoint stands at %d, but the log of %s ends at %d."
                    .formatted(checkpoint.position(), log.schema(), snapshot.head(log))));
      }
    }
  }

  /// Several subscriptions of a service may have set the same event aside; the worst fate counts.
  private void readSetAside(Snapshot snapshot, ServiceLog service) throws SQLException {
    if (!snapshot.hasTable(service, "parked_events")) {
      return;
    }
    String sql = "select log, position, state from %s.parked_events".formatted(service.schema());
    try (PreparedStatement statement = snapshot.prepare(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        Fate fate =
            switch (row.getString(3)) {
              case "PARKED" -> Fate.PARKED;
              case "DROPPED" -> Fate.DROPPED;
              default -> Fate.UNDER_WAY;
            };
        setAside.merge(
            new SetAside(service, row.getString(1), row.getLong(2)),
            fate,
            (one, other) -> one.compareTo(other) >= 0 ? one : other);
      }
    }
  }

  private void readWished(Snapshot snapshot, String table) throws SQLException {
    if (!snapshot.hasTable(ServiceLog.PAYMENTS, table)) {
      return;
    }
    String sql = "select stream from payments.%s".formatted(table);
    try (PreparedStatement statement = snapshot.prepare(sql);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        wished.add(row.getString(1));
      }
    }
  }
}
