package io.boxoffice.accounts.domain;

import io.boxoffice.core.Refusal;
import java.util.Map;

/// Why an account refuses.
public sealed interface AccountRefusal extends Refusal {

  /// The same for a wrong, an expired and a used-up code, and for an address without an account.
  record CodeInvalid() implements AccountRefusal {
    @Override
    public String slug() {
      return "code-invalid";
    }

    @Override
    public String detail() {
      return "This code is not valid, or no longer. Check it, or ask for a new one.";
    }

    @Override
    public Kind kind() {
      return Kind.INVALID;
    }
  }

  record CodeTooSoon(long retryAfterSeconds) implements AccountRefusal {
    @Override
    public String slug() {
      return "code-too-soon";
    }

    @Override
    public String detail() {
      return "A code was sent just now. Look into your mailbox, or ask again in a while.";
    }

    @Override
    public Kind kind() {
      return Kind.TOO_MANY;
    }

    @Override
    public Map<String, Object> facts() {
      return Map.of("retryAfterSeconds", retryAfterSeconds);
    }
  }

  record SignInLocked(long retryAfterSeconds) implements AccountRefusal {
    @Override
    public String slug() {
      return "too-many-sign-ins";
    }

    @Override
    public String detail() {
      return "Too many tries to sign in. Try again in a while.";
    }

    @Override
    public Kind kind() {
      return Kind.TOO_MANY;
    }

    @Override
    public Map<String, Object> facts() {
      return Map.of("retryAfterSeconds", retryAfterSeconds);
    }
  }

  record Unverified() implements AccountRefusal {
    @Override
    public String slug() {
      return "account-unverified";
    }

    @Override
    public String detail() {
      return "Confirm your e-mail address first, with the code that was sent to it.";
    }

    @Override
    public Kind kind() {
      return Kind.FORBIDDEN;
    }
  }

  record AlreadyVerified() implements AccountRefusal {
    @Override
    public String slug() {
      return "account-verified";
    }

    @Override
    public String detail() {
      return "The address of this account is confirmed already.";
    }
  }
}
