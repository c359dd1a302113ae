package io.boxoffice.app.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that happened about one order in all services, each service's events in its order.
final class OrderStory {
  private final String orderId;
  private final List<Fact<?>> facts = new ArrayList<>();

  OrderStory(String orderId) {
    this.orderId = orderId;
  }

  /// An event and where it is stored.
  record Fact<E>(LogEvent at, E event) {}

  String orderId() {
    return orderId;
  }

  void add(LogEvent at, Object event) {
    facts.add(new Fact<>(at, event));
  }

  <E> List<Fact<E>> all(Class<E> type) {
    List<Fact<E>> found = new ArrayList<>();
    for (Fact<?> fact : facts) {
      if (type.isInstance(fact.event())) {
        found.add(new Fact<>(fact.at(), type.cast(fact.event())));
      }
    }
    return found;
  }

  <E> Optional<Fact<E>> first(Class<E> type) {
    return all(type).stream().findFirst();
  }

  boolean has(Class<?> type) {
    return facts.stream().anyMatch(fact -> type.isInstance(fact.event()));
  }
}
