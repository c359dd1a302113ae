package io.boxoffice.messaging;

import com.zaxxer.hikari.HikariDataSource;
import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.eventlog.Aggregates;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.WriterMetrics;
import io.boxoffice.eventlog.deadlines.DeadlineWorker;
import io.boxoffice.eventlog.effects.EffectHandler;
import io.boxoffice.eventlog.effects.EffectWorker;
import io.boxoffice.eventlog.postgres.PostgresEventLog;
import io.boxoffice.messaging.Feed.Partition;
import io.boxoffice.postgres.ServiceDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One service's share of the platform: its database, its log, and what runs on them. Built by the
/// service's configuration; nothing runs before [#start] but the writer.
public final class ServicePlatform implements AutoCloseable {
  private final ServiceDatabase database;
  private final Platform.Shared shared;
  private final PostgresEventLog log;
  private final LogWriter writer;
  private final Aggregates aggregates;
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final List<SubscriptionRunner> runners = new CopyOnWriteArrayList<>();
  private final List<EffectWorker<?>> effects = new ArrayList<>();
  private final List<AggregateType<?, ?, ?, ?>> woken = new ArrayList<>();
  private final List<DeadlineWorker> deadlines = new ArrayList<>();
  private final OperatorDesk desk;
  private final Janitor janitor;
  private volatile boolean started;

  ServicePlatform(ServiceDatabase database, Platform.Shared shared) {
    this.database = database;
    this.shared = shared;
    this.log = new PostgresEventLog(database.service(), database::connect, database.pool());
    this.writer =
        new LogWriter(
            shared.wrapping().apply(log),
            shared.clock(),
            new WriterMetrics(shared.registry(), database.service()));
    this.aggregates = writer.aggregates();
    this.janitor = new Janitor(log, shared.clock());
    this.desk = new OperatorDesk(database.service(), database.pool(), shared.clock(), runners);
  }

  public String service() {
    return database.service();
  }

  public LogWriter writer() {
    return writer;
  }

  public Aggregates aggregates() {
    return aggregates;
  }

  /// The service's tables, as its runner role.
  public DataSource pool() {
    return database.pool();
  }

  public JdbcClient rows() {
    return JdbcClient.create(database.pool());
  }

  /// What operators see and do of this service's subscriptions.
  public OperatorDesk desk() {
    return desk;
  }

  HikariDataSource poolReading(String other) {
    return database.poolReading(other);
  }

  PostgresEventLog log() {
    return log;
  }

  /// Lets a subscription run with the service: a runner for each log and partition.
  public void subscribe(Subscription subscription) {
    subscriptions.add(subscription);
  }

  /// Lets the effects of one kind be made.
  public void perform(EffectHandler<?> handler) {
    effects.add(
        new EffectWorker<>(
            handler, pool(), writer, shared.clock(), EffectWorker.LEASE, shared.registry()));
  }

  /// Lets the deadlines of aggregates of these types fire.
  public void wake(AggregateType<?, ?, ?, ?> type) {
    woken.add(type);
  }

  /// Starts subscriptions, then deadlines and effects.
  void start() {
    for (Subscription subscription : subscriptions) {
      subscription.typesByLog().forEach((source, types) -> run(subscription, source, types));
    }
    if (!woken.isEmpty()) {
      var worker =
          new DeadlineWorker(
              service(),
              woken,
              pool(),
              writer,
              shared.clock(),
              new Leadership(shared.locks(), service() + "/deadlines"),
              shared.registry());
      deadlines.add(worker);
      worker.start();
    }
    effects.forEach(EffectWorker::start);
    janitor.start();
    started = true;
  }

  boolean hasApplied(String log, long position) {
    return runners.stream().allMatch(runner -> runner.hasApplied(log, position));
  }

  /// Whether everything that runs for good still runs.
  public boolean healthy() {
    return writer.healthy()
        && runners.stream().allMatch(SubscriptionRunner::healthy)
        && deadlines.stream().allMatch(DeadlineWorker::healthy)
        && (!started || effects.stream().allMatch(EffectWorker::healthy));
  }

  /// Stops deadlines, effects and subscriptions; each finishes what it is at.
  void stop() {
    runners.forEach(SubscriptionRunner::stopSoon); // They wait side by side, not in turn.
    janitor.close();
    deadlines.forEach(DeadlineWorker::close);
    effects.forEach(EffectWorker::close);
    runners.forEach(SubscriptionRunner::close);
  }

  /// Ends the writer after what it accepted, then the database's connections.
  @Override
  public void close() {
    writer.close();
    log.close();
    database.close();
  }

  private void run(Subscription subscription, String source, Set<String> types) {
    var metrics = new SubscriptionMetrics(shared.registry(), subscription.name());
    for (int i = 0; i < subscription.partitions(); i++) {
      var lane = new Lane(subscription.name(), source, new Partition(i, subscription.partitions()));
      var runner =
          new SubscriptionRunner(
              lane,
              types,
              shared.transport().feed(source),
              delivery(subscription),
              new CheckpointRows(pool()),
              new SetAside(pool(), shared.clock(), metrics),
              new Leadership(shared.locks(), service() + "/" + lane.checkpoint()),
              metrics,
              shared.progress());
      runners.add(runner);
      runner.start();
    }
  }

  private Delivery delivery(Subscription subscription) {
    return switch (subscription) {
      case Reaction reaction -> new ReactionDelivery(reaction, writer);
      case Projection projection -> new ProjectionDelivery(projection, pool());
    };
  }
}
