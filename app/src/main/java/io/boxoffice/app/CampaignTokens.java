package io.boxoffice.app;

import io.boxoffice.chaos.Tokens;
import io.boxoffice.core.Ids;
import io.boxoffice.web.Caller;
import io.boxoffice.web.Role;
import io.boxoffice.web.TokenIssuer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Tokens for the people of a fault campaign, good before they were issued and long after: the
/// clock of the process under test jumps.
final class CampaignTokens implements Tokens {
  private static final Duration BEFORE = Duration.ofHours(3);
  private static final Duration LIFE = Duration.ofHours(30);

  private final Ids ids = new Ids(Clock.systemUTC());
  private final TokenIssuer issuer;

  /// @param data folder of the installation
  CampaignTokens(Path data) {
    Clock earlier = Clock.offset(Clock.systemUTC(), BEFORE.negated());
    this.issuer = new TokenIssuer(new Keys(data.resolve("keys")), earlier);
  }

  @Override
  public String customer(UUID account) {
    return issuer.issue(new Caller(account, Set.of(Role.CUSTOMER), Map.of(), false), LIFE);
  }

  @Override
  public String organizer() {
    return staff(Role.ORGANIZER);
  }

  @Override
  public String door() {
    return staff(Role.DOOR);
  }

  @Override
  public String operator() {
    return staff(Role.OPERATOR);
  }

  private String staff(Role role) {
    return issuer.issue(new Caller(ids.next(), Set.of(Role.CUSTOMER, role), Map.of(), true), LIFE);
  }
}
