package io.boxoffice.accounts.adapter;

import io.boxoffice.accounts.application.Registration;
import io.boxoffice.accounts.application.Registration.Registrant;
import io.boxoffice.accounts.application.Verification;
import io.boxoffice.accounts.domain.AccountRefusal;
import io.boxoffice.core.Email;
import io.boxoffice.web.Problem;
import io.boxoffice.web.ProblemException;
import io.boxoffice.web.RateLimited;
import io.boxoffice.web.WebProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Registration and verification. Takes no `Idempotency-Key`: an address is registered once
/// whatever is sent, and the fast digest of a body is not kept of one with a password. Answers
/// carry no position, which would tell the account.
@RestController
@RequestMapping("/api/v1/accounts")
public final class RegistrationController {
  private static final CheckMail CHECK_MAIL = new CheckMail("check-mail");

  /// The oldest person on record was born in 1875; older dates are slips.
  private static final LocalDate BORN_AFTER = LocalDate.of(1874, 12, 31);

  private final Registration registration;
  private final Verification verification;
  private final Clock clock;

  public RegistrationController(Registration registration, Verification verification, Clock clock) {
    this.registration = registration;
    this.verification = verification;
    this.clock = clock;
  }

  record NewAccount(
      @NotBlank @Size(max = Email.LENGTH_MAX) String email,
      @Size(min = 10, max = 200) String password,
      @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*") String name,
      @Nullable LocalDate birthDate,
      @Nullable @Pattern(regexp = "[\\p{L} -]{1,32}") String gender) {

    @Override
    public String toString() {
      return "NewAccount[hidden]";
    }
  }

  record Code(
      @NotBlank @Size(max = Email.LENGTH_MAX) String email,
      @NotBlank @Size(max = 32) String code) {}

  record CodeWish(@NotBlank @Size(max = Email.LENGTH_MAX) String email) {}

  record CheckMail(String status) {}

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @RateLimited(WebProperties.REGISTRATION)
  CheckMail register(@RequestBody @Valid NewAccount account) {
    LocalDate birthDate = account.birthDate();
    if (birthDate != null) {
      checkBirthDate(birthDate);
    }
    registration.register(
        new Registrant(
            Addresses.email(account.email()),
            account.password(),
            account.name().strip(),
            birthDate,
            account.gender()),
        RequestMetadata.current());
    return CHECK_MAIL;
  }

  @PostMapping("/verification")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @RateLimited(WebProperties.SIGN_IN)
  void verify(@RequestBody @Valid Code code) {
    refuse(
        verification.verify(
            Addresses.email(code.email()), code.code().strip(), RequestMetadata.current()));
  }

  @PostMapping("/verification-code")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @RateLimited(WebProperties.REGISTRATION)
  CheckMail requestCode(@RequestBody @Valid CodeWish wish) {
    refuse(verification.requestCode(Addresses.email(wish.email()), RequestMetadata.current()));
    return CHECK_MAIL;
  }

  private void checkBirthDate(LocalDate birthDate) {
    if (!birthDate.isAfter(BORN_AFTER)
        || birthDate.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
      throw new ProblemException(Problem.invalid("birthDate", "must be a date of birth"));
    }
  }

  private static void refuse(Optional<AccountRefusal> refusal) {
    refusal.ifPresent(
        reason -> {
          throw new ProblemException(reason);
        });
  }
}
