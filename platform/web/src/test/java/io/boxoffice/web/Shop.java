package io.boxoffice.web;

import com.nimbusds.jose.jwk.ECKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/// A small application on a random port, and requests to it.
final class Shop implements AutoCloseable {
  static final UUID ACCOUNT = UUID.fromString("0199d3a0-0000-7000-8000-000000000001");
  static final Duration LIFE = Duration.ofMinutes(15);
  static final int UPLOAD_MAX = 200_000;

  private final ServletWebServerApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(WebConfiguration.class)
  static class Application {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    SigningKeys signingKeys() {
      return new TwoKeys(
          GeneratedKey.withId("new").current(), GeneratedKey.withId("old").current());
    }

    @Bean
    ShopController shopController() {
      return new ShopController();
    }

    @Bean
    PublicPaths publicPaths() {
      return PublicPaths.of("* /public/**");
    }

    @Bean
    OperatorPaths operatorPaths() {
      return OperatorPaths.of("* /ops/**");
    }

    @Bean
    BodyLimit upload() {
      return new BodyLimit("/public/upload", DataSize.ofBytes(UPLOAD_MAX));
    }

    @Bean
    ProblemSource source() {
      return failure ->
          failure instanceof UnsupportedOperationException
              ? Optional.of(Problem.of(409, "from-a-source", "A source knew it."))
              : Optional.empty();
    }
  }

  /// A current key, and one from before the rotation.
  record TwoKeys(ECKey current, ECKey old) implements SigningKeys {
    @Override
    public List<ECKey> all() {
      return List.of(current, old);
    }
  }

  /// An answer with its JSON.
  record Answer(int status, HttpResponse<String> response) {

    JsonNode json() {
      return HttpJson.mapper().readTree(response.body());
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String slug() {
      return json().path("type").asString().replace("/problems/", "");
    }
  }

  Shop(String... properties) {
    var application = new SpringApplication(Application.class);
    application.setLogStartupInfo(false);
    var all = new ArrayList<>(List.of("--server.port=0", "--server.address=127.0.0.1"));
    all.addAll(List.of(properties));
    this.context = (ServletWebServerApplicationContext) application.run(all.toArray(String[]::new));
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  int port() {
    var server = context.getWebServer();
    if (server == null) {
      throw new IllegalStateException("the application has no server");
    }
    return server.getPort();
  }

  String token(Role... roles) {
    return bean(TokenIssuer.class).issue(ACCOUNT, Set.of(roles), Map.of(), LIFE);
  }

  Answer get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  Answer post(String path, String body, String... headers) {
    return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Answer postJson(String path, String body) {
    return post(path, body, "Content-Type", "application/json");
  }

  HttpRequest.Builder request(String path, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .timeout(Duration.ofSeconds(20));
    return headers.length == 0 ? request : request.headers(headers);
  }

  Answer send(HttpRequest.Builder request) {
    try {
      var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
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
