package io.boxoffice.app.operations;

import io.boxoffice.messaging.OperatorDesk;
import io.boxoffice.messaging.ParkedEvent;
import io.boxoffice.messaging.ParkedEvent.State;
import io.boxoffice.messaging.ParkedFilter;
import io.boxoffice.web.Caller;
import io.boxoffice.web.Page;
import io.boxoffice.web.PageRequest;
import io.boxoffice.web.Problem;
import io.boxoffice.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The events that subscriptions set aside: to be seen, tried again, dropped (SUB5).
@RestController
@RequestMapping("/api/v1/ops/parked")
final class ParkedController {
  private static final Logger LOG = LoggerFactory.getLogger(ParkedController.class);
  private static final int REASON_LENGTH_MAX = 500;

  private final Desks desks;

  ParkedController(Desks desks) {
    this.desks = desks;
  }

  /// The oldest first. Dropped ones are listed for `state=DROPPED` only.
  @GetMapping
  Page<SetAsideEvent> list(
      PageRequest page,
      @RequestParam @Nullable String subscription,
      @RequestParam @Nullable State state) {
    return desks.page(new ParkedFilter(subscription, state), page).map(SetAsideEvent::of);
  }

  @GetMapping("/{id}")
  SetAsideEventInFull find(@PathVariable UUID id) {
    return SetAsideEventInFull.of(desk(id).find(id).orElseThrow(ParkedController::notFound));
  }

  /// Asking again for a try that is about to be made changes nothing.
  @PostMapping("/{id}/retry")
  ResponseEntity<Void> retry(@PathVariable UUID id, Caller caller) {
    OperatorDesk desk = desk(id);
    if (!desk.retry(id)) {
      throw notNow(state(desk, id), "tried again");
    }
    LOG.info("{} lets {} be tried again", caller.account(), id);
    return ResponseEntity.noContent().build();
  }

  /// What was dropped before stays so, for the first reason.
  @DeleteMapping("/{id}")
  ResponseEntity<Void> drop(
      @PathVariable UUID id, @Valid @RequestBody DropRequest request, Caller caller) {
    OperatorDesk desk = desk(id);
    if (desk.drop(id, request.reason())) {
      LOG.info("{} drops {}: {}", caller.account(), id, request.reason());
    } else {
      State state = state(desk, id);
      if (state != State.DROPPED) {
        throw notNow(state, "dropped");
      }
    }
    return ResponseEntity.noContent().build();
  }

  private OperatorDesk desk(UUID id) {
    return desks.of(id).orElseThrow(ParkedController::notFound);
  }

  private static State state(OperatorDesk desk, UUID id) {
    return desk.find(id).map(ParkedEvent::state).orElseThrow(ParkedController::notFound);
  }

  private static ProblemException notFound() {
    return new ProblemException(Problem.notFound());
  }

  private static ProblemException notNow(State state, String wish) {
    String why =
        switch (state) {
          case DROPPED -> "it was dropped";
          case WAITING -> "it waits behind an earlier event of its key, which comes first";
          case PARKED, RETRYING -> "it changed at this moment, look again";
        };
    String detail = "This event can't be " + wish + ": " + why + ".";
    return new ProblemException(
        Problem.of(409, "parked-state", detail).with("state", state.name()));
  }

  record DropRequest(@NotBlank @Size(max = REASON_LENGTH_MAX) String reason) {}
}
