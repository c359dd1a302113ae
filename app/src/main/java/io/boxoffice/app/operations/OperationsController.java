package io.boxoffice.app.operations;

import io.boxoffice.messaging.OperatorDesk;
import io.boxoffice.messaging.OperatorDesk.Standing;
import io.boxoffice.messaging.ParkedEvent;
import io.boxoffice.messaging.Platform;
import io.boxoffice.messaging.ServicePlatform;
import io.boxoffice.web.Caller;
import io.boxoffice.web.Problem;
import io.boxoffice.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where subscriptions stand, and the events that they set aside: to be seen, tried again, dropped.
@RestController
@RequestMapping("/api/v1/ops")
public final class OperationsController {
  private static final Logger LOG = LoggerFactory.getLogger(OperationsController.class);

  private final Platform platform;

  public OperationsController(Platform platform) {
    this.platform = platform;
  }

  @GetMapping("/subscriptions")
  Listed<Standing> subscriptions() {
    return new Listed<>(
        platform.services().stream()
            .flatMap(service -> service.desk().subscriptions().stream())
            .toList());
  }

  /// The oldest first; at most a hundred of each service.
  @GetMapping("/parked")
  Listed<SetAsideEvent> parked() {
    return new Listed<>(
        platform.services().stream()
            .flatMap(service -> service.desk().parked(Optional.empty()).stream())
            .sorted(Comparator.comparing(ParkedEvent::parkedAt))
            .map(SetAsideEvent::of)
            .toList());
  }

  @GetMapping("/parked/{id}")
  SetAsideEvent parked(@PathVariable UUID id) {
    return SetAsideEvent.of(desk(id).find(id).orElseThrow(OperationsController::notFound));
  }

  @PostMapping("/parked/{id}/retry")
  ResponseEntity<Void> retry(@PathVariable UUID id, Caller caller) {
    if (!desk(id).retry(id)) {
      throw notWaiting();
    }
    LOG.info("{} lets {} be tried again", caller.account(), id);
    return ResponseEntity.noContent().build();
  }

  @DeleteMapping("/parked/{id}")
  ResponseEntity<Void> drop(
      @PathVariable UUID id, @Valid @RequestBody DropRequest request, Caller caller) {
    if (!desk(id).drop(id, request.reason())) {
      throw notWaiting();
    }
    LOG.info("{} drops {}: {}", caller.account(), id, request.reason());
    return ResponseEntity.noContent().build();
  }

  private OperatorDesk desk(UUID id) {
    return platform.services().stream()
        .map(ServicePlatform::desk)
        .filter(desk -> desk.find(id).isPresent())
        .findFirst()
        .orElseThrow(OperationsController::notFound);
  }

  private static ProblemException notFound() {
    return new ProblemException(Problem.notFound());
  }

  private static ProblemException notWaiting() {
    return new ProblemException(
        Problem.of(
            409,
            "not-waiting",
            "This event is not parked or being retried: it was handled, dropped, or waits behind"
                + " another."));
  }

  record Listed<T>(List<T> items) {}

  record DropRequest(@NotBlank @Size(max = 500) String reason) {}
}
