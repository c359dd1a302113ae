package io.boxoffice.bench;

import java.net.URI;
import java.util.List;

/// What an on-sale is measured with.
///
/// @param server where the installation answers
/// @param process id of the server, for its CPU time
/// @param organizer token that may publish shows
/// @param customers tokens, one per customer and at least one per connection
/// @param evidence of the same installation
public record Onsale(
    URI server,
    long process,
    String organizer,
    List<String> customers,
    LoadShape shape,
    Evidence evidence) {

  /// Enough that no customer is special and the server's memory of tokens is used.
  public static final int CUSTOMERS_MIN = 5_000;

  public Onsale {
    customers = List.copyOf(customers);
    if (customers.size() < shape.connections()) {
      throw new IllegalArgumentException("each connection needs a customer");
    }
  }

  /// As many customers as a bench with these connections needs.
  public static int customersFor(int connections) {
    return Math.max(CUSTOMERS_MIN, connections);
  }

  Onsale shaped(LoadShape other) {
    return new Onsale(server, process, organizer, customers, other, evidence);
  }
}
