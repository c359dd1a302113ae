package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.app.verify.Verification;
import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The database is a server of somebody else, named by its URL.
final class ExternalDatabaseIT {
  private static final DatabaseServer DATABASE = TestPostgres.freshDatabase();

  @TempDir Path folder;

  @Test
  void a_purchase_outlives_a_restart_on_a_server_that_is_named_by_its_url()
      throws IOException, SQLException {
    Path data = folder.resolve("data");
    DatabaseServer database = TestPostgres.freshDatabase();
    List<String> options = options(database);
    String customer;
    String order;
    try (var server = ServerInAnotherProcess.start(Boxoffice.class, data, options)) {
      Shop shop = new Shop(new Api(server.url()), new Keys(data.resolve("keys")));
      customer = shop.customer();
      order = bought(shop, customer);
      assertThat(server.stop()).isNotNegative();
    }
    try (var again = ServerInAnotherProcess.start(Boxoffice.class, data, options)) {
      Shop shop = new Shop(new Api(again.url()), new Keys(data.resolve("keys")));
      assertThat(shop.status(order, customer)).isEqualTo("COMPLETED");
      assertThat(tickets(shop, customer)).hasSize(1);
      assertThat(bought(shop, shop.customer())).isNotEqualTo(order);
    }
    assertThat(data.resolve("postgres")).doesNotExist();
    assertThat(Verification.run(database).holds()).isTrue();
    CommandRun.here("verify", "--data", data.toString())
        .refused(Boxoffice.EXIT_INSTALLATION, "is elsewhere", "--boxoffice.database.url");
    CommandRun verified = command("verify", data, database);
    assertThat(verified.status()).as(verified.err()).isZero();
  }

  @Test
  void a_purchase_goes_through_two_processes_with_half_of_the_services_each() throws IOException {
    DatabaseServer database = TestPostgres.freshDatabase();
    Path front = folder.resolve("front");
    Path back = folder.resolve("back");
    try (var people = half(front, database, "accounts,catalog,tickets,notifications")) {
      copyKeys(front, back);
      try (var money = half(back, database, "inventory,orders,payments")) {
        var api = new Api(path -> (isSale(path.getPath()) ? money : people).url().resolve(path));
        var shop = new Shop(api, new Keys(front.resolve("keys")));
        Person ada = Person.register(api);
        String token = ada.signIn();
        String order = bought(shop, token);
        assertThat(tickets(shop, token)).hasSize(1);
        assertThat(ada.mail("Your tickets").path("text").asString()).contains(order);
        Until.holds("nothing is under way", () -> underWay(database) == 0);
        assertThat(Verification.run(database).holds()).isTrue();
      }
    }
  }

  @Test
  void a_wrong_password_is_said_in_one_sentence() {
    refused(named(DATABASE.jdbcUrl(), DATABASE.user(), "wrong"), "password");
  }

  @Test
  void a_server_that_is_not_there_is_said_in_one_sentence() {
    refused(named("jdbc:postgresql://localhost:1/boxoffice", "postgres", ""), "localhost:1");
    refused(named("jdbc:postgresql://nowhere.invalid/boxoffice", "postgres", ""), "nowhere");
    refused(named("jdbc:mysql://localhost/boxoffice", "postgres", ""), "jdbc:postgresql://");
  }

  @Test
  void a_database_that_is_missing_is_made_or_said_to_be_missing() throws SQLException {
    DatabaseServer missing = DATABASE.withDatabase("missing");
    sql("create role guest login password 'guest'");
    refused(named(missing.jdbcUrl(), "guest", "guest"), "missing", "create database");
    missing.require();
    try (Connection connection = missing.connect()) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  private static void sql(String statement) throws SQLException {
    try (Connection admin = DATABASE.connect();
        Statement run = admin.createStatement()) {
      run.execute(statement);
    }
  }

  private void refused(List<String> options, String... said) {
    serve(options).refused(Boxoffice.EXIT_INSTALLATION, said);
    assertThat(folder.resolve("refused/postgres")).doesNotExist();
  }

  private CommandRun serve(List<String> options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("serve", "--dev", "--port", "0", "--data", folder.resolve("refused") + ""));
    arguments.addAll(options);
    return CommandRun.here(arguments.toArray(String[]::new));
  }

  private static CommandRun command(String name, Path data, DatabaseServer database) {
    List<String> arguments = new ArrayList<>(List.of(name, "--data", data.toString()));
    arguments.addAll(options(database));
    return CommandRun.here(arguments.toArray(String[]::new));
  }

  private static List<String> options(DatabaseServer database) {
    return named(database.jdbcUrl(), database.user(), database.password());
  }

  private static List<String> named(String url, String user, String password) {
    return List.of(
        "--boxoffice.database.url=" + url,
        "--boxoffice.database.user=" + user,
        "--boxoffice.database.password=" + password);
  }

  private static ServerInAnotherProcess half(Path data, DatabaseServer database, String services)
      throws IOException {
    List<String> options = new ArrayList<>(options(database));
    options.add("--services=" + services);
    return ServerInAnotherProcess.start(Boxoffice.class, data, options);
  }

  private static void copyKeys(Path from, Path to) throws IOException {
    Path keys = Files.createDirectories(to.resolve("keys"));
    try (Stream<Path> files = Files.list(from.resolve("keys"))) {
      for (Path file : files.toList()) {
        Files.copy(file, keys.resolve(file.getFileName()));
      }
    }
  }

  private static boolean isSale(String path) {
    return path.matches("/api/v1/(holds|orders)(/.*)?|/api/v1/shows/[^/]+/(holds|availability)");
  }

  private static String bought(Shop shop, String customer) throws IOException {
    String order = shop.ordered(shop.show(10, Map.of()), customer, 1);
    assertThat(shop.pay(order, customer, "tok_ok").expect(200).text("status"))
        .isEqualTo("CAPTURED");
    shop.awaitStatus(order, customer, "COMPLETED");
    return order;
  }

  private static List<JsonNode> tickets(Shop shop, String customer) throws IOException {
    Until.holds("tickets", () -> !items(shop, customer).isEmpty());
    return items(shop, customer);
  }

  private static List<JsonNode> items(Shop shop, String customer) throws IOException {
    return shop.api()
        .get("/api/v1/tickets", customer)
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .toList();
  }

  private static long underWay(DatabaseServer database) {
    return Verification.run(database).underWay();
  }
}
