package io.boxoffice.app;

import io.boxoffice.app.verify.Report;
import io.boxoffice.app.verify.Verification;
import io.boxoffice.bench.Evidence;
import io.boxoffice.postgres.InstallationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads in the database what a server has kept, and lets `verify` look for a broken promise.
final class LogEvidence implements Evidence {
  private static final String COUNT =
      "select count(*) from inventory.events where stream = ? and type = ?";

  private final Supplier<Installation> installation;

  LogEvidence(Supplier<Installation> installation) {
    this.installation = installation;
  }

  @Override
  public long count(String show, String type) {
    try (Installation joined = installation.get();
        Connection connection = joined.server().connect();
        PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setString(1, "inventory-" + show);
      statement.setString(2, type);
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
