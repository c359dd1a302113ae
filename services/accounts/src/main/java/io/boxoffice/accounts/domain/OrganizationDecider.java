package io.boxoffice.accounts.domain;

import static io.boxoffice.core.Decision.accept;
import static io.boxoffice.core.Decision.nothing;
import static io.boxoffice.core.Decision.refuse;

import io.boxoffice.accounts.domain.Organization.Membership;
import io.boxoffice.accounts.domain.OrganizationCommand.Create;
import io.boxoffice.accounts.domain.OrganizationCommand.GrantMembership;
import io.boxoffice.contracts.accounts.OrganizationEvent;
import io.boxoffice.contracts.accounts.OrganizationEvent.MemberGranted;
import io.boxoffice.contracts.accounts.OrganizationEvent.OrganizationCreated;
import io.boxoffice.core.Decider;
import io.boxoffice.core.Decision;
import io.boxoffice.core.Invariant;
import java.util.Set;

/// Decides about one organization and who works for it.
public final class OrganizationDecider
    implements Decider<Organization, OrganizationCommand, OrganizationEvent, OrganizationRefusal> {

  @Override
  public Organization initial() {
    return Organization.NONE;
  }

  @Override
  public Decision<OrganizationEvent, OrganizationRefusal> decide(
      OrganizationCommand command, Organization organization) {
    return switch (command) {
      case Create(var id, var name, var at) ->
          organization.exists() ? nothing() : accept(new OrganizationCreated(id, name, at));
      case GrantMembership grant -> grant(grant, organization);
    };
  }

  private static Decision<OrganizationEvent, OrganizationRefusal> grant(
      GrantMembership grant, Organization organization) {
    if (!organization.exists()) {
      return refuse(OrganizationRefusal.UNKNOWN);
    }
    Membership membership = grant.membership();
    return organization.memberships().contains(membership)
        ? nothing()
        : accept(
            new MemberGranted(
                grant.organizationId(), membership.accountId(), membership.role(), grant.at()));
  }

  @Override
  public Organization evolve(Organization organization, OrganizationEvent event) {
    Invariant.check(
        organization.exists() != (event instanceof OrganizationCreated),
        "an organization begins with its creation, once");
    return switch (event) {
      case OrganizationCreated(var _, var name, var _) -> new Organization(true, name, Set.of());
      case MemberGranted(var _, var accountId, var role, var _) ->
          organization.with(new Membership(accountId, role));
    };
  }
}
