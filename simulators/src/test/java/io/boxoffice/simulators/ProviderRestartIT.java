package io.boxoffice.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.simulators.ProviderClient.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ProviderRestartIT {
  @TempDir Path folder;

  private final SteppedClock clock = new SteppedClock();

  @Test
  void payments_and_keys_outlive_a_restart() throws Exception {
    try (ProviderTestBench bench = start()) {
      String id = bench.client.pay("order-1", "tok_ok").text("id");
      bench.client.refund(id, "refund-1", 250);
    }
    try (ProviderTestBench bench = start()) {
      var entries = bench.client.get("/v1/ledger").body().path("entries");
      assertThat(entries).hasSize(1);
      String id = entries.path(0).path("paymentId").asString();
      assertThat(entries.path(0).path("refunded").asLong()).isEqualTo(250);
      assertThat(bench.client.refund(id, "refund-1", 250).status()).isEqualTo(200);
      assertThat(bench.client.refund(id, "refund-2", 1001).status()).isEqualTo(409);
    }
  }

  @Test
  void the_journal_is_for_its_owner_alone() throws Exception {
    Path journal = folder.resolve("payments.jsonl");
    Files.createFile(journal, PosixFilePermissions.asFileAttribute(rights("rw-r--r--")));
    start().close();
    assertThat(Files.getPosixFilePermissions(journal)).isEqualTo(rights("rw-------"));
    Files.delete(journal);
    start().close();
    assertThat(Files.getPosixFilePermissions(journal)).isEqualTo(rights("rw-------"));
  }

  private static Set<PosixFilePermission> rights(String text) {
    return PosixFilePermissions.fromString(text);
  }

  @Test
  void pending_payments_are_captured_after_a_restart() throws Exception {
    String slow;
    String voided;
    try (ProviderTestBench bench = start()) {
      slow = bench.client.pay("order-1", "tok_slow").text("id");
      voided = bench.client.pay("order-2", "tok_slow").text("id");
      bench.client.cancel(voided);
    }
    clock.move(Duration.ofSeconds(1));
    try (ProviderTestBench bench = start()) {
      while (!status(bench, slow).equals("captured")) {
        Thread.onSpinWait();
      }
      assertThat(status(bench, voided)).isEqualTo("voided");
    }
  }

  @Test
  void webhooks_that_were_not_heard_are_sent_after_a_restart() throws Exception {
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      Map<String, Object> here = Map.of("webhookUrl", receiver.url());
      try (ProviderTestBench bench = start()) {
        bench.client.pay("order-1", "tok_ok", here);
        assertThat(receiver.next().reference()).isEqualTo("order-1");
        while (!journal().contains("\"delivered\"")) {
          Thread.onSpinWait();
        }
        bench.client.faults(Map.of("muteWebhooks", true));
        bench.client.pay("order-2", "tok_ok", here);
      }
      try (ProviderTestBench bench = start()) {
        assertThat(receiver.next().reference()).isEqualTo("order-2");
        bench.client.pay("order-3", "tok_ok", here);
        assertThat(receiver.next().reference()).isEqualTo("order-3");
      }
    }
  }

  @Test
  void a_torn_last_line_is_cut_off() throws Exception {
    try (ProviderTestBench bench = start()) {
      bench.client.pay("order-1", "tok_ok");
    }
    Files.writeString(
        folder.resolve("payments.jsonl"), "{\"fact\":\"capt", StandardOpenOption.APPEND);
    try (ProviderTestBench bench = start()) {
      bench.client.pay("order-2", "tok_ok");
    }
    try (ProviderTestBench bench = start()) {
      assertThat(bench.client.get("/v1/ledger").body().path("entries")).hasSize(2);
    }
  }

  @Test
  void a_folder_has_one_provider_at_a_time() throws Exception {
    try (ProviderTestBench _ = start()) {
      assertThatThrownBy(this::start).isInstanceOf(OverlappingFileLockException.class);
    }
  }

  @Test
  void captured_money_outlives_a_kill_of_the_process() throws Exception {
    Process process = run();
    try (WebhookReceiver receiver = new WebhookReceiver();
        BufferedReader output = process.inputReader();
        ProviderClient client = new ProviderClient(output.readLine(), receiver.url())) {
      Reply paid = client.pay("order-1", "tok_ok");
      assertThat(paid.text("status")).isEqualTo("captured");
    } finally {
      process.destroyForcibly().waitFor();
    }
    try (ProviderTestBench bench = start()) {
      assertThat(bench.client.get("/v1/ledger").body().path("entries")).hasSize(1);
    }
  }

  private Process run() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            PaymentProviderSimulator.class.getName(),
            "--port",
            "0",
            "--webhook-secret",
            ProviderTestBench.SECRET,
            "--folder",
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private ProviderTestBench start() throws IOException {
    return new ProviderTestBench(new ProviderSettings.Folder(folder), clock);
  }

  private String journal() throws IOException {
    return Files.readString(folder.resolve("payments.jsonl"));
  }

  private static String status(ProviderTestBench bench, String id)
      throws IOException, InterruptedException {
    return bench.client.get("/v1/payments/" + id).text("status");
  }
}
