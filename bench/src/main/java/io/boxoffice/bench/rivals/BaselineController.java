package io.boxoffice.bench.rivals;

import io.boxoffice.bench.rivals.RivalBodies.Availability;
import io.boxoffice.bench.rivals.RivalBodies.HoldMade;
import io.boxoffice.bench.rivals.RivalBodies.HoldWanted;
import io.boxoffice.bench.rivals.RivalBodies.ShowMade;
import io.boxoffice.bench.rivals.RivalBodies.ShowWanted;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.OfferId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.HoldTokens;
import io.boxoffice.core.Ids;
import io.boxoffice.web.Caller;
import io.boxoffice.web.IdempotentRequest;
import io.boxoffice.web.Problem;
import io.boxoffice.web.ProblemException;
import io.boxoffice.web.Reply;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Holds over HTTP on row locks; the same request and answer as the product's.
@RestController
public final class BaselineController {
  private static final Duration LIFE = Duration.ofHours(12);

  private final RowLocks rows;
  private final HoldTokens tokens;
  private final Ids ids;
  private final Clock clock;

  public BaselineController(RowLocks rows, HoldTokens tokens, Ids ids, Clock clock) {
    this.rows = rows;
    this.tokens = tokens;
    this.ids = ids;
    this.clock = clock;
  }

  @PostMapping({"/bench/baseline/shows", "/bench/statement/shows"})
  ShowMade show(@RequestBody @Valid ShowWanted wanted) {
    var made = new ShowMade(new ShowId(ids.next()), new OfferId(ids.next()));
    rows.offer(made.id(), made.offerId(), wanted.capacity());
    return made;
  }

  @PostMapping("/bench/baseline/shows/{showId}/holds")
  Reply hold(
      Caller caller,
      IdempotentRequest idempotent,
      @PathVariable ShowId showId,
      @RequestBody @Valid HoldWanted wanted) {
    return hold(RowLocks.Way.TRANSACTION, caller, showId, wanted);
  }

  @PostMapping("/bench/statement/shows/{showId}/holds")
  Reply holdInOneStatement(
      Caller caller,
      IdempotentRequest idempotent,
      @PathVariable ShowId showId,
      @RequestBody @Valid HoldWanted wanted) {
    return hold(RowLocks.Way.STATEMENT, caller, showId, wanted);
  }

  @GetMapping({
    "/bench/baseline/shows/{showId}/availability",
    "/bench/statement/shows/{showId}/availability"
  })
  Availability availability(@PathVariable ShowId showId) {
    return new Availability(List.of(rows.taken(showId)));
  }

  private Reply hold(RowLocks.Way way, Caller caller, ShowId showId, HoldWanted wanted) {
    return rows.hold(
            way,
            new RowLocks.Wanted(
                new HoldId(ids.next()),
                showId,
                new AccountId(caller.account()),
                wanted.line().offerId(),
                wanted.line().quantity(),
                clock.instant().plus(LIFE)))
        .map(made -> Reply.of(201, HoldMade.of(made, tokens)))
        .orElseThrow(
            () -> new ProblemException(Problem.of(409, "sold-out", "So many are not left.")));
  }
}
