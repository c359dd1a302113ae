package io.boxoffice.simulators;

import java.util.List;

/// Where facts are kept, in order. Not for several threads at once.
interface Journal extends AutoCloseable {

  /// What was kept before this journal was opened.
  List<Fact> facts();

  /// Returns when the fact can no longer be lost with the process.
  void append(Fact fact);

  @Override
  void close();

  /// Keeps nothing.
  final class Forgetful implements Journal {
    @Override
    public List<Fact> facts() {
      return List.of();
    }

    @Override
    public void append(Fact fact) {}

    @Override
    public void close() {}
  }
}
