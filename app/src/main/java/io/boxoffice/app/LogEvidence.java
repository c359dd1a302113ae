package io.boxoffice.app;

import io.boxoffice.app.verify.Report;
import io.boxoffice.app.verify.Verification;
import io.boxoffice.bench.Evidence;
import io.boxoffice.postgres.InstallationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads in the database what a server has kept, and lets `verify` look for a broken promise.
final class LogEvidence implements Evidence {
  private static final String COUNT =
      "select count(*) from inventory.events where stream = ? and type = ?";

  private static final Set<String> LOGS =
      Stream.of(ServiceModule.values())
          .map(module -> module.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private final Supplier<Installation> installation;

  LogEvidence(Supplier<Installation> installation) {
    this.installation = installation;
  }

  @Override
  public long count(String show, String type) {
    return number(COUNT, "inventory-" + show, type);
  }

  @Override
  public long countIn(String log, String type) {
    if (!LOGS.contains(log)) {
      throw new IllegalArgumentException("no service: " + log);
    }
    return number("select count(*) from " + log + ".events where type = ?", type);
  }

  private long number(String sql, String... arguments) {
    try (Installation joined = installation.get();
        Connection connection = joined.server().connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setString(i + 1, arguments[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new InstallationException("The log can't be counted: " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<String> counterexample() {
    try (Installation joined = installation.get()) {
      Report report = Verification.run(joined.server());
      return report.holds() ? Optional.empty() : Optional.of(report.text());
    }
  }
}
