package io.boxoffice.app.verify;

/// What is proved, in the order in which it is told: what relies on readable logs comes after them.
public enum Check {
  LOGS("every stream is whole, in order and readable", "events"),
  CAPACITY("no offer was oversold, no hold sold twice", "events of shows"),
  PAYMENTS("every captured payment ends in tickets or a refund", "captures"),
  AGREEMENT("orders, sales, tickets and money agree", "orders");

  private final String claim;
  private final String unit;

  Check(String claim, String unit) {
    this.claim = claim;
    this.unit = unit;
  }

  /// What holds if nothing is found.
  public String claim() {
    return claim;
  }

  /// What is counted when it is examined.
  public String unit() {
    return unit;
  }
}
