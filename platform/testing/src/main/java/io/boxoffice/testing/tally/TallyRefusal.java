package io.boxoffice.testing.tally;

import io.boxoffice.core.Refusal;

/// Why a tally refuses.
public enum TallyRefusal implements Refusal {
  TOO_MUCH;

  @Override
  public String slug() {
    return "too-much";
  }

  @Override
  public String detail() {
    return "The sum would be too large.";
  }
}
