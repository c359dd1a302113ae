package io.boxoffice.accounts.domain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.accounts.domain.AccountCommand.GrantOperator;
import io.boxoffice.accounts.domain.AccountCommand.NoteRepeatedRegistration;
import io.boxoffice.accounts.domain.AccountCommand.Register;
import io.boxoffice.accounts.domain.AccountCommand.RequestCode;
import io.boxoffice.accounts.domain.AccountCommand.SignIn;
import io.boxoffice.accounts.domain.AccountCommand.Verify;
import io.boxoffice.accounts.domain.AccountRefusal.AlreadyVerified;
import io.boxoffice.accounts.domain.AccountRefusal.CodeInvalid;
import io.boxoffice.accounts.domain.AccountRefusal.CodeTooSoon;
import io.boxoffice.accounts.domain.AccountRefusal.SignInLocked;
import io.boxoffice.accounts.domain.AccountRefusal.Unverified;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.contracts.accounts.AccountEvent;
import io.boxoffice.contracts.accounts.AccountEvent.AccountRegistered;
import io.boxoffice.contracts.accounts.AccountEvent.AccountVerified;
import io.boxoffice.contracts.accounts.AccountEvent.OperatorGranted;
import io.boxoffice.contracts.accounts.AccountEvent.RegistrationRepeated;
import io.boxoffice.contracts.accounts.AccountEvent.SignInFailed;
import io.boxoffice.contracts.accounts.AccountEvent.SignedIn;
import io.boxoffice.contracts.accounts.AccountEvent.VerificationFailed;
import io.boxoffice.contracts.accounts.AccountEvent.VerificationRequested;
import io.boxoffice.core.InvariantViolation;
import io.boxoffice.testing.DeciderSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AccountDeciderTest {
  private static final AccountId ACCOUNT = AccountId.of("0199d3a0-0000-7000-8000-000000000001");
  private static final UUID FIRST = UUID.fromString("0199d3a0-0000-7000-8000-00000000000a");
  private static final UUID SECOND = UUID.fromString("0199d3a0-0000-7000-8000-00000000000b");
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final AccountRules RULES =
      new AccountRules(
          Duration.ofMinutes(10),
          5,
          Duration.ofMinutes(1),
          10,
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  private static final DeciderSpecification<Account, AccountCommand, AccountEvent, AccountRefusal>
      NEW = DeciderSpecification.of(new AccountDecider(RULES));
  private static final DeciderSpecification<Account, AccountCommand, AccountEvent, AccountRefusal>
      REGISTERED = NEW.given(new AccountRegistered(ACCOUNT, NOON), code(FIRST, NOON));
  private static final DeciderSpecification<Account, AccountCommand, AccountEvent, AccountRefusal>
      VERIFIED = REGISTERED.given(new AccountVerified(ACCOUNT, NOON));

  private static VerificationRequested code(UUID id, Instant at) {
    return new VerificationRequested(ACCOUNT, id, at, at.plus(RULES.codeLife()));
  }

  private static Instant after(int seconds) {
    return NOON.plusSeconds(seconds);
  }

  private static List<AccountEvent> failures(int count, int secondsApart) {
    return IntStream.range(0, count)
        .<AccountEvent>mapToObj(i -> new SignInFailed(ACCOUNT, after(i * secondsApart)))
        .toList();
  }

  @Test
  void registering_sends_a_code() {
    NEW.when(new Register(ACCOUNT, FIRST, NOON))
        .then(new AccountRegistered(ACCOUNT, NOON), code(FIRST, NOON));
  }

  @Test
  void an_account_is_registered_once() {
    assertThatThrownBy(() -> REGISTERED.when(new Register(ACCOUNT, SECOND, NOON)))
        .isInstanceOf(InvariantViolation.class);
  }

  @Test
  void the_right_code_verifies() {
    REGISTERED
        .when(new Verify(ACCOUNT, FIRST, true, after(599)))
        .then(new AccountVerified(ACCOUNT, after(599)));
  }

  @Test
  void the_right_code_is_right_twice_and_a_wrong_one_is_not() {
    VERIFIED.when(new Verify(ACCOUNT, FIRST, true, after(2))).thenNothing();
    VERIFIED.when(new Verify(ACCOUNT, FIRST, false, after(2))).thenRefused(new CodeInvalid());
  }

  @Test
  void a_code_is_no_good_when_its_time_is_over() {
    REGISTERED.when(new Verify(ACCOUNT, FIRST, true, after(600))).thenRefused(new CodeInvalid());
  }

  @Test
  void a_wrong_code_is_counted_and_after_five_the_right_one_is_refused() {
    REGISTERED
        .when(new Verify(ACCOUNT, FIRST, false, after(1)))
        .then(new VerificationFailed(ACCOUNT, FIRST, after(1)));
    AccountEvent wrong = new VerificationFailed(ACCOUNT, FIRST, after(1));
    REGISTERED
        .given(Collections.nCopies(4, wrong))
        .when(new Verify(ACCOUNT, FIRST, true, after(2)))
        .then(new AccountVerified(ACCOUNT, after(2)));
    var spent = REGISTERED.given(Collections.nCopies(5, wrong));
    spent.when(new Verify(ACCOUNT, FIRST, true, after(2))).thenRefused(new CodeInvalid());
    spent.when(new Verify(ACCOUNT, FIRST, false, after(2))).thenRefused(new CodeInvalid());
  }

  @Test
  void a_newer_code_ends_the_older_and_has_its_own_tries() {
    var again =
        REGISTERED
            .given(Collections.nCopies(5, new VerificationFailed(ACCOUNT, FIRST, after(1))))
            .given(code(SECOND, after(60)));
    again.when(new Verify(ACCOUNT, FIRST, true, after(61))).thenRefused(new CodeInvalid());
    again
        .when(new Verify(ACCOUNT, SECOND, true, after(61)))
        .then(new AccountVerified(ACCOUNT, after(61)));
  }

  @Test
  void a_new_code_may_be_sent_after_a_minute() {
    REGISTERED.when(new RequestCode(ACCOUNT, SECOND, after(59))).thenRefused(new CodeTooSoon(1));
    REGISTERED.when(new RequestCode(ACCOUNT, SECOND, after(60))).then(code(SECOND, after(60)));
  }

  @Test
  void a_verified_account_gets_no_code() {
    VERIFIED.when(new RequestCode(ACCOUNT, SECOND, after(60))).thenRefused(new AlreadyVerified());
  }

  @Test
  void nothing_sends_a_code_to_no_account() {
    NEW.when(new RequestCode(ACCOUNT, SECOND, NOON)).thenRefused(new CodeInvalid());
    NEW.when(new Verify(ACCOUNT, SECOND, true, NOON)).thenRefused(new CodeInvalid());
  }

  @Test
  void a_repeated_registration_is_noted_once_an_hour() {
    var noted = new RegistrationRepeated(ACCOUNT, after(10));
    VERIFIED.when(new NoteRepeatedRegistration(ACCOUNT, after(10))).then(noted);
    VERIFIED.given(noted).when(new NoteRepeatedRegistration(ACCOUNT, after(3609))).thenNothing();
    VERIFIED
        .given(noted)
        .when(new NoteRepeatedRegistration(ACCOUNT, after(3610)))
        .then(new RegistrationRepeated(ACCOUNT, after(3610)));
  }

  @Test
  void a_repeated_registration_is_nothing_to_an_account_that_is_not_verified() {
    REGISTERED.when(new NoteRepeatedRegistration(ACCOUNT, after(10))).thenNothing();
    NEW.when(new NoteRepeatedRegistration(ACCOUNT, after(10))).thenNothing();
  }

  @Test
  void the_right_password_signs_in_and_a_wrong_one_is_counted() {
    VERIFIED.when(new SignIn(ACCOUNT, true, after(5))).then(new SignedIn(ACCOUNT, after(5)));
    VERIFIED.when(new SignIn(ACCOUNT, false, after(5))).then(new SignInFailed(ACCOUNT, after(5)));
  }

  @Test
  void an_unverified_account_learns_so_only_by_the_right_password() {
    REGISTERED.when(new SignIn(ACCOUNT, true, after(5))).thenRefused(new Unverified());
    REGISTERED.when(new SignIn(ACCOUNT, false, after(5))).then(new SignInFailed(ACCOUNT, after(5)));
  }

  @Test
  void ten_failures_in_a_quarter_of_an_hour_lock_the_right_password_out_too() {
    var locked = VERIFIED.given(failures(10, 1));
    locked.when(new SignIn(ACCOUNT, true, after(10))).thenRefused(new SignInLocked(890));
    locked.when(new SignIn(ACCOUNT, false, after(10))).thenRefused(new SignInLocked(890));
    locked.when(new SignIn(ACCOUNT, true, after(900))).then(new SignedIn(ACCOUNT, after(900)));
  }

  @Test
  void failures_are_forgotten_with_time_and_with_a_good_sign_in() {
    VERIFIED
        .given(failures(10, 100))
        .when(new SignIn(ACCOUNT, true, after(901)))
        .then(new SignedIn(ACCOUNT, after(901)));
    VERIFIED
        .given(failures(9, 1))
        .given(new SignedIn(ACCOUNT, after(9)))
        .when(new SignIn(ACCOUNT, false, after(10)))
        .then(new SignInFailed(ACCOUNT, after(10)));
  }

  @Test
  void a_verified_account_becomes_an_operator_once() {
    VERIFIED
        .when(new GrantOperator(ACCOUNT, after(1)))
        .then(new OperatorGranted(ACCOUNT, after(1)));
    VERIFIED
        .given(new OperatorGranted(ACCOUNT, after(1)))
        .when(new GrantOperator(ACCOUNT, after(2)))
        .thenNothing();
    REGISTERED.when(new GrantOperator(ACCOUNT, after(1))).thenRefused(new Unverified());
  }

  static Stream<AccountEvent> eventsBeforeRegistration() {
    return Stream.of(
        new RegistrationRepeated(ACCOUNT, NOON),
        code(FIRST, NOON),
        new VerificationFailed(ACCOUNT, FIRST, NOON),
        new AccountVerified(ACCOUNT, NOON),
        new SignedIn(ACCOUNT, NOON),
        new SignInFailed(ACCOUNT, NOON),
        new OperatorGranted(ACCOUNT, NOON));
  }

  @ParameterizedTest
  @MethodSource("eventsBeforeRegistration")
  void nothing_happens_to_an_account_before_its_registration(AccountEvent event) {
    var decider = new AccountDecider(RULES);
    assertThatThrownBy(() -> decider.evolve(decider.initial(), event))
        .isInstanceOf(InvariantViolation.class);
  }
}
