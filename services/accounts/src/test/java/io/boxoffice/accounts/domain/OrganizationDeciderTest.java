package io.boxoffice.accounts.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.accounts.domain.Organization.Membership;
import io.boxoffice.accounts.domain.OrganizationCommand.Create;
import io.boxoffice.accounts.domain.OrganizationCommand.GrantMembership;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.accounts.OrganizationEvent;
import io.boxoffice.contracts.accounts.OrganizationEvent.MemberGranted;
import io.boxoffice.contracts.accounts.OrganizationEvent.OrganizationCreated;
import io.boxoffice.core.InvariantViolation;
import io.boxoffice.testing.DeciderSpecification;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class OrganizationDeciderTest {
  private static final OrganizationId HALL = Organization.named("City Hall");
  private static final AccountId ACCOUNT = AccountId.of("0199d3a0-0000-7000-8000-000000000001");
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final Membership DOOR = new Membership(ACCOUNT, "DOOR");

  private static final DeciderSpecification<
          Organization, OrganizationCommand, OrganizationEvent, OrganizationRefusal>
      NEW = DeciderSpecification.of(new OrganizationDecider());
  private static final DeciderSpecification<
          Organization, OrganizationCommand, OrganizationEvent, OrganizationRefusal>
      CREATED = NEW.given(new OrganizationCreated(HALL, "City Hall", NOON));

  @Test
  void an_organization_is_created_once() {
    NEW.when(new Create(HALL, "City Hall", NOON))
        .then(new OrganizationCreated(HALL, "City Hall", NOON));
    CREATED.when(new Create(HALL, "city hall", NOON)).thenNothing();
  }

  @Test
  void a_membership_is_granted_once() {
    var granted = new MemberGranted(HALL, ACCOUNT, "DOOR", NOON);
    CREATED.when(new GrantMembership(HALL, DOOR, NOON)).then(granted);
    CREATED.given(granted).when(new GrantMembership(HALL, DOOR, NOON)).thenNothing();
    var organizer = new Membership(ACCOUNT, "ORGANIZER");
    CREATED
        .given(granted)
        .when(new GrantMembership(HALL, organizer, NOON))
        .then(new MemberGranted(HALL, ACCOUNT, "ORGANIZER", NOON));
  }

  @Test
  void nobody_works_for_an_organization_that_is_not_there() {
    NEW.when(new GrantMembership(HALL, DOOR, NOON)).thenRefused(OrganizationRefusal.UNKNOWN);
    var decider = new OrganizationDecider();
    assertThatThrownBy(
            () -> decider.evolve(decider.initial(), new MemberGranted(HALL, ACCOUNT, "DOOR", NOON)))
        .isInstanceOf(InvariantViolation.class);
  }

  @Test
  void a_name_means_one_organization_whatever_its_case() {
    assertThat(Organization.named("CITY hall")).isEqualTo(HALL);
    assertThat(Organization.named("Town Hall")).isNotEqualTo(HALL);
    assertThat(Organization.ownedBy(ACCOUNT)).isEqualTo(Organization.ownedBy(ACCOUNT));
  }
}
