package io.boxoffice.app;

import io.boxoffice.app.verify.Report;
import io.boxoffice.app.verify.Verification;
import io.boxoffice.chaos.Proof;
import io.boxoffice.postgres.DatabaseServer;

/// What `boxoffice verify` finds, as a fault campaign asks for it.
final class Promised {

  private Promised() {}

  static Proof.Verdict proof(DatabaseServer server) {
    Report report = Verification.run(server);
    return new Proof.Verdict(
        report.holds(),
        report.underWay(),
        report.hops().stream().mapToLong(Report.HopCount::parked).sum(),
        report.ledgerChecked(),
        report.text());
  }
}
