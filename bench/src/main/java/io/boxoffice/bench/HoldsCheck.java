package io.boxoffice.bench;

/// Compares what customers were promised with what the server counts and with what its log says. A
/// request whose answer was lost may or may not have been carried out; without lost ones the
/// numbers must be equal.
///
/// @param acknowledged holds answered with 201, in all parts of the run
/// @param released holds given back, answered with 204
/// @param lost requests without an answer
/// @param counted held and sold as the server counts
/// @param logged holds that stand in the log, given back or not
record HoldsCheck(long acknowledged, long released, long lost, long counted, long logged) {

  static final HoldsCheck NOTHING = new HoldsCheck(0, 0, 0, 0, 0);

  boolean holds() {
    long net = acknowledged - released;
    return Math.abs(counted - net) <= lost
        && logged >= acknowledged
        && logged <= acknowledged + lost;
  }

  HoldsCheck and(HoldsCheck other) {
    return new HoldsCheck(
        acknowledged + other.acknowledged,
        released + other.released,
        lost + other.lost,
        counted + other.counted,
        logged + other.logged);
  }

  /// What was checked, as a sentence.
  String sentence() {
    String unknown = lost == 0 ? "" : ", %,d requests without an answer".formatted(lost);
    return ("%s: %,d holds were acknowledged and %,d given back in all%s;"
            + " the server counts %,d, its log %,d.")
        .formatted(
            holds() ? "Verified" : "NOT VERIFIED",
            acknowledged,
            released,
            unknown,
            counted,
            logged);
  }
}
