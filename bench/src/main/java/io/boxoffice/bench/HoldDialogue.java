package io.boxoffice.bench;

import java.nio.ByteBuffer;
import java.util.List;

/// Customers who each hold one more ticket in turn.
final class HoldDialogue implements Dialogue {
  static final int CREATED = 201;

  private final List<ByteBuffer> requests;
  private int turn;

  /// @param requests one per customer; this dialogue's own
  HoldDialogue(List<ByteBuffer> requests) {
    this.requests = requests;
  }

  @Override
  public ByteBuffer next() {
    ByteBuffer request = requests.get(turn).rewind();
    turn = (turn + 1) % requests.size();
    return request;
  }

  @Override
  public Outcome answered(Answer answer) {
    return Outcome.of(answer.status(), CREATED);
  }
}
