package io.boxoffice.app.operations;

import io.boxoffice.messaging.Platform;
import io.boxoffice.messaging.Standing;
import io.boxoffice.web.Page;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where the subscriptions of this process stand.
@RestController
final class SubscriptionsController {
  private final Platform platform;

  SubscriptionsController(Platform platform) {
    this.platform = platform;
  }

  /// All at once: there are as many as the code has, whatever happens.
  @GetMapping("/api/v1/ops/subscriptions")
  Page<Standing> subscriptions() {
    List<Standing> all =
        platform.services().stream()
            .flatMap(service -> service.desk().subscriptions().stream())
            .toList();
    return new Page<>(all, Optional.empty());
  }
}
