package io.boxoffice.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One page of a list.
///
/// @param next the cursor of the next page; null in JSON when this is the last
public record Page<T>(
    List<T> items, @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> next) {

  public Page {
    items = List.copyOf(items);
  }

  /// The page of rows that were read with [PageRequest#rowsToRead()].
  public static <R> Page<R> of(List<R> rows, PageRequest request, Function<R, Cursor> keys) {
    if (rows.size() <= request.limit()) {
      return new Page<>(rows, Optional.empty());
    }
    List<R> shown = rows.subList(0, request.limit());
    return new Page<>(shown, Optional.of(keys.apply(shown.getLast()).text(request.list())));
  }

  public <U> Page<U> map(Function<? super T, ? extends U> shape) {
    return new Page<>(items.stream().<U>map(shape).toList(), next);
  }
}
