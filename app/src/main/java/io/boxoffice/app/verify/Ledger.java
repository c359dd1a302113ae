package io.boxoffice.app.verify;

import io.boxoffice.core.Money;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Checks that the double entries of payments balance: the sum of all is zero in each currency.
final class Ledger {
  private static final String TABLE = "ledger_entries";

  private static final String UNBALANCED =
      """
      select currency, sum(amount)::bigint from payments.%s
      group by currency having sum(amount) <> 0 order by currency
      """
          .formatted(TABLE);

  private Ledger() {}

  /// False if there is no ledger.
  static boolean check(Snapshot snapshot, Findings findings) throws SQLException {
    if (!snapshot.hasTable(ServiceLog.PAYMENTS, TABLE)) {
      return false;
    }
    try (PreparedStatement statement = snapshot.prepare(UNBALANCED);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        var sum = new Money(row.getLong(2), row.getString(1));
        findings.violation(
            new Violation(
                Check.AGREEMENT,
                ServiceLog.PAYMENTS.schema(),
                TABLE,
                0,
                0,
                "The ledger does not balance: its sum is " + sum.text() + "."));
      }
    }
    return true;
  }
}
