package io.boxoffice.inventory.domain;

import io.boxoffice.contracts.OfferId;
import io.boxoffice.core.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Why a hold was refused.
public sealed interface InventoryRefusal extends Refusal {

  record UnknownShow() implements InventoryRefusal {
    @Override
    public String slug() {
      return "unknown-show";
    }

    @Override
    public String detail() {
      return "There is no show with this id on sale.";
    }

    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }
  }

  record UnknownOffer(OfferId offerId) implements InventoryRefusal {
    @Override
    public String slug() {
      return "unknown-offer";
    }

    @Override
    public String detail() {
      return "The show has no offer with this id.";
    }

    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }

    @Override
    public Map<String, Object> facts() {
      return Map.of("offerId", offerId);
    }
  }

  /// The lines make no sense.
  record InvalidLines(String detail) implements InventoryRefusal {
    @Override
    public String slug() {
      return "invalid-lines";
    }

    @Override
    public Kind kind() {
      return Kind.INVALID;
    }
  }

  record SaleClosed(Instant opensAt, Instant closesAt) implements InventoryRefusal {
    @Override
    public String slug() {
      return "sale-closed";
    }

    @Override
    public String detail() {
      return "The sale is open from " + opensAt + " until " + closesAt + ".";
    }

    @Override
    public Map<String, Object> facts() {
      return Map.of("opensAt", opensAt, "closesAt", closesAt);
    }
  }

  /// The customer would have more than one customer may.
  ///
  /// @param left how many more the customer may hold
  record LimitExceeded(int limit, int left) implements InventoryRefusal {
    @Override
    public String slug() {
      return "limit-exceeded";
    }

    @Override
    public String detail() {
      return "One customer may have %d items of this show; you may take %d more."
          .formatted(limit, left);
    }

    @Override
    public Map<String, Object> facts() {
      return Map.of("limit", limit, "left", left);
    }
  }

  /// There is not enough of everything that is wanted.
  ///
  /// @param left of each offer of which there are too few
  record SoldOut(List<Left> left) implements InventoryRefusal {
    public SoldOut {
      left = List.copyOf(left);
    }

    @Override
    public String slug() {
      return "sold-out";
    }

    @Override
    public String detail() {
      return left.stream().anyMatch(offer -> offer.available() > 0)
          ? "There are fewer left than you want. Take fewer, or another offer."
          : "Nothing is left. Try again later: holds that lapse come back.";
    }

    @Override
    public Map<String, Object> facts() {
      return Map.of("left", left);
    }

    /// How many there are still of an offer.
    public record Left(OfferId offerId, int available) {}
  }

  /// The hold belongs to an order.
  record HoldOrdered() implements InventoryRefusal {
    @Override
    public String slug() {
      return "hold-ordered";
    }

    @Override
    public String detail() {
      return "The hold belongs to an order. Cancel the order to give its items back.";
    }
  }

  record UnknownHold() implements InventoryRefusal {
    @Override
    public String slug() {
      return "unknown-hold";
    }

    @Override
    public String detail() {
      return "You have no hold with this id.";
    }

    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }
  }
}
