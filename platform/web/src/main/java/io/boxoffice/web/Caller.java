package io.boxoffice.web;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The account that makes a request, as its access token says. A controller that takes one is
/// closed to everyone else: without a valid token the answer is 401.
///
/// @param organizations the caller's roles within each organization
/// @param everyOrganization true for development tokens: the roles count in every organization
public record Caller(
    UUID account, Set<Role> roles, Map<UUID, Set<Role>> organizations, boolean everyOrganization) {

  public Caller {
    roles = Set.copyOf(roles);
    organizations =
        organizations.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Set.copyOf(e.getValue())));
  }

  public boolean isOperator() {
    return roles.contains(Role.OPERATOR);
  }

  /// Whether the caller is an organizer of this organization.
  public boolean mayOrganize(UUID organization) {
    return has(Role.ORGANIZER, organization);
  }

  /// Whether the caller is door staff of this organization.
  public boolean mayWorkDoorOf(UUID organization) {
    return has(Role.DOOR, organization);
  }

  private boolean has(Role role, UUID organization) {
    return organizations.getOrDefault(organization, Set.of()).contains(role)
        || (everyOrganization && roles.contains(role));
  }
}
