package io.boxoffice.accounts;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.accounts.AccountEvent.VerificationRequested;
import io.boxoffice.contracts.accounts.People;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Invariant;
import io.boxoffice.core.Json;
import io.boxoffice.core.Secrets;
import io.boxoffice.core.Sha256;
import io.boxoffice.messaging.Platform;
import io.boxoffice.messaging.ServicePlatform;
import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.testing.SettableClock;
import io.boxoffice.testing.TestPostgres;
import io.boxoffice.web.GeneratedKey;
import io.boxoffice.web.HttpJson;
import io.boxoffice.web.SigningKeys;
import io.boxoffice.web.WebConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/// The accounts service on a random port and a database of its own, and requests to it.
final class AccountsServer implements AutoCloseable {
  static final String PASSWORD = "correct horse battery";

  /// Lets one client address ask as often as tests do.
  static final String[] OFTEN = {
    "--boxoffice.web.rate-limits.sign-in.permits=1000000",
    "--boxoffice.web.rate-limits.registration.permits=1000000"
  };

  private final ServletWebServerApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({WebConfiguration.class, AccountsConfiguration.class})
  static class Application {

    @Bean
    SettableClock clock() {
      return SettableClock.at("2026-05-01T12:00:00Z");
    }

    @Bean
    Ids ids(Clock clock) {
      return new Ids(clock);
    }

    @Bean
    Secrets secrets() {
      return name -> Sha256.of("test " + name);
    }

    @Bean
    SigningKeys signingKeys() {
      return GeneratedKey.withId("test");
    }

    @Bean
    DatabaseServer database() {
      return TestPostgres.freshDatabase();
    }

    @Bean
    Platform platform(DatabaseServer database, Clock clock) {
      return new Platform(database, clock, new SimpleMeterRegistry());
    }
  }

  /// An answer with its JSON.
  record Answer(int status, String body, HttpResponse<String> response) {

    JsonNode json() {
      return HttpJson.mapper().readTree(body);
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String slug() {
      return json().path("type").asString("").replace("/problems/", "");
    }

    /// The refresh cookie as it is sent back.
    String cookie() {
      return header("Set-Cookie").split(";", -1)[0];
    }
  }

  AccountsServer() {
    this(OFTEN);
  }

  AccountsServer(String... properties) {
    var application = new SpringApplication(Application.class);
    application.setLogStartupInfo(false);
    var all = new ArrayList<>(List.of("--server.port=0", "--server.address=127.0.0.1"));
    all.addAll(List.of(properties));
    this.context = (ServletWebServerApplicationContext) application.run(all.toArray(String[]::new));
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  SettableClock clock() {
    return bean(SettableClock.class);
  }

  ServicePlatform platform() {
    return bean(Platform.class).services().iterator().next();
  }

  Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  Answer post(String path, String json, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  Answer delete(String path, String... headers) {
    return send(request(path, headers).DELETE());
  }

  Answer register(String email, String password) {
    return post(
        "/api/v1/accounts",
        "{\"email\":\"%s\",\"password\":\"%s\",\"name\":\"Ada Lovelace\"}"
            .formatted(email, password));
  }

  Answer verify(String email, String code, String... headers) {
    return post(
        "/api/v1/accounts/verification",
        "{\"email\":\"%s\",\"code\":\"%s\"}".formatted(email, code),
        headers);
  }

  Answer requestCode(String email, String... headers) {
    return post(
        "/api/v1/accounts/verification-code", "{\"email\":\"%s\"}".formatted(email), headers);
  }

  Answer signIn(String email, String password) {
    return post(
        "/api/v1/sessions", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password));
  }

  /// A verified account.
  AccountId customer(String email) {
    Invariant.check(register(email, PASSWORD).status() == 202, "not registered");
    Invariant.check(verify(email, code(email)).status() == 204, "not verified");
    return account(email);
  }

  /// The latest that was registered with the address.
  AccountId account(String email) {
    return accounts(email).getLast();
  }

  /// All that are registered with the address, oldest first.
  List<AccountId> accounts(String email) {
    return platform()
        .rows()
        .sql("select account_id from people where email = ? order by account_id")
        .param(email)
        .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
        .list();
  }

  Optional<String> openCode(String email) {
    return openCode(account(email));
  }

  /// The code that was mailed last, as the mailer learns it; empty when it is no longer open.
  Optional<String> openCode(AccountId account) {
    String data =
        platform()
            .rows()
            .sql(
                """
                select data::text from events
                 where stream = ? and type = 'account.verification-requested.v1'
                 order by version desc limit 1
                """)
            .param("account-" + account)
            .query(String.class)
            .single();
    var event = Json.read(data, VerificationRequested.class);
    return bean(People.class).verificationCode(event.accountId(), event.challengeId());
  }

  String code(String email) {
    return openCode(email).orElseThrow();
  }

  List<String> events(String email) {
    return events(account(email));
  }

  /// The types of what happened to an account, without their version.
  List<String> events(AccountId account) {
    return platform()
        .rows()
        .sql("select type from events where stream = ? order by version")
        .param("account-" + account)
        .query(String.class)
        .list()
        .stream()
        .map(type -> type.replace("account.", "").replace(".v1", ""))
        .toList();
  }

  static String bearer(Answer session) {
    return "Bearer " + session.json().path("accessToken").asString();
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var server = Invariant.present(context.getWebServer(), "server");
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + path))
            .timeout(Duration.ofSeconds(30));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
    context.close();
  }
}
