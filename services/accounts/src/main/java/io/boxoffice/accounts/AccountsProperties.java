package io.boxoffice.accounts;

import io.boxoffice.accounts.domain.Account;
import io.boxoffice.accounts.domain.AccountRules;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The numbers of accounts.
///
/// @param codeLife how long a verification code is good; 10 minutes
/// @param codeTries wrong codes before it is good no more; 5
/// @param codeAgainAfter how long until another code may be sent; 1 minute
/// @param registrationsMax registrations of one address within the life of a code, while it is not
///     verified; 5
/// @param signInTries failed sign-ins within the window before signing in is locked; 10
/// @param signInWindow how long a failed sign-in counts; 15 minutes
/// @param repeatAgainAfter how long until an owner is told again that somebody registered with
///     their address; 1 hour
/// @param accessTokenLife how long an access token is good; 15 minutes
/// @param refreshTokenLife how long a session lasts without being used; 1 day
/// @param passwordMemoryKib memory of one password hash in KiB; 19,456, as OWASP says for two
///     iterations
/// @param passwordIterations passes of Argon2id over that memory; 2
/// @param passwordsAtOnce passwords hashed at the same time, each in its own memory; 2
@ConfigurationProperties("boxoffice.accounts")
@Validated
public record AccountsProperties(
    @DefaultValue("10m") @DurationMin(seconds = 1) Duration codeLife,
    @DefaultValue("5") @Min(1) @Max(100) int codeTries,
    @DefaultValue("1m") @DurationMin(millis = 1) Duration codeAgainAfter,
    @DefaultValue("5") @Min(1) @Max(100) int registrationsMax,
    @DefaultValue("10") @Min(1) @Max(Account.FAILURES_KEPT) int signInTries,
    @DefaultValue("15m") @DurationMin(seconds = 1) Duration signInWindow,
    @DefaultValue("1h") @DurationMin(millis = 1) Duration repeatAgainAfter,
    @DefaultValue("15m") @DurationMin(seconds = 1) Duration accessTokenLife,
    @DefaultValue("1d") @DurationMin(seconds = 1) Duration refreshTokenLife,
    @DefaultValue("19456") @Min(1_024) @Max(1_048_576) int passwordMemoryKib,
    @DefaultValue("2") @Min(1) @Max(100) int passwordIterations,
    @DefaultValue("2") @Min(1) @Max(64) int passwordsAtOnce) {

  /// What counts where nothing is configured.
  static AccountsProperties defaults() {
    return new Binder().bindOrCreate("boxoffice.accounts", AccountsProperties.class);
  }

  AccountRules rules() {
    return new AccountRules(
        codeLife, codeTries, codeAgainAfter, signInTries, signInWindow, repeatAgainAfter);
  }
}
