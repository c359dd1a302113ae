package io.boxoffice.inventory.adapter;

import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Money;
import io.boxoffice.inventory.application.Holds.Status;
import io.boxoffice.inventory.domain.Inventory;
import io.boxoffice.inventory.domain.Stock;
import io.boxoffice.inventory.domain.Wanted;
import io.boxoffice.inventory.domain.WantedLines;
import io.boxoffice.web.Problem;
import io.boxoffice.web.Problem.FieldError;
import io.boxoffice.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The JSON of inventory's requests and answers.
final class HoldBodies {

  private HoldBodies() {}

  record HoldRequest(@Size(min = 1, max = WantedLines.LINES_MAX) List<@Valid LineRequest> lines) {
    /// Throws a [ProblemException] with the lines that name an offer again.
    List<Wanted> wanted() {
      Set<OfferId> seen = new HashSet<>();
      List<FieldError> again = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        if (!seen.add(lines.get(i).offerId)) {
          again.add(new FieldError("lines[" + i + "].offerId", "is named by another line"));
        }
      }
      if (!again.isEmpty()) {
        throw new ProblemException(Problem.invalid(again));
      }
      return lines.stream().map(line -> new Wanted(line.offerId, line.quantity)).toList();
    }
  }

  record LineRequest(OfferId offerId, @Min(1) @Max(WantedLines.QUANTITY_MAX) int quantity) {}

  /// A new hold.
  ///
  /// @param token to be handed to orders
  record HoldMade(HoldId id, String token, Instant expiresAt, List<Line> lines, Money total) {}

  /// A hold as it is now.
  ///
  /// @param token only of a hold that may be ordered
  record HoldSeen(
      HoldId id,
      ShowId showId,
      Status status,
      @Nullable String token,
      Instant expiresAt,
      List<Line> lines,
      Money total) {}

  record Availability(ShowId showId, List<OfferAvailability> offers) {
    static Availability of(ShowId showId, Inventory inventory) {
      return new Availability(
          showId,
          inventory.offers().values().stream()
              .sorted(Comparator.comparing(stock -> stock.offerId().value()))
              .map(OfferAvailability::of)
              .toList());
    }
  }

  record OfferAvailability(
      OfferId offerId, Money price, int capacity, int held, int sold, int available) {
    static OfferAvailability of(Stock stock) {
      return new OfferAvailability(
          stock.offerId(),
          stock.price(),
          stock.capacity(),
          stock.held(),
          stock.sold(),
          stock.available());
    }
  }

  /// Lines of one show have one currency.
  static Money total(List<Line> lines) {
    return lines.stream().map(Line::total).reduce(Money::plus).orElseThrow();
  }
}
