package io.boxoffice.accounts.adapter;

import io.boxoffice.accounts.application.Access;
import io.boxoffice.accounts.application.Memberships.Workplace;
import io.boxoffice.accounts.application.Vault;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.contracts.accounts.People.Person;
import io.boxoffice.web.Caller;
import io.boxoffice.web.Problem;
import io.boxoffice.web.ProblemException;
import io.boxoffice.web.Role;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What people see of their own account.
@RestController
@RequestMapping("/api/v1/accounts/me")
public final class MeController {
  private final Vault vault;
  private final Access access;

  public MeController(Vault vault, Access access) {
    this.vault = vault;
    this.access = access;
  }

  record Me(
      AccountId id,
      String name,
      String email,
      List<Role> roles,
      List<OwnOrganization> organizations) {}

  record OwnOrganization(OrganizationId id, String name, List<Role> roles) {}

  @GetMapping
  Me me(Caller caller) {
    var accountId = new AccountId(caller.account());
    Person person =
        vault.person(accountId).orElseThrow(() -> new ProblemException(Problem.notFound()));
    return new Me(
        accountId,
        person.name(),
        person.email().value(),
        sorted(access.roles(accountId)),
        access.workplaces(accountId).stream().map(MeController::organization).toList());
  }

  private static OwnOrganization organization(Workplace workplace) {
    return new OwnOrganization(workplace.id(), workplace.name(), sorted(workplace.roles()));
  }

  private static List<Role> sorted(Set<Role> roles) {
    return roles.stream().sorted().toList();
  }
}
