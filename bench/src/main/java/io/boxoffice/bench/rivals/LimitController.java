package io.boxoffice.bench.rivals;

import io.boxoffice.bench.rivals.RivalBodies.HoldMade;
import io.boxoffice.bench.rivals.RivalBodies.HoldWanted;
import io.boxoffice.bench.rivals.RivalBodies.LineWanted;
import io.boxoffice.bench.rivals.RivalBodies.ShowMade;
import io.boxoffice.bench.rivals.RivalBodies.ShowWanted;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.HoldToken;
import io.boxoffice.contracts.inventory.HoldTokens;
import io.boxoffice.contracts.inventory.Line;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Money;
import io.boxoffice.web.Caller;
import io.boxoffice.web.IdempotentRequest;
import io.boxoffice.web.Reply;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Answers holds as the product does and keeps none: what HTTP, tokens, JSON and signing cost.
@RestController
public final class LimitController {
  private static final Money PRICE = new Money(49_00, "EUR");
  private static final Duration LIFE = Duration.ofHours(12);

  private final HoldTokens tokens;
  private final Ids ids;
  private final Clock clock;

  public LimitController(HoldTokens tokens, Ids ids, Clock clock) {
    this.tokens = tokens;
    this.ids = ids;
    this.clock = clock;
  }

  @PostMapping("/bench/limit/shows")
  ShowMade show(@RequestBody @Valid ShowWanted wanted) {
    return new ShowMade(new ShowId(ids.next()), new OfferId(ids.next()));
  }

  @PostMapping("/bench/limit/shows/{showId}/holds")
  Reply hold(
      Caller caller,
      IdempotentRequest idempotent,
      @PathVariable ShowId showId,
      @RequestBody @Valid HoldWanted wanted) {
    LineWanted line = wanted.line();
    var made =
        new HoldToken(
            new HoldId(ids.next()),
            showId,
            new AccountId(caller.account()),
            List.of(new Line(line.offerId(), line.quantity(), PRICE)),
            clock.instant().plus(LIFE));
    return Reply.of(201, HoldMade.of(made, tokens));
  }
}
