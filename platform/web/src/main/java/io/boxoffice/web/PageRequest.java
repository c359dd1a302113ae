package io.boxoffice.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which page of a list is asked for: `?limit=` (1 to 100, 20 if not said) and `?cursor=`. A
/// parameter of controllers.
public final class PageRequest {
  public static final int LIMIT_MAX = 100;
  public static final int LIMIT_DEFAULT = 20;

  private final int limit;
  private final @Nullable Cursor after;

  private PageRequest(int limit, @Nullable Cursor after) {
    this.limit = limit;
    this.after = after;
  }

  public static PageRequest first(int limit) {
    return new PageRequest(limit, null);
  }

  public static PageRequest after(Cursor cursor, int limit) {
    return new PageRequest(limit, cursor);
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
