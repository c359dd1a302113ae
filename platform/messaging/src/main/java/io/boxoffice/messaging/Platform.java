package io.boxoffice.messaging;

import com.zaxxer.hikari.HikariDataSource;
import io.boxoffice.core.Invariant;
import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.postgres.PostgresEventLog;
import io.boxoffice.postgres.AdvisoryLocks;
import io.boxoffice.postgres.DatabaseServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// The services of one process on one database server. Opens them one by one, then starts them
/// together: subscriptions may read each other's logs.
public final class Platform implements AutoCloseable {
  private final Databases databases;
  private final Map<String, ServicePlatform> services = new LinkedHashMap<>();
  private final Map<String, HikariDataSource> foreign = new ConcurrentHashMap<>();
  private final Transport transport;
  private final AdvisoryLocks locks;
  private final Shared shared;
  private boolean started;

  /// What all services of the process share.
  record Shared(
      Clock clock,
      MeterRegistry registry,
      Transport transport,
      AdvisoryLocks locks,
      UnaryOperator<EventLog> wrapping,
      Progress progress) {}

  /// Services read each other's logs in the database.
  public Platform(DatabaseServer server, Clock clock, MeterRegistry registry) {
    this(server, clock, registry, LogTransport::new);
  }

  public Platform(
      DatabaseServer server, Clock clock, MeterRegistry registry, Transport.Factory transports) {
    this(Databases.on(server), clock, registry, transports, UnaryOperator.identity());
  }

  /// The same with databases that may be on their way already, which it closes, and every log
  /// wrapped for its writer, such as to inject faults.
  public Platform(
      Databases databases,
      Clock clock,
      MeterRegistry registry,
      Transport.Factory transports,
      UnaryOperator<EventLog> wrapping) {
    this.databases = databases;
    this.transport = transports.over(service -> log(services, foreign, service));
    this.locks = new AdvisoryLocks(databases::connect);
    this.shared = new Shared(clock, registry, transport, locks, wrapping, new Progress());
  }

  /// Creates or migrates a service's schema and opens its log.
  public ServicePlatform open(ServiceSchema schema) {
    String service = schema.service();
    Invariant.check(!services.containsKey(service), "%s is open already", service);
    var opened = new ServicePlatform(databases.open(schema), shared);
    services.put(service, opened);
    transport.hear(service, opened.writer());
    return opened;
  }

  public Collection<ServicePlatform> services() {
    return List.copyOf(services.values());
  }

  /// Waits until the read models of this process tell of a log's events up to a position, at most
  /// for this long; whether they do.
  public boolean awaitApplied(String log, long position, Duration atMost) {
    return shared
        .progress()
        .await(
            () -> services.values().stream().allMatch(service -> service.hasApplied(log, position)),
            atMost);
  }

  /// Starts what runs in the background, in all services.
  public void start() {
    started = true;
    services.values().forEach(ServicePlatform::start);
  }

  /// Stops what runs in the background; commands are still taken.
  public void stop() {
    if (started) {
      started = false;
      services.values().forEach(ServicePlatform::stop);
    }
  }

  /// Stops everything; what was accepted is committed.
  @Override
  public void close() {
    stop();
    transport.close();
    services.values().forEach(ServicePlatform::close);
    foreign.values().forEach(HikariDataSource::close);
    locks.close();
    databases.close();
  }

  /// The log of a service: its own, or, if it runs in another process, its table as this process
  /// may read it.
  private static EventLog log(
      Map<String, ServicePlatform> services,
      Map<String, HikariDataSource> foreign,
      String service) {
    ServicePlatform own = services.get(service);
    if (own != null) {
      return own.log();
    }
    var reader = services.values().iterator().next();
    var pool = foreign.computeIfAbsent(service, reader::poolReading);
    return new PostgresEventLog(service, pool::getConnection, pool);
  }
}
