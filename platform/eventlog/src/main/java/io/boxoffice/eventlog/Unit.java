package io.boxoffice.eventlog;

import java.util.ArrayList;
import java.util.List;

/// What the writer commits as one: commands, and what belongs to them (LOG6). All of it happens or
/// nothing.
///
/// @param commands decided in this order; the first refusal refuses the unit
/// @param metadata goes into every event of the unit
/// @param together what commits with the events
public record Unit(
    List<AddressedCommand<?, ?, ?, ?>> commands, Metadata metadata, List<Together> together) {

  /// How many events one unit may make. A larger one would hold up its neighbours.
  public static final int EVENTS_MAX = 64;

  public Unit {
    commands = List.copyOf(commands);
    together = List.copyOf(together);
    metadata.json(); // Made here and kept: the caller's thread has more time than the writer's.
  }

  public static Unit of(AddressedCommand<?, ?, ?, ?> command, Metadata metadata) {
    return new Unit(List.of(command), metadata, List.of());
  }

  public static Unit of(List<AddressedCommand<?, ?, ?, ?>> commands, Metadata metadata) {
    return new Unit(commands, metadata, List.of());
  }

  public Unit with(Together other) {
    var all = new ArrayList<>(together);
    all.add(other);
    return new Unit(commands, metadata, all);
  }
}
