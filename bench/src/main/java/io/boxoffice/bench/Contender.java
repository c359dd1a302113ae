package io.boxoffice.bench;

/// Who can be asked for holds: the product, and what it is compared with. The others are
/// controllers that a bench adds to its own server; they speak as the product does.
enum Contender {
  PRODUCT("/api/v1/shows", "", "Holds"),
  /// A row per offer in the same server, updated under its lock: an update, two inserts and a
  /// commit.
  BASELINE("/bench/baseline/shows", "baseline", "Row locks"),
  /// The same in one statement, with no round trip under the lock.
  STATEMENT("/bench/statement/shows", "statement", "Row locks in one statement"),
  /// The same HTTP, token and body, and no storage.
  LIMIT("/bench/limit/shows", "limitHttp", "HTTP without storage");

  private final String shows;
  private final String key;
  private final String label;

  Contender(String shows, String key, String label) {
    this.shows = shows;
    this.key = key;
    this.label = label;
  }

  /// Path of its shows.
  String shows() {
    return shows;
  }

  /// The keys of its figures begin with this.
  String key() {
    return key;
  }

  /// As readers are told of it.
  String label() {
    return label;
  }

  /// Whether it keeps what it promises and can be asked for it.
  boolean keeps() {
    return this != LIMIT;
  }
}
