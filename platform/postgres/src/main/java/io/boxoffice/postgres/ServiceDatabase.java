package io.boxoffice.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The database of one service: a schema of its own, which only it writes, reached as its runner
/// role. What others may read of it, its migrations grant to `${readers}`.
///
/// When the server is lost, callers get exceptions; when it is back, new connections work.
///
/// Threads: safe for use by several.
public final class ServiceDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceDatabase.class);

  /// SQL states of a login that fails: no such role or a wrong password.
  private static final List<String> LOGIN_REFUSED = List.of("28P01", "28000");

  private static final int PREPARE_THRESHOLD = 2;

  /// A statement is planned once and not for each execution: which plan is good does not depend on
  /// the keys that ours take, and planning an append takes longer than executing a small one.
  ///
  /// Nor does it depend on statistics: tables of what is under way are all but empty whenever
  /// they are looked at, and a plan that reads such a table as a whole, or its index as a bitmap,
  /// passes over all the dead rows of a busy hour. Ours have an index to go along.
  private static final String PLANNED_ONCE =
      "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_bitmapscan=off";

  private static final int READING_CONNECTIONS_MAX = 2;
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
  private static final Duration KEEPALIVE = Duration.ofMinutes(1);
  private static final Duration IDLE_CONNECTION_LIVES = Duration.ofMinutes(5);
  private static final Duration CONNECTION_LIVES = Duration.ofMinutes(30);
  private static final Duration VALIDATED_WITHIN = Duration.ofSeconds(1);

  private final String service;
  private final PGSimpleDataSource runner;
  private final HikariDataSource pool;

  private ServiceDatabase(String service, PGSimpleDataSource runner, HikariDataSource pool) {
    this.service = service;
    this.runner = runner;
    this.pool = pool;
  }

  /// Makes what is missing of the database, the schema and the roles, brings the schema up to date,
  /// and opens the pool. Two processes may do it at once.
  ///
  /// Migrations know the placeholders `${schema}`, `${owner}`, `${runner}` and `${readers}`.
  ///
  /// @param service in small letters and digits; it is the name of the schema as well
  /// @param migrationLocations folders on the class path, e.g. `db/eventlog`, `db/orders`
  /// @throws InstallationException when the server can't be reached or refuses
  public static ServiceDatabase open(
      DatabaseServer server,
      String service,
      List<String> migrationLocations,
      PoolSettings settings) {
    ServiceRoles roles = new ServiceRoles(server.database(), service, server.secret());
    Migrations migrations = Migrations.find(migrationLocations);
    PGSimpleDataSource runner = runner(server, roles, settings);
    try {
      prepare(server, roles, migrations, false);
      try {
        return new ServiceDatabase(service, runner, pool(runner, service, settings));
      } catch (HikariPool.PoolInitializationException e) {
        if (!isRefusedLogin(e)) {
          throw e;
        }
        LOG.info("The role of {} is missing or has another password; setting it.", service);
        prepare(server, roles, migrations, true);
        return new ServiceDatabase(service, runner, pool(runner, service, settings));
      }
    } catch (SQLException | HikariPool.PoolInitializationException e) {
      throw new InstallationException(
          "The database of " + service + " on " + server + " can't be opened: " + e.getMessage(),
          e);
    }
  }

  /// The pooled connections of the runner role. They auto-commit unless told otherwise.
  public DataSource pool() {
    return pool;
  }

  /// Pooled connections of the runner role that look into the schema of another service, of which
  /// this role may read the events and nothing else. The schema need not exist yet. The caller
  /// closes the pool.
  public HikariDataSource poolReading(String other) {
    PoolSettings few = new PoolSettings(0, READING_CONNECTIONS_MAX, CONNECT_WITHIN, ANSWER_WITHIN);
    HikariConfig config = configuration(runner, service + "-reads-" + other, few);
    config.setSchema(other);
    return new HikariDataSource(config);
  }

  /// A connection of the runner role outside of the pool, for one who keeps it, such as a log's
  /// writer. The caller closes it.
  public Connection connect() throws SQLException {
    return runner.getConnection();
  }

  /// The service, which is the schema's name as well.
  public String service() {
    return service;
  }

  @Override
  public void close() {
    pool.close();
  }

  private static void prepare(
      DatabaseServer server, ServiceRoles roles, Migrations migrations, boolean again)
      throws SQLException {
    Provisioning provisioning = new Provisioning(roles);
    String fingerprint = migrations.fingerprint();
    try (Connection admin = Provisioning.connect(server)) {
      if (!again && provisioning.isDone(admin, fingerprint)) {
        return;
      }
      provisioning.provide(admin);
    }
    PGSimpleDataSource owner =
        server.dataSource(roles.owner(), roles.password(roles.owner()), "boxoffice-migrations");
    migrations.run(owner, roles);
    try (Connection connection = owner.getConnection()) {
      provisioning.done(connection, fingerprint);
    }
  }

  private static PGSimpleDataSource runner(
      DatabaseServer server, ServiceRoles roles, PoolSettings settings) {
    PGSimpleDataSource source =
        server.dataSource(
            roles.runner(), roles.password(roles.runner()), "boxoffice-" + roles.service());
    source.setReWriteBatchedInserts(true);
    source.setPrepareThreshold(PREPARE_THRESHOLD);
    source.setBinaryTransfer(true);
    source.setOptions(PLANNED_ONCE);
    source.setSocketTimeout((int) settings.answerWithin().toSeconds());
    return source;
  }

  private static HikariDataSource pool(
      PGSimpleDataSource runner, String name, PoolSettings settings) {
    return new HikariDataSource(configuration(runner, name, settings));
  }

  private static HikariConfig configuration(
      PGSimpleDataSource runner, String name, PoolSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(runner);
    config.setMinimumIdle(settings.idleConnections());
    config.setMaximumPoolSize(settings.maxConnections());
    config.setConnectionTimeout(settings.connectWithin().toMillis());
    config.setValidationTimeout(VALIDATED_WITHIN.toMillis());
    config.setKeepaliveTime(KEEPALIVE.toMillis());
    config.setIdleTimeout(IDLE_CONNECTION_LIVES.toMillis());
    config.setMaxLifetime(CONNECTION_LIVES.toMillis());
    return config;
  }

  private static boolean isRefusedLogin(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && LOGIN_REFUSED.contains(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
