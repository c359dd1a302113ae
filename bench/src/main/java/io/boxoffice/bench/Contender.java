package io.boxoffice.bench;

/// Who can be asked for holds: the product, and what it is compared with. The others are
/// controllers that a bench adds to its own server; they speak as the product does.
enum Contender {
  PRODUCT("/api/v1/shows"),
  /// A row per offer, updated under its lock, in the same server.
  BASELINE("/bench/baseline/shows"),
  /// The same HTTP, token and body, and no storage.
  LIMIT("/bench/limit/shows");

  private final String shows;

  Contender(String shows) {
    this.shows = shows;
  }

  /// Path of its shows.
  String shows() {
    return shows;
  }

  /// Whether it keeps what it promises and can be asked for it.
  boolean keeps() {
    return this != LIMIT;
  }
}
