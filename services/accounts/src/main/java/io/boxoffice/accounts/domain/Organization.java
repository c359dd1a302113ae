package io.boxoffice.accounts.domain;

import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.core.Ids;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/// Who works for an organization.
///
/// @param exists whether it was created
/// @param name as it was given when it was created
public record Organization(boolean exists, String name, Set<Membership> memberships) {
  static final Organization NONE = new Organization(false, "", Set.of());

  /// Where ids that are derived from names come from; chosen once, never to change.
  private static final UUID NAMES = UUID.fromString("019a0000-0000-7000-8000-6f7267616e69");

  public Organization {
    memberships = Set.copyOf(memberships);
  }

  /// One role of an account.
  ///
  /// @param role ORGANIZER or DOOR
  public record Membership(AccountId accountId, String role) {}

  /// The organization of this name, whatever its case: two who create it at once create one.
  public static OrganizationId named(String name) {
    return new OrganizationId(Ids.derived(NAMES, name.toLowerCase(Locale.ROOT)));
  }

  /// The organization that is an account's own.
  public static OrganizationId ownedBy(AccountId accountId) {
    return new OrganizationId(Ids.derived(accountId.value(), "organization"));
  }

  Organization with(Membership membership) {
    var all = new HashSet<>(memberships);
    all.add(membership);
    return new Organization(exists, name, all);
  }
}
