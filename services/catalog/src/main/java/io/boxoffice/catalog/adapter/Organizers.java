package io.boxoffice.catalog.adapter;

import io.boxoffice.catalog.domain.Show.Known;
import io.boxoffice.catalog.domain.ShowRefusal;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.core.Ids;
import io.boxoffice.web.Caller;
import io.boxoffice.web.Problem;
import io.boxoffice.web.ProblemException;
import io.boxoffice.web.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who may do what with shows: organizers with those of their organization, nobody else.
final class Organizers {

  private Organizers() {}

  /// The organization for which the caller makes a show. Throws 403 if they may not, and 400 if
  /// they have to say which.
  static OrganizationId organizationOf(Caller caller, @Nullable OrganizationId named) {
    if (named != null) {
      if (!caller.mayOrganize(named.value())) {
        throw new ProblemException(Problem.forbidden());
      }
      return named;
    }
    List<UUID> own = caller.organizations().keySet().stream().filter(caller::mayOrganize).toList();
    if (own.size() > 1) {
      throw new ProblemException(
          Problem.invalid("organizationId", "is required from who organizes for several"));
    }
    if (own.size() == 1) {
      return new OrganizationId(own.getFirst());
    }
    if (caller.everyOrganization() && caller.roles().contains(Role.ORGANIZER)) {
      // A development token has no organization: its account's own is always the same.
      return new OrganizationId(Ids.derived(caller.account(), "organization"));
    }
    throw new ProblemException(Problem.forbidden());
  }

  /// Throws if the caller may not change the show: a draft is not there for others (404), what is
  /// published is closed to them (403).
  static void checkMayChange(Caller caller, Known show) {
    if (!caller.mayOrganize(show.organizationId().value())) {
      throw show.isPublished() ? new ProblemException(Problem.forbidden()) : unknown();
    }
  }

  static ProblemException unknown() {
    return new ProblemException(ShowRefusal.UNKNOWN_SHOW);
  }
}
