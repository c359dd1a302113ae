package io.boxoffice.accounts.application;

import io.boxoffice.accounts.application.Memberships.Workplace;
import io.boxoffice.accounts.domain.Account;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.web.Role;
import io.boxoffice.web.TokenIssuer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What an account may do, read when it is asked for, and the access tokens that say so.
public final class Access {
  private final AccountLog accounts;
  private final Memberships memberships;
  private final TokenIssuer tokens;
  private final Duration tokenLife;

  public Access(
      AccountLog accounts, Memberships memberships, TokenIssuer tokens, Duration tokenLife) {
    this.accounts = accounts;
    this.memberships = memberships;
    this.tokens = tokens;
    this.tokenLife = tokenLife;
  }

  /// Roles in the installation; those in organizations are their workplaces'.
  public Set<Role> roles(AccountId accountId) {
    return accounts.find(accountId).filter(Account::operator).isPresent()
        ? EnumSet.of(Role.CUSTOMER, Role.OPERATOR)
        : EnumSet.of(Role.CUSTOMER);
  }

  public List<Workplace> workplaces(AccountId accountId) {
    return memberships.of(accountId);
  }

  public String token(AccountId accountId) {
    var organizations =
        workplaces(accountId).stream()
            .collect(Collectors.toMap(place -> place.id().value(), Workplace::roles));
    return tokens.issue(accountId.value(), roles(accountId), organizations, tokenLife);
  }

  public Duration tokenLife() {
    return tokenLife;
  }
}
