package io.boxoffice.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceDatabaseIT {
  private static final String DENIED = "42501";
  private static final List<String> NOTES = List.of("classpath:db/notes");
  private static final Duration SOON = Duration.ofSeconds(30);

  private final AtomicInteger databases = new AtomicInteger();
  private EmbeddedPostgres postgres;

  @BeforeAll
  void start(@TempDir Path data) {
    postgres =
        EmbeddedPostgres.start(data.resolve("postgres"), EmbeddedPostgresSettings.defaults());
  }

  @AfterAll
  void stop() {
    postgres.close();
  }

  private DatabaseServer fresh() {
    return postgres.server().withDatabase("it" + databases.incrementAndGet());
  }

  private static ServiceDatabase open(DatabaseServer server, String service) {
    return open(server, service, NOTES);
  }

  private static ServiceDatabase open(DatabaseServer server, String service, List<String> from) {
    return ServiceDatabase.open(server, service, from, PoolSettings.defaults());
  }

  @Test
  void a_service_reads_and_writes_its_own_schema() throws Exception {
    try (ServiceDatabase orders = open(fresh(), "orders");
        Connection connection = orders.pool().getConnection()) {
      Sql.run(connection, "insert into notes (text) values ('a')");
      Sql.run(connection, "update notes set text = 'b'");
      assertThat(Sql.text(connection, "select text from orders.notes")).isEqualTo("b");
      Sql.run(connection, "delete from notes");
      assertThat(orders.service()).isEqualTo("orders");
    }
  }

  @Test
  void a_statement_goes_along_its_index_also_when_the_table_was_seen_empty() throws Exception {
    DatabaseServer server = fresh();
    try (ServiceDatabase orders = open(server, "orders");
        Connection administrator = server.connect();
        Connection connection = orders.pool().getConnection()) {
      Sql.run(administrator, "vacuum analyze orders.notes");
      String sql = "explain (format json) select text from notes where id > 5 order by id limit 1";

      assertThat(Sql.text(connection, sql)).contains("Index Scan").doesNotContain("Seq Scan");
    }
  }

  @Test
  void what_a_migration_takes_from_the_runner_is_refused_by_the_database() throws Exception {
    try (ServiceDatabase orders = open(fresh(), "orders");
        Connection connection = orders.connect()) {
      Sql.run(connection, "insert into facts (fact) values ('a')");
      for (String forbidden :
          List.of(
              "update facts set fact = 'b'",
              "delete from facts",
              "truncate facts",
              "alter table facts add column more text",
              "drop table facts",
              "create table orders.own (id int)",
              "create table public.own (id int)",
              "create temporary table own (id int)",
              "create schema own",
              "delete from flyway_schema_history",
              "alter table facts disable trigger all",
              "set role " + Sql.text(connection, "select current_user") + "_owner",
              "alter role current_user createrole",
              "create role more")) {
        assertDenied(forbidden, () -> Sql.run(connection, forbidden));
      }
    }
  }

  @Test
  void another_service_reads_what_is_granted_to_readers_and_nothing_else() throws Exception {
    DatabaseServer server = fresh();
    try (ServiceDatabase orders = open(server, "orders");
        ServiceDatabase payments = open(server, "payments");
        Connection writer = orders.connect();
        Connection stranger = payments.connect()) {
      Sql.run(writer, "insert into facts (fact) values ('a')");
      assertThat(Sql.text(stranger, "select fact from orders.facts")).isEqualTo("a");
      for (String forbidden :
          List.of(
              "select * from orders.notes",
              "insert into orders.notes (text) values ('b')",
              "insert into orders.facts (fact) values ('b')",
              "update orders.facts set fact = 'b'",
              "select nextval('orders.facts_position_seq')",
              "select * from orders.flyway_schema_history")) {
        assertDenied(forbidden, () -> Sql.run(stranger, forbidden));
      }
    }
  }

  @Test
  void a_role_of_one_database_cannot_connect_to_another() throws Exception {
    DatabaseServer one = fresh();
    DatabaseServer two = fresh();
    try (ServiceDatabase here = open(one, "orders");
        ServiceDatabase there = open(two, "orders");
        Connection connection = here.connect()) {
      assertThat(there.service()).isEqualTo("orders");
      ServiceRoles roles = new ServiceRoles(one.database(), "orders", one.secret());
      assertThat(Sql.text(connection, "select current_user")).isEqualTo(roles.runner());
      assertDenied(
          "connect",
          () ->
              two.dataSource(roles.runner(), roles.password(roles.runner()), "it")
                  .getConnection()
                  .close());
    }
  }

  @Test
  void opening_again_keeps_data_and_runs_new_migrations_only() throws Exception {
    DatabaseServer server = fresh();
    try (ServiceDatabase orders = open(server, "orders");
        Connection connection = orders.connect()) {
      Sql.run(connection, "insert into notes (text) values ('kept')");
    }
    for (List<String> locations : List.of(NOTES, List.of("db/more", "db/notes"), NOTES)) {
      try (ServiceDatabase orders = open(server, "orders", locations);
          Connection connection = orders.connect()) {
        assertThat(Sql.text(connection, "select text from notes")).isEqualTo("kept");
      }
    }
    try (Connection admin = server.connect()) {
      assertThat(
              Sql.text(admin, "select string_agg(version, ' ') from orders.flyway_schema_history"))
          .isEqualTo("1.1 2.1");
    }
  }

  @Test
  void many_that_open_the_same_service_at_once_all_succeed() throws Exception {
    DatabaseServer server = fresh();
    List<Callable<ServiceDatabase>> openings = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      openings.add(() -> open(server, "orders"));
      openings.add(() -> open(server, "payments"));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<ServiceDatabase> opened : threads.invokeAll(openings)) {
        try (ServiceDatabase database = opened.get();
            Connection connection = database.connect()) {
          assertThat(Sql.text(connection, "select count(*) from notes")).isEqualTo("0");
        }
      }
    }
  }

  @Test
  void a_role_that_is_missing_or_has_another_password_is_put_right() throws Exception {
    DatabaseServer server = fresh();
    open(server, "orders").close();
    try (Connection admin = server.connect()) {
      Sql.run(admin, "alter role " + server.database() + "_orders password 'other'");
    }
    try (ServiceDatabase orders = open(server, "orders");
        Connection connection = orders.connect()) {
      assertThat(Sql.text(connection, "select count(*) from notes")).isEqualTo("0");
    }
  }

  @Test
  void an_administrator_who_is_no_superuser_is_enough() throws Exception {
    try (Connection admin = postgres.server().withDatabase("postgres").connect()) {
      Sql.run(admin, "create role landlord login createrole createdb password 'of the house'");
    }
    DatabaseServer fresh = fresh();
    DatabaseServer server =
        new DatabaseServer(fresh.jdbcUrl(), "landlord", "of the house", fresh.secret());
    for (int i = 0; i < 2; i++) {
      try (ServiceDatabase orders = open(server, "orders");
          ServiceDatabase payments = open(server, "payments");
          Connection connection = payments.connect()) {
        assertThat(Sql.text(connection, "select count(*) from orders.facts")).isEqualTo("0");
        assertThat(orders.service()).isEqualTo("orders");
      }
    }
  }

  @Test
  void a_broken_migration_is_an_installation_exception_and_can_be_mended() {
    DatabaseServer server = fresh();
    assertThatThrownBy(() -> open(server, "orders", List.of("db/broken")))
        .isInstanceOf(InstallationException.class)
        .hasMessageContaining("could not be brought up to date");
    open(server, "orders").close();
    assertThatThrownBy(() -> open(server, "orders", List.of("db/nowhere")))
        .isInstanceOf(InstallationException.class)
        .hasMessageContaining("can't be read");
  }

  @Test
  void the_pool_recovers_when_the_server_was_killed() throws Exception {
    try (ServiceDatabase orders = open(fresh(), "orders")) {
      try (Connection connection = orders.pool().getConnection()) {
        Sql.run(connection, "insert into notes (text) values ('kept')");
        Command.signal("KILL", pid(connection));
        assertThatThrownBy(() -> Sql.text(connection, "select pg_sleep(30)"))
            .isInstanceOf(SQLException.class);
      }
      Until.within(
          SOON,
          "the pool works again",
          () -> {
            try (Connection connection = orders.pool().getConnection()) {
              return Sql.text(connection, "select text from notes").equals("kept");
            } catch (SQLException e) {
              return false;
            }
          });
    }
  }

  /// The server's, found from the process of this session.
  private static long pid(Connection connection) throws SQLException {
    long session = Long.parseLong(Sql.text(connection, "select pg_backend_pid()"));
    return ProcessHandle.of(session).flatMap(ProcessHandle::parent).orElseThrow().pid();
  }

  private static void assertDenied(String what, ThrowingCallable action) {
    assertThatThrownBy(action)
        .as(what)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).as(what).isEqualTo(DENIED));
  }
}
