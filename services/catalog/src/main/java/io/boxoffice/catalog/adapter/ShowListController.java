package io.boxoffice.catalog.adapter;

import io.boxoffice.catalog.application.ShowsOnSale;
import io.boxoffice.catalog.application.ShowsOnSale.Listed;
import io.boxoffice.catalog.application.ShowsOnSale.Place;
import io.boxoffice.catalog.application.ShowsOnSale.Wanted;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.ShowId;
import io.boxoffice.web.Cursor;
import io.boxoffice.web.Page;
import io.boxoffice.web.PageRequest;
import io.boxoffice.web.Problem;
import io.boxoffice.web.Problem.FieldError;
import io.boxoffice.web.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The list of published shows over HTTP, in the order of their start.
@RestController
public final class ShowListController {
  private static final Set<String> PARAMETERS =
      Set.of("city", "category", "from", "to", "organizer", "limit", "cursor");

  private final ShowsOnSale shows;
  private final Clock clock;

  public ShowListController(ShowsOnSale shows, Clock clock) {
    this.shows = shows;
    this.clock = clock;
  }

  /// Without `from`, the list begins with what has not started yet.
  @GetMapping("/api/v1/shows")
  Page<Listed> list(
      PageRequest page,
      @RequestParam(required = false) @Nullable @Size(max = 100) String city,
      @RequestParam(required = false) @Nullable @Size(max = 40) String category,
      @RequestParam(required = false) @Nullable @Size(max = 40) @Schema(format = "date-time")
          String from,
      @RequestParam(required = false) @Nullable @Size(max = 40) @Schema(format = "date-time")
          String to,
      @RequestParam(required = false) @Nullable OrganizationId organizer,
      @RequestParam Map<String, String> all) {
    checkKnown(all.keySet());
    var wanted =
        new Wanted(
            city,
            category,
            from == null ? clock.instant() : time("from", from),
            to == null ? null : time("to", to),
            organizer,
            page.after().map(ShowListController::place).orElse(null));
    return Page.of(
        shows.list(wanted, page.rowsToRead()),
        page,
        last -> Cursor.of(last.startsAt(), last.showId()));
  }

  /// A filter that isn't there would otherwise look like one that found everything.
  private static void checkKnown(Set<String> parameters) {
    List<FieldError> unknown =
        parameters.stream()
            .filter(name -> !PARAMETERS.contains(name))
            .sorted()
            .map(name -> new FieldError(name, "is not a known parameter"))
            .toList();
    if (!unknown.isEmpty()) {
      throw new ProblemException(Problem.invalid(unknown));
    }
  }

  /// Read here and not by Spring, which takes numbers for times too.
  private static Instant time(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) {
      throw new ProblemException(
          Problem.invalid(name, "must be a time such as 2026-05-01T18:30:00Z"));
    }
  }

  private static Place place(Cursor cursor) {
    return new Place(cursor.instant(0), new ShowId(cursor.uuid(1)));
  }
}
