package io.boxoffice.accounts.application;

import io.boxoffice.accounts.domain.Organization;
import io.boxoffice.accounts.domain.Organization.Membership;
import io.boxoffice.accounts.domain.OrganizationCommand;
import io.boxoffice.accounts.domain.OrganizationCommand.Create;
import io.boxoffice.accounts.domain.OrganizationCommand.GrantMembership;
import io.boxoffice.accounts.domain.OrganizationDecider;
import io.boxoffice.accounts.domain.OrganizationRefusal;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.accounts.OrganizationEvent;
import io.boxoffice.eventlog.AddressedCommand;
import io.boxoffice.eventlog.AggregateType;
import io.boxoffice.eventlog.LogWriter;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.eventlog.Outcome;
import io.boxoffice.eventlog.Together;
import io.boxoffice.eventlog.Unit;
import java.util.List;

/// Organizations in their log. Members are granted together with the rows that tell them.
public final class OrganizationLog {
  private static final AggregateType<
          Organization, OrganizationCommand, OrganizationEvent, OrganizationRefusal>
      ORGANIZATION =
          AggregateType.of("organization", new OrganizationDecider(), OrganizationEvent.CODEC);

  private final LogWriter writer;
  private final Memberships memberships;

  public OrganizationLog(LogWriter writer, Memberships memberships) {
    this.writer = writer;
    this.memberships = memberships;
  }

  /// Grants a membership; creates the organization if it does not exist.
  public void grantCreating(
      OrganizationId id, String name, Membership membership, Metadata metadata) {
    writer.execute(
        new Unit(
            List.of(
                ORGANIZATION.command(id, at -> new Create(id, name, at)), grant(id, membership)),
            metadata,
            List.<Together>of(memberships.created(id, name), memberships.granted(id, membership))));
  }

  /// Grants a membership; false if the organization does not exist.
  public boolean grant(OrganizationId id, Membership membership, Metadata metadata) {
    Unit unit = Unit.of(grant(id, membership), metadata).with(memberships.granted(id, membership));
    return writer.execute(unit) instanceof Outcome.Accepted;
  }

  private static AddressedCommand<?, ?, ?, ?> grant(OrganizationId id, Membership membership) {
    return ORGANIZATION.command(id, at -> new GrantMembership(id, membership, at));
  }
}
