package io.boxoffice.app;

import io.boxoffice.bench.rivals.BaselineController;
import io.boxoffice.bench.rivals.LimitController;
import io.boxoffice.bench.rivals.RowLocks;
import io.boxoffice.contracts.inventory.HoldTokens;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Secrets;
import io.boxoffice.web.PublicPaths;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import picocli.CommandLine;

/// The program as a bench starts it to compare: `serve`, with what the product is compared with in
/// the same process. Nothing else starts it.
final class BenchServer {

  /// How many connections the row locks share, unless the user says otherwise.
  static final String POOL = "bench.baseline.pool";

  private BenchServer() {}

  /// Serves until it is told to stop.
  ///
  /// @param arguments those of the program, the first being `serve`
  public static void main(String[] arguments) {
    String[] ofServe = Arrays.copyOfRange(arguments, 1, arguments.length);
    int status = new CommandLine(new ServeCommand(Rivals.class)).execute(ofServe);
    if (status != ServeCommand.RUNNING) {
      System.exit(status);
    }
  }

  /// What is added to the services.
  @Configuration(proxyBeanMethods = false)
  static class Rivals {

    @Bean
    RowLocks rowLocks(Installation installation, Environment environment) {
      return RowLocks.open(installation.server(), environment.getProperty(POOL, Integer.class, 8));
    }

    /// The bench counts without a token, as it does at the product.
    @Bean
    PublicPaths rivalPublicPaths() {
      return PublicPaths.of(
          "GET /bench/baseline/shows/{showId}/availability",
          "GET /bench/statement/shows/{showId}/availability");
    }

    @Bean
    BaselineController baselineController(RowLocks rows, Secrets secrets, Ids ids, Clock clock) {
      return new BaselineController(rows, HoldTokens.of(secrets), ids, clock);
    }

    @Bean
    LimitController limitController(Secrets secrets, Ids ids, Clock clock) {
      return new LimitController(HoldTokens.of(secrets), ids, clock);
    }
  }
}
