package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.core.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What is in the way of serving is said in one clear sentence, and nothing is damaged.
final class ServeRefusalsIT {
  private static final int USAGE = 2;

  @TempDir Path folder;

  @Test
  void a_port_that_is_in_use() throws IOException {
    try (var used = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(used.getLocalPort());
      serve(data(), "--dev", "--port", port)
          .refused(Boxoffice.EXIT_INSTALLATION, "Port " + port + " is in use", "--port");
    }
    assertThat(data()).doesNotExist();
  }

  @Test
  void a_data_folder_of_another_version() throws IOException {
    Files.createDirectory(data());
    Files.writeString(data().resolve("version"), "99\n");
    serve(data(), "--dev", "--port", "0")
        .refused(Boxoffice.EXIT_INSTALLATION, "version 99", data().toString());
    assertThat(data().resolve("version")).hasContent("99");
    assertThat(data().resolve("postgres")).doesNotExist();
    assertThat(data().resolve("keys")).doesNotExist();
  }

  @Test
  void a_data_folder_that_another_process_serves() throws IOException {
    Shop shop = TestInstallation.shop();
    serve(TestInstallation.data(), "--dev", "--port", "0")
        .refused(Boxoffice.EXIT_INSTALLATION, "in use by another process");
    assertThat(shop.ordered(shop.show(1), shop.customer(), 1)).isNotEmpty();
  }

  @Test
  void a_data_folder_that_is_a_file() throws IOException {
    Files.writeString(data(), "precious");
    serve(data(), "--dev", "--port", "0").refused(Boxoffice.EXIT_INSTALLATION, "is not a folder");
    assertThat(data()).hasContent("precious");
  }

  @Test
  void words_that_mean_nothing() throws IOException {
    assertUsage("--nonsense", "--nonsense");
    assertUsage("--pay-within=20s", "--boxoffice.orders.pay-within=20s");
    assertUsage("--port=99999", "between 0 and 65535");
    assertUsage("--services=orders,pizza", "pizza");
    assertThat(data()).doesNotExist();
  }

  @Test
  void properties_that_are_wrong_or_missing_and_the_folder_stays_good() throws IOException {
    String data = data().toString();
    CommandRun.here("serve", "--data", data, "--port", "0", "--boxoffice.orders.pay-within=soon")
        .refused(Boxoffice.EXIT_INSTALLATION, "boxoffice.orders.pay-within", "soon");
    CommandRun.here("serve", "--data", data, "--port", "0", "--boxoffice.inventory.hold-for=1ms")
        .refused(Boxoffice.EXIT_INSTALLATION, "boxoffice.inventory.hold-for", "100");
    serve(data(), "--port", "0")
        .refused(Boxoffice.EXIT_INSTALLATION, "boxoffice.payments.provider-url");
    CommandRun verified = CommandRun.elsewhere(folder, List.of("verify", "--json", "--data", data));
    assertThat(Json.read(verified.out(), JsonNode.class).path("holds").asBoolean()).isTrue();
    assertThat(verified.status()).isZero();
  }

  @Test
  void properties_that_there_are_not() {
    notThere("--boxoffice.orders.pay-wihtin=20s", "did you mean boxoffice.orders.pay-within?");
    notThere("--boxoffice.odrers.x=1", "docs/configuration.md");
    notThere("--boxoffice.web.rate-limits.sign-in.permit=1", "rate-limits.<name>.permits?");
    notThere("--boxofice.orders.pay-within=20s", "did you mean boxoffice.orders.pay-within?");
    notThere("--boxoffice.loging=plain", "did you mean boxoffice.logging?");
    assertThat(data()).doesNotExist();
  }

  private void notThere(String argument, String hint) {
    String name = argument.substring(2, argument.indexOf('='));
    CommandRun.here("serve", "--dev", "--data", data().toString(), "--port", "0", argument)
        .refused(Boxoffice.EXIT_INSTALLATION, "There is no property " + name, hint);
  }

  @Test
  void a_form_of_logging_that_there_is_not() throws IOException {
    serve(data(), "--dev", "--port", "0", "--boxoffice.logging=xml")
        .refused(Boxoffice.EXIT_INSTALLATION, "boxoffice.logging must be json or plain, not xml");
  }

  private static void assertUsage(String argument, String said) {
    CommandRun run = CommandRun.here("serve", argument);
    assertThat(run.err()).contains(said);
    assertThat(run.status()).isEqualTo(USAGE);
  }

  private Path data() {
    return folder.resolve("data");
  }

  private CommandRun serve(Path data, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("serve", "--data", data.toString()));
    arguments.addAll(List.of(more));
    return CommandRun.elsewhere(folder, arguments);
  }
}
