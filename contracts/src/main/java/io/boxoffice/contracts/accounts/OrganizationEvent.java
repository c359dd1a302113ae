package io.boxoffice.contracts.accounts;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.core.EventCodec;
import io.boxoffice.core.EventType;
import java.time.Instant;

/// What happened to an organization.
public sealed interface OrganizationEvent {

  /// Reads and writes these events.
  EventCodec<OrganizationEvent> CODEC = EventCodec.of(OrganizationEvent.class);

  OrganizationId organizationId();

  @EventType("organization.created.v1")
  record OrganizationCreated(OrganizationId organizationId, String name, Instant at)
      implements OrganizationEvent {}

  /// An account works for the organization from now on.
  ///
  /// @param role ORGANIZER or DOOR
  @EventType("organization.member-granted.v1")
  record MemberGranted(OrganizationId organizationId, AccountId accountId, String role, Instant at)
      implements OrganizationEvent {}
}
