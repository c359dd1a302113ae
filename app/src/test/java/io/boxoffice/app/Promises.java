package io.boxoffice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.app.verify.Report;
import io.boxoffice.app.verify.Verification;
import java.util.ArrayList;
import java.util.List;

/// What must be true of an installation at rest, whatever happened to it.
final class Promises {

  private Promises() {}

  /// Waits until nothing is under way and proves from the logs that all promises were kept, that
  /// the ledger's sum is zero, and that nothing waits for an operator.
  static void verify(Server server) {
    List<Report> last = new ArrayList<>();
    Until.holds(
        "nothing is under way",
        () -> {
          Report report = Verification.run(server.part(Installation.class).server());
          last.clear();
          last.add(report);
          return !report.holds() || report.underWay() == 0;
        });
    Report report = last.getFirst();
    assertThat(report.holds()).as(report.text()).isTrue();
    assertThat(report.ledgerChecked()).isTrue();
    assertThat(report.hops()).as(report.text()).allMatch(hop -> hop.parked() == 0);
  }
}
