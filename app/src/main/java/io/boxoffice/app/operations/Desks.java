package io.boxoffice.app.operations;

import io.boxoffice.messaging.OperatorDesk;
import io.boxoffice.messaging.ParkedEvent;
import io.boxoffice.messaging.ParkedFilter;
import io.boxoffice.messaging.Platform;
import io.boxoffice.messaging.ServicePlatform;
import io.boxoffice.web.Cursor;
import io.boxoffice.web.Page;
import io.boxoffice.web.PageRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The operator desks of all services of this process as one.
final class Desks {

  /// The order of each desk, so that a cursor means the same place in all of them.
  private static final Comparator<ParkedEvent> OLDEST_FIRST =
      Comparator.comparing(ParkedEvent::parkedAt).thenComparing(event -> event.id().toString());

  private final Platform platform;

  Desks(Platform platform) {
    this.platform = platform;
  }

  Page<ParkedEvent> page(ParkedFilter filter, PageRequest request) {
    Optional<Cursor> after = request.after();
    List<ParkedEvent> first =
        desks()
            .flatMap(desk -> page(desk, filter, after, request.rowsToRead()).stream())
            .sorted(OLDEST_FIRST)
            .limit(request.rowsToRead())
            .toList();
    return Page.of(first, request, event -> Cursor.of(event.parkedAt(), event.id()));
  }

  /// The desk on which an event lies.
  Optional<OperatorDesk> of(UUID id) {
    return desks().filter(desk -> desk.find(id).isPresent()).findFirst();
  }

  private static List<ParkedEvent> page(
      OperatorDesk desk, ParkedFilter filter, Optional<Cursor> after, int limit) {
    return after.isEmpty()
        ? desk.parked(filter, limit)
        : desk.parkedAfter(after.get().instant(0), after.get().uuid(1), filter, limit);
  }

  private Stream<OperatorDesk> desks() {
    return platform.services().stream().map(ServicePlatform::desk);
  }
}
