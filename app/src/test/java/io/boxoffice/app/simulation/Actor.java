package io.boxoffice.app.simulation;

/// Somebody who can do a step now or later.
interface Actor {

  String name();

  /// From when it can do something; [VirtualTime#NEVER] if something else must happen first. Asked
  /// anew before every step.
  long readyAt();

  void step();
}
