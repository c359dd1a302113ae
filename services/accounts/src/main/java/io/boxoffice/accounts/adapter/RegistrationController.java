package io.boxoffice.accounts.adapter;

import io.boxoffice.accounts.application.Registration;
import io.boxoffice.accounts.application.Registration.Form;
import io.boxoffice.accounts.application.Verification;
import io.boxoffice.accounts.domain.AccountRefusal;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.core.Email;
import io.boxoffice.web.Problem;
import io.boxoffice.web.ProblemException;
import io.boxoffice.web.RateLimited;
import io.boxoffice.web.WebProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
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

  /// No control characters, no line or paragraph separators, and nothing that turns the direction
  /// of what is written after it.
  private static final String PRINTED = "[^\\p{Cc}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069]*";

  private static final String GENDER = "[\\p{L} -]{1,32}";

  private final Registration registration;
  private final Verification verification;
  private final Clock clock;

  public RegistrationController(Registration registration, Verification verification, Clock clock) {
    this.registration = registration;
    this.verification = verification;
    this.clock = clock;
  }

  record NewAccount(
      @Size(max = Email.LENGTH_MAX, message = Addresses.EXPECTED) String email,
      @Size(min = 10, max = 200, message = "must have {min} to {max} characters") String password,
      @NotBlank
          @Size(max = 100, message = "must have at most {max} characters")
          @Pattern(regexp = PRINTED, message = "must not contain control characters")
          String name,
      @Nullable LocalDate birthDate,
      @Nullable @Pattern(regexp = GENDER, message = "must have 1 to 32 letters, spaces or hyphens")
          String gender) {

    @Override
    public String toString() {
      return "NewAccount[hidden]";
    }
  }

  record Code(
      @Size(max = Email.LENGTH_MAX, message = Addresses.EXPECTED) String email,
      @NotBlank @Size(max = 32, message = "must be the six digits of the mail") String code) {}

  record CodeWish(@Size(max = Email.LENGTH_MAX, message = Addresses.EXPECTED) String email) {}

  record CheckMail(String status) {}

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @RateLimited(WebProperties.REGISTRATION)
  ResponseEntity<CheckMail> register(
      @RequestBody @Valid NewAccount account, HttpServletRequest request) {
    Email email = Addresses.email(account.email());
    LocalDate birthDate = account.birthDate();
    if (birthDate != null) {
      checkBirthDate(birthDate);
    }
    AccountId registered =
        registration.register(
            new Form(
                email, account.password(), account.name().strip(), birthDate, account.gender()),
            RequestMetadata.current());
    return ResponseEntity.accepted()
        .header(HttpHeaders.SET_COOKIE, RegistrationCookie.of(registered, email, request))
        .body(CHECK_MAIL);
  }

  @PostMapping("/verification")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @RateLimited(WebProperties.SIGN_IN)
  void verify(
      @RequestBody @Valid Code code,
      @CookieValue(name = RegistrationCookie.NAME, defaultValue = "") String cookie) {
    Email email = Addresses.email(code.email());
    refuse(
        verification.verify(
            RegistrationCookie.registrant(email, cookie),
            code.code().strip(),
            RequestMetadata.current()));
  }

  @PostMapping("/verification-code")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @RateLimited(WebProperties.REGISTRATION)
  CheckMail requestCode(
      @RequestBody @Valid CodeWish wish,
      @CookieValue(name = RegistrationCookie.NAME, defaultValue = "") String cookie) {
    Email email = Addresses.email(wish.email());
    refuse(
        verification.requestCode(
            RegistrationCookie.registrant(email, cookie), RequestMetadata.current()));
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
