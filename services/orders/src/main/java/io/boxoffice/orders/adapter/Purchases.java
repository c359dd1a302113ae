package io.boxoffice.orders.adapter;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.OrderId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.HoldToken;
import io.boxoffice.contracts.inventory.HoldTokens;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Money;
import io.boxoffice.orders.domain.OrderCommand.Place;
import io.boxoffice.orders.domain.OrderCommand.Place.Terms;
import io.boxoffice.web.Problem;
import io.boxoffice.web.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads what a caller wants to buy, from a hold token or from our price list.
public final class Purchases {
  private final HoldTokens tokens;
  private final SaleRules rules;
  private final Ids ids;
  private final Clock clock;
  private final Duration payWithin;

  public Purchases(HoldTokens tokens, SaleRules rules, Ids ids, Clock clock, Duration payWithin) {
    this.tokens = tokens;
    this.rules = rules;
    this.ids = ids;
    this.clock = clock;
    this.payWithin = payWithin;
  }

  /// The command that the body means; its time is set by the writer. Throws [ProblemException] if
  /// it makes none.
  Place read(PlaceOrder body, AccountId customer) {
    String token = body.holdToken();
    ShowId show = body.showId();
    List<PlaceOrder.Item> items = body.lines();
    if (token != null && show == null && items == null) {
      return held(token, customer);
    }
    if (token == null && show != null && items != null) {
      return unheld(show, items, customer);
    }
    throw new ProblemException(
        Problem.invalid("holdToken", "give either a holdToken, or showId and lines"));
  }

  private Place held(String text, AccountId customer) {
    HoldToken token =
        tokens
            .verify(text)
            .filter(signed -> signed.customerId().equals(customer))
            .orElseThrow(Purchases::invalidToken);
    Duration within =
        rules.ofShow(token.showId()).map(r -> r.payWithinOr(payWithin)).orElse(payWithin);
    Instant now = clock.instant();
    return new Place(
        new OrderId(token.holdId().value()),
        token.showId(),
        customer,
        token.lines(),
        within,
        new Terms(token.expiresAt(), now),
        now);
  }

  private Place unheld(ShowId show, List<PlaceOrder.Item> items, AccountId customer) {
    var found = rules.ofShow(show).orElseThrow(() -> new ProblemException(Problem.notFound()));
    Instant now = clock.instant();
    return new Place(
        new OrderId(ids.next()),
        show,
        customer,
        priced(items, rules.prices(show)),
        found.payWithinOr(payWithin),
        new Terms(Instant.MAX, now),
        now);
  }

  private static List<Line> priced(List<PlaceOrder.Item> items, Map<OfferId, Money> prices) {
    List<Line> lines = new ArrayList<>();
    List<Problem.FieldError> mistakes = new ArrayList<>();
    Set<OfferId> seen = new HashSet<>();
    for (int i = 0; i < items.size(); i++) {
      PlaceOrder.Item item = items.get(i);
      Money price = prices.get(item.offerId());
      String field = "lines[" + i + "].offerId";
      if (price == null) {
        mistakes.add(new Problem.FieldError(field, "is no offer of this show"));
      } else if (!seen.add(item.offerId())) {
        mistakes.add(new Problem.FieldError(field, "is named by another line"));
      } else {
        lines.add(new Line(item.offerId(), item.quantity(), price));
      }
    }
    if (!mistakes.isEmpty()) {
      throw new ProblemException(Problem.invalid(mistakes));
    }
    return lines;
  }

  private static ProblemException invalidToken() {
    return new ProblemException(
        Problem.of(403, "hold-token-invalid", "This is not a hold token of yours."));
  }
}
