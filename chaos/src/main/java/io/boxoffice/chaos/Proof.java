package io.boxoffice.chaos;

import io.boxoffice.postgres.DatabaseServer;

/// Proves from the logs of an installation that promises 1 to 3 were kept.
@FunctionalInterface
public interface Proof {

  Verdict run(DatabaseServer server);

  /// What was found.
  ///
  /// @param holds whether no promise is broken
  /// @param underWay steps of captured money that will go on by themselves
  /// @param parked steps that wait for an operator
  /// @param ledgerChecked whether the ledger's sum was seen to be zero
  /// @param text for people, with the first counterexample if there is one
  record Verdict(boolean holds, long underWay, long parked, boolean ledgerChecked, String text) {}
}
