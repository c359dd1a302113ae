package io.boxoffice.accounts;

import io.boxoffice.accounts.adapter.MembershipRows;
import io.boxoffice.accounts.adapter.VaultRows;
import io.boxoffice.accounts.application.AccountLog;
import io.boxoffice.accounts.application.OrganizationLog;
import io.boxoffice.accounts.application.Vault;
import io.boxoffice.accounts.domain.Account;
import io.boxoffice.accounts.domain.AccountCommand.GrantOperator;
import io.boxoffice.accounts.domain.Organization;
import io.boxoffice.accounts.domain.Organization.Membership;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.OrganizationId;
import io.boxoffice.core.Email;
import io.boxoffice.core.Ids;
import io.boxoffice.eventlog.Metadata;
import io.boxoffice.messaging.Platform;
import io.boxoffice.messaging.ServicePlatform;
import io.boxoffice.web.Role;
import java.util.Optional;
import java.util.regex.Pattern;

/// Grants roles to accounts, by the word of whoever runs the installation. Works beside a running
/// server, which sees a grant at once; a person's next sign-in or refresh brings it.
public final class Grants {
  private static final Pattern NAME = Pattern.compile("\\P{Cntrl}{1,100}");
  private static final String BAD_NAME =
      "The name of an organization has 1 to 100 characters and no control characters.";

  private final AccountLog accounts;
  private final Vault vault;
  private final OrganizationLog organizations;
  private final Ids ids;

  public Grants(ServicePlatform platform, Ids ids) {
    this.accounts = new AccountLog(platform.writer(), AccountsProperties.defaults().rules());
    this.vault = new VaultRows(platform.rows());
    this.organizations =
        new OrganizationLog(platform.writer(), new MembershipRows(platform.rows()));
    this.ids = ids;
  }

  /// Opens the accounts service's share of a platform for grants alone.
  public static Grants open(Platform platform, Ids ids) {
    return new Grants(platform.open(AccountsConfiguration.SCHEMA), ids);
  }

  /// What became of a grant, with a sentence for the person who asked.
  public sealed interface Result {
    String sentence();

    /// The account has the role, from now on or already.
    record Granted(AccountId accountId, String sentence) implements Result {}

    record Refused(String sentence) implements Result {}
  }

  /// Grants a role; a role that the account has already is granted again without effect.
  ///
  /// @param organizationName for ORGANIZER and DOOR; an organizer without one gets an organization
  ///     of their own
  public Result grant(Email email, Role role, Optional<String> organizationName) {
    Optional<AccountId> account =
        vault.registered(email).stream().findFirst().map(Vault.Registered::accountId);
    if (account.isEmpty()) {
      return refused("There is no account with this e-mail address: it has to register first.");
    }
    if (accounts.find(account.get()).filter(Account::isVerified).isEmpty()) {
      return refused("This e-mail address is not verified yet: its owner has to enter the code.");
    }
    return switch (role) {
      case CUSTOMER -> refused("Everyone is a customer: there is nothing to grant.");
      case OPERATOR -> operator(account.get(), organizationName);
      case ORGANIZER -> organizer(account.get(), organizationName.map(String::strip));
      case DOOR -> door(account.get(), organizationName.map(String::strip));
    };
  }

  private Result operator(AccountId account, Optional<String> organizationName) {
    if (organizationName.isPresent()) {
      return refused("An operator works for the whole installation: leave out the organization.");
    }
    return switch (accounts.ask(account, at -> new GrantOperator(account, at), metadata())) {
      case AccountLog.Answer.Accepted _ ->
          granted(account, "Account %s is an operator of this installation.".formatted(account));
      case AccountLog.Answer.Refused(var reason) -> refused(reason.detail());
    };
  }

  private Result organizer(AccountId account, Optional<String> organizationName) {
    if (organizationName.isPresent() && !isName(organizationName.get())) {
      return refused(BAD_NAME);
    }
    OrganizationId organization =
        organizationName.map(Organization::named).orElse(Organization.ownedBy(account));
    String name = organizationName.orElse("Organization " + account);
    organizations.grantCreating(
        organization, name, new Membership(account, Role.ORGANIZER.name()), metadata());
    return granted(account, member(account, Role.ORGANIZER, name, organization));
  }

  private Result door(AccountId account, Optional<String> organizationName) {
    if (organizationName.isEmpty()) {
      return refused("Door staff works for an organization: name it.");
    }
    String name = organizationName.get();
    if (!isName(name)) {
      return refused(BAD_NAME);
    }
    OrganizationId organization = Organization.named(name);
    var membership = new Membership(account, Role.DOOR.name());
    return organizations.grant(organization, membership, metadata())
        ? granted(account, member(account, Role.DOOR, name, organization))
        : refused("There is no organization named \"" + name + "\".");
  }

  private static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  private static String member(AccountId account, Role role, String name, OrganizationId id) {
    return "Account %s has the role %s in \"%s\" (%s).".formatted(account, role, name, id);
  }

  private static Result granted(AccountId account, String sentence) {
    return new Result.Granted(account, sentence);
  }

  private static Result refused(String sentence) {
    return new Result.Refused(sentence);
  }

  private Metadata metadata() {
    return Metadata.of("grant-" + ids.next());
  }
}
