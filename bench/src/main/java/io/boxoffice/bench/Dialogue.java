package io.boxoffice.bench;

import java.nio.ByteBuffer;

/// What one connection asks, request by request; called by the load's thread alone, so it must be
/// quick: bytes are best encoded beforehand.
interface Dialogue {

  /// The next request, whole, as it goes over the wire. The connection moves its position and is
  /// through with it when the answer, or the connection's end, is there.
  ByteBuffer next();

  /// Takes the answer to the last request and says what it counts as.
  Outcome answered(Answer answer);
}
