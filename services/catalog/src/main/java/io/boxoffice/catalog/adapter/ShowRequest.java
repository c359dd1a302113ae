package io.boxoffice.catalog.adapter;

import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.catalog.ShowDetails;
import io.boxoffice.web.Multiline;
import io.boxoffice.web.Problem;
import io.boxoffice.web.Problem.FieldError;
import io.boxoffice.web.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/// A show as its organizer describes it.
///
/// @param organizationId who runs it; may be left out by who organizes for one organization only
record ShowRequest(
    @Nullable OrganizationId organizationId,
    @NotBlank @Size(max = 200) String title,
    @Multiline @Size(max = 5_000) String description,
    @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}", message = CATEGORY) String category,
    @Valid VenueRequest venue,
    Instant startsAt,
    Instant endsAt,
    @Size(max = 50) String timeZone,
    @Nullable Instant saleOpensAt,
    @Nullable Instant saleClosesAt,
    @Nullable @Min(1) @Max(1_000_000) Integer maxPerCustomer,
    @Nullable @DurationMin(seconds = 1) @DurationMax(days = 90) Duration payWithin,
    @Nullable Instant refundUntil) {

  private static final String CATEGORY =
      "must be 1 to 40 lower-case letters, digits and hyphens, such as concert";

  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

  /// Times far from this can't be meant, and not every database and reader holds them.
  private static final Instant TIME_MIN = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant TIME_MAX = Instant.parse("2200-01-01T00:00:00Z");

  record VenueRequest(
      @NotBlank @Size(max = 200) String name,
      @NotBlank @Size(max = 100) String city,
      @Size(min = 2, max = 2) String country) {}

  /// The details; throws a [ProblemException] with all that is wrong.
  ShowDetails details() {
    List<FieldError> errors = new ArrayList<>();
    check(COUNTRIES.contains(venue.country), "venue.country", "must be a code such as DE", errors);
    check(isZone(), "timeZone", "must be a time zone such as Europe/Berlin", errors);
    checkTimes(errors);
    if (!errors.isEmpty()) {
      throw new ProblemException(Problem.invalid(errors));
    }
    return new ShowDetails(
        title.strip(),
        description.strip(),
        category,
        new ShowDetails.Venue(venue.name.strip(), venue.city.strip(), venue.country),
        startsAt,
        endsAt,
        ZoneId.of(timeZone),
        saleOpensAt,
        saleClosesAt,
        maxPerCustomer,
        payWithin,
        refundUntil);
  }

  private void checkTimes(List<FieldError> errors) {
    checkRange(startsAt, "startsAt", errors);
    checkRange(endsAt, "endsAt", errors);
    checkRange(saleOpensAt, "saleOpensAt", errors);
    checkRange(saleClosesAt, "saleClosesAt", errors);
    checkRange(refundUntil, "refundUntil", errors);
    check(startsAt.isBefore(endsAt), "endsAt", "must be after startsAt", errors);
    Instant closes = saleClosesAt == null ? startsAt : saleClosesAt;
    check(
        saleOpensAt == null || saleOpensAt.isBefore(closes),
        "saleOpensAt",
        "must be before the sale closes",
        errors);
    check(!closes.isAfter(endsAt), "saleClosesAt", "must not be after endsAt", errors);
  }

  private static void checkRange(@Nullable Instant at, String field, List<FieldError> errors) {
    check(
        at == null || (at.isAfter(TIME_MIN) && at.isBefore(TIME_MAX)),
        field,
        "must be a time in this or the next century",
        errors);
  }

  private boolean isZone() {
    try {
      return ZoneId.getAvailableZoneIds().contains(ZoneId.of(timeZone).getId());
    } catch (DateTimeException _) {
      return false;
    }
  }

  private static void check(boolean holds, String field, String message, List<FieldError> errors) {
    if (!holds) {
      errors.add(new FieldError(field, message));
    }
  }
}
