package io.boxoffice.accounts.domain;

import io.boxoffice.accounts.domain.Organization.Membership;
import io.boxoffice.contracts.OrganizationId;
import java.time.Instant;

/// What may be asked of an organization.
public sealed interface OrganizationCommand {

  /// Creates the organization if it does not exist.
  record Create(OrganizationId organizationId, String name, Instant at)
      implements OrganizationCommand {}

  record GrantMembership(OrganizationId organizationId, Membership membership, Instant at)
      implements OrganizationCommand {}
}
