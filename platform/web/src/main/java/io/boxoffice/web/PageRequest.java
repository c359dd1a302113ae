package io.boxoffice.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which page of a list is asked for: `?limit=` (1 to 100, 20 if not said) and `?cursor=`. A
/// parameter of controllers.
public final class PageRequest {
  public static final int LIMIT_MAX = 100;
  public static final int LIMIT_DEFAULT = 20;

  private final String list;
  private final int limit;
  private final @Nullable Cursor after;

  private PageRequest(String list, int limit, @Nullable Cursor after) {
    this.list = list;
    this.limit = limit;
    this.after = after;
  }

  static PageRequest first(String list, int limit) {
    return new PageRequest(list, limit, null);
  }

  static PageRequest after(Cursor cursor, String list, int limit) {
    return new PageRequest(list, limit, cursor);
  }

  /// Which list with which filters: a cursor is good for no other.
  String list() {
    return list;
  }

  public int limit() {
    return limit;
  }

  /// How many rows to read: one more than shown, which tells whether there is a next page.
  public int rowsToRead() {
    return limit + 1;
  }

  /// The last row of the page before; empty for the first page.
  public Optional<Cursor> after() {
    return Optional.ofNullable(after);
  }
}
