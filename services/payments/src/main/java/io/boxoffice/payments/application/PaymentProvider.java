package io.boxoffice.payments.application;

import io.boxoffice.core.Money;
import io.boxoffice.core.PermanentFailure;
import io.boxoffice.payments.domain.ProviderPayment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A payment provider. Every call ends within a time of its own. [PassingFailure]: whether it was
/// done is not known, and it may be done again with the same key. [Refused]: it was not done and
/// will not be.
public interface PaymentProvider {

  /// The name that its webhooks' path and our records carry.
  String name();

  /// Takes money, or starts to. The same key is the same payment.
  ///
  /// @param captureBefore later money is not wanted
  ProviderPayment capture(
      UUID key, Reference reference, Money amount, String methodToken, Instant captureBefore);

  /// Every payment with this reference, oldest first; more than one if it captured twice.
  List<ProviderPayment> find(Reference reference);

  /// Gives up a payment that is not captured yet, if that is still possible, and shows it.
  ProviderPayment cancel(String providerPaymentId);

  /// Gives a captured payment back as a whole. The same key is the same refund; one that was given
  /// back before is no failure.
  void refund(UUID key, String providerPaymentId, Money amount);

  /// The provider said no.
  final class Refused extends PermanentFailure {
    private static final long serialVersionUID = 1L;

    private final String code;

    /// @param code the provider's reason, such as `unknown_token`
    public Refused(String code) {
      super("the provider refused: " + code);
      this.code = code;
    }

    /// The provider's reason.
    public String code() {
      return code;
    }
  }
}
