package io.boxoffice.inventory.adapter;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.HoldId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.contracts.inventory.HoldToken;
import io.boxoffice.contracts.inventory.HoldTokens;
import io.boxoffice.contracts.inventory.InventoryEvent.ItemsHeld;
import io.boxoffice.core.Ids;
import io.boxoffice.core.Invariant;
import io.boxoffice.inventory.adapter.HoldBodies.Availability;
import io.boxoffice.inventory.adapter.HoldBodies.HoldMade;
import io.boxoffice.inventory.adapter.HoldBodies.HoldRequest;
import io.boxoffice.inventory.adapter.HoldBodies.HoldSeen;
import io.boxoffice.inventory.application.Holds;
import io.boxoffice.inventory.domain.Held;
import io.boxoffice.inventory.domain.InventoryRefusal;
import io.boxoffice.web.Answers;
import io.boxoffice.web.Caller;
import io.boxoffice.web.CommandGate;
import io.boxoffice.web.IdempotentRequest;
import io.boxoffice.web.ProblemException;
import io.boxoffice.web.Reply;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Holds and availability over HTTP. Another customer's hold is answered like one that isn't.
@RestController
public final class HoldsController {
  private final Holds holds;
  private final CommandGate gate;
  private final HoldTokens tokens;
  private final Ids ids;
  private final HoldCounters counters;

  public HoldsController(
      Holds holds, CommandGate gate, HoldTokens tokens, Ids ids, HoldCounters counters) {
    this.holds = holds;
    this.gate = gate;
    this.tokens = tokens;
    this.ids = ids;
    this.counters = counters;
  }

  @Answers(status = 201, body = HoldMade.class)
  @PostMapping("/api/v1/shows/{showId}/holds")
  Reply hold(
      Caller caller,
      IdempotentRequest idempotent,
      @PathVariable ShowId showId,
      @RequestBody @Valid HoldRequest request) {
    var holdId = new HoldId(ids.next());
    var command = holds.hold(showId, holdId, customer(caller), request.wanted());
    try {
      return gate.run(
          CommandGate.Request.of(caller, idempotent),
          command,
          decided -> {
            Held held = Invariant.present(decided.state().holds().get(holdId), "hold");
            return Reply.of(201, made(showId, held));
          });
    } catch (ProblemException refused) {
      counters.refused(refused.problem().slug());
      throw refused;
    }
  }

  @GetMapping("/api/v1/holds/{holdId}")
  HoldSeen hold(Caller caller, @PathVariable HoldId holdId) {
    var seen = holds.find(holdId, customer(caller)).orElseThrow(HoldsController::unknown);
    ItemsHeld made = seen.made();
    return new HoldSeen(
        made.holdId(),
        made.showId(),
        seen.status(),
        seen.status() == Holds.Status.HELD ? token(made) : null,
        made.expiresAt(),
        made.lines(),
        HoldBodies.total(made.lines()));
  }

  /// Gives a hold back. Done again, or after it lapsed, it is answered the same.
  @Answers(status = 204)
  @DeleteMapping("/api/v1/holds/{holdId}")
  Reply release(Caller caller, @PathVariable HoldId holdId) {
    AccountId customerId = customer(caller);
    ItemsHeld made = holds.made(holdId, customerId).orElseThrow(HoldsController::unknown);
    return gate.run(
        CommandGate.Request.of(caller),
        holds.release(made.showId(), holdId, customerId),
        _ -> Reply.empty(204));
  }

  @GetMapping("/api/v1/shows/{showId}/availability")
  Availability availability(@PathVariable ShowId showId) {
    return holds
        .inventory(showId)
        .map(inventory -> Availability.of(showId, inventory))
        .orElseThrow(() -> new ProblemException(new InventoryRefusal.UnknownShow()));
  }

  private HoldMade made(ShowId showId, Held held) {
    return new HoldMade(
        held.holdId(),
        token(held.made(showId)),
        held.expiresAt(),
        held.lines(),
        HoldBodies.total(held.lines()));
  }

  private String token(ItemsHeld made) {
    return tokens.sign(
        new HoldToken(
            made.holdId(), made.showId(), made.customerId(), made.lines(), made.expiresAt()));
  }

  private static AccountId customer(Caller caller) {
    return new AccountId(caller.account());
  }

  private static ProblemException unknown() {
    return new ProblemException(new InventoryRefusal.UnknownHold());
  }
}
