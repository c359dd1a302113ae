package io.boxoffice.bench.rivals;

import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.HoldToken;
import io.boxoffice.contracts.inventory.HoldTokens;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/// The JSON of holds, as the product has it. One line at a time: what a bench sends.
final class RivalBodies {
  private static final int QUANTITY_MAX = 50;

  private RivalBodies() {}

  record ShowWanted(@Min(1) long capacity) {}

  record ShowMade(ShowId id, OfferId offerId) {}

  record HoldWanted(@Size(min = 1, max = 1) List<@Valid LineWanted> lines) {
    LineWanted line() {
      return lines.getFirst();
    }
  }

  record LineWanted(OfferId offerId, @Min(1) @Max(QUANTITY_MAX) int quantity) {}

  record HoldMade(HoldId id, String token, Instant expiresAt, List<Line> lines, Money total) {
    static HoldMade of(HoldToken made, HoldTokens tokens) {
      return new HoldMade(
          made.holdId(),
          tokens.sign(made),
          made.expiresAt(),
          made.lines(),
          made.lines().getFirst().total());
    }
  }

  record Taken(OfferId offerId, long held, long sold) {}

  record Availability(List<Taken> offers) {}
}
