package io.boxoffice.app.simulation;

import io.boxoffice.eventlog.SteppedWriter;

/// The writer of one service in one process.
record WriterActor(String name, World world, SteppedWriter writer) implements Actor {

  @Override
  public long readyAt() {
    return writer.idle() ? VirtualTime.NEVER : world.time.now();
  }

  @Override
  public void step() {
    writer.step();
  }
}
