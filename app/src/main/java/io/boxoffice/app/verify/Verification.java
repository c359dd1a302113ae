package io.boxoffice.app.verify;

import io.boxoffice.postgres.DatabaseServer;
import io.boxoffice.postgres.InstallationException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Proves from the logs of an installation, running or stopped, that nothing was oversold and that
/// every captured payment ended well or is on its way.
///
/// All is read in one transaction that sees one moment and changes nothing. Memory is bounded by
/// the largest show and by the work under way, not by the length of the logs; disk of the server
/// is needed for sorting them.
public final class Verification {

  private Verification() {}

  /// Verifies what is in a database.
  ///
  /// @throws InstallationException when it can't be read
  public static Report run(DatabaseServer server) {
    try (Snapshot snapshot = Snapshot.take(server)) {
      return verify(snapshot);
    } catch (SQLException e) {
      throw new InstallationException(
          "The logs on " + server + " can't be read: " + e.getMessage(), e);
    }
  }

  private static Report verify(Snapshot snapshot) throws SQLException {
    var findings = new Findings();
    Progress progress = Progress.read(snapshot, findings);
    List<Report.LogCount> logs = new ArrayList<>();
    var pass = new LogPass(snapshot, findings);
    for (ServiceLog log : snapshot.logs()) {
      logs.add(pass.check(log));
    }
    var hops = new Hops();
    verifyOrders(snapshot, findings, hops);
    boolean ledger = Ledger.check(snapshot, findings);
    List<Report.HopCount> counts = hops.judge(progress, findings);
    return new Report(logs, findings.results(), counts, ledger, findings.violations());
  }

  private static void verifyOrders(Snapshot snapshot, Findings findings, Hops hops)
      throws SQLException {
    var payments = new PaymentCheck(findings, hops);
    var agreement = new AgreementCheck(snapshot, findings);
    var money = new MoneyCheck(snapshot, findings);
    try (OrderStories stories = OrderStories.open(snapshot)) {
      Optional<OrderStory> story = stories.next();
      while (story.isPresent()) {
        boolean rests = payments.see(story.get());
        agreement.see(story.get());
        money.see(story.get(), rests);
        story = stories.next();
      }
    }
  }
}
