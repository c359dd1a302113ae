package io.boxoffice.accounts.application;

import io.boxoffice.accounts.domain.Organization.Membership;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.eventlog.Together;
import io.boxoffice.web.Role;
import java.util.List;
import java.util.Set;

/// Which organizations an account works for: rows that commit with the organizations' events, so
/// they are never stale.
public interface Memberships {

  List<Workplace> of(AccountId accountId);

  Together.Rows created(OrganizationId organizationId, String name);

  Together.Rows granted(OrganizationId organizationId, Membership membership);

  /// An organization and the roles of one account within it.
  record Workplace(OrganizationId id, String name, Set<Role> roles) {}
}
