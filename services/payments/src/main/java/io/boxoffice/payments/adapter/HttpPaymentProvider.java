package io.boxoffice.payments.adapter;

import io.boxoffice.core.Json;
import io.boxoffice.core.Money;
import io.boxoffice.core.PassingFailure;
import io.boxoffice.core.PermanentFailure;
import io.boxoffice.payments.application.PaymentProvider;
import io.boxoffice.payments.application.Reference;
import io.boxoffice.payments.domain.ProviderPayment;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// A payment provider over HTTP. Answers of 5xx, 408 and 429, time-outs and lost connections say
/// nothing of what was done; any other 4xx says that nothing was.
public final class HttpPaymentProvider implements PaymentProvider, AutoCloseable {
  private final String name;
  private final URI url;
  private final Supplier<URI> webhookUrl;
  private final Duration answerWithin;
  private final HttpClient client;

  /// @param webhookUrl where it is to tell outcomes; asked at each capture
  public HttpPaymentProvider(
      String name,
      URI url,
      Supplier<URI> webhookUrl,
      Duration connectWithin,
      Duration answerWithin) {
    this.name = name;
    this.url = url;
    this.webhookUrl = webhookUrl;
    this.answerWithin = answerWithin;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connectWithin)
            .executor(Runnable::run) // It calls back to move bytes and encrypt: its own thread may.
            .build();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ProviderPayment capture(
      UUID key, Reference reference, Money amount, String methodToken, Instant captureBefore) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("reference", reference.text());
    body.put("amount", amount.amount());
    body.put("currency", amount.currency());
    body.put("methodToken", methodToken);
    body.put("webhookUrl", webhookUrl.get());
    body.put("captureBefore", captureBefore);
    var answer = post("/v1/payments", key, body);
    return answer.statusCode() == 409 ? madeBefore(reference, answer) : payment(succeeded(answer));
  }

  /// The key is this attempt's alone, so a conflict says that the payment was made before we
  /// restarted, to be told at another URL. What was captured counts first.
  private ProviderPayment madeBefore(Reference reference, HttpResponse<String> answer) {
    return find(reference).stream()
        .min(Comparator.comparing(ProviderPayment::status))
        .orElseThrow(() -> new Refused(ProviderJson.errorCode(answer.statusCode(), answer.body())));
  }

  @Override
  public List<ProviderPayment> find(Reference reference) {
    String query = URLEncoder.encode(reference.text(), StandardCharsets.UTF_8);
    var answer = succeeded(send(request("/v1/payments?reference=" + query).GET()));
    return read(answer, ProviderJson::payments);
  }

  @Override
  public ProviderPayment cancel(String providerPaymentId) {
    var answer =
        send(request(path(providerPaymentId) + "/void").POST(HttpRequest.BodyPublishers.noBody()));
    // 409 shows the payment, which was decided before.
    return payment(answer.statusCode() == 409 ? answer : succeeded(answer));
  }

  @Override
  public void refund(UUID key, String providerPaymentId, Money amount) {
    String path = path(providerPaymentId);
    var answer = post(path + "/refunds", key, Map.of("amount", amount.amount()));
    // 409 may mean that it was given back before, by whom ever.
    boolean back = answer.statusCode() == 409 && shown(path).refunded().equals(amount);
    if (!back) {
      var _ = succeeded(answer);
    }
  }

  private ProviderPayment shown(String path) {
    return payment(succeeded(send(request(path).GET())));
  }

  private static String path(String providerPaymentId) {
    return "/v1/payments/" + URLEncoder.encode(providerPaymentId, StandardCharsets.UTF_8);
  }

  private HttpResponse<String> post(String path, UUID key, Map<String, Object> body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key.toString())
            .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path)).timeout(answerWithin);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      int status = answer.statusCode();
      if (status >= 500 || status == 408 || status == 429) {
        throw new PassingFailure(name + " answers " + status);
      }
      return answer;
    } catch (IOException e) {
      throw new PassingFailure(name + " does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PassingFailure("stopped while asking " + name, e);
    }
  }

  private static HttpResponse<String> succeeded(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2) {
      throw new Refused(ProviderJson.errorCode(answer.statusCode(), answer.body()));
    }
    return answer;
  }

  private ProviderPayment payment(HttpResponse<String> answer) {
    return read(answer, ProviderJson::payment);
  }

  /// What can't be read says nothing of what was done.
  private <T> T read(HttpResponse<String> answer, Function<JsonNode, T> reader) {
    try {
      return reader.apply(ProviderJson.object(answer.body()));
    } catch (PermanentFailure e) {
      throw new PassingFailure(name + " answers what makes no sense", e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
