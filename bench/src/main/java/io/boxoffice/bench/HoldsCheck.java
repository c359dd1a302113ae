package io.boxoffice.bench;

/// Compares what customers were promised with what the server says is taken. A request whose answer
/// was lost may or may not have made a hold; without lost ones the numbers must be equal.
///
/// @param acknowledged holds answered with 201, in all parts of the run
/// @param lost requests without an answer
/// @param counted held and sold as the server counts
record HoldsCheck(long acknowledged, long lost, long counted) {

  boolean holds() {
    return counted >= acknowledged && counted <= acknowledged + lost;
  }

  /// What was checked, as a sentence.
  String sentence() {
    String unknown = lost == 0 ? "" : " and %,d without an answer".formatted(lost);
    return "%s: %,d holds were acknowledged in all%s; the server counts %,d."
        .formatted(holds() ? "Verified" : "NOT VERIFIED", acknowledged, unknown, counted);
  }
}
