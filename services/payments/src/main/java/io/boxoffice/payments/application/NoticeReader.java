package io.boxoffice.payments.application;

import io.boxoffice.payments.domain.ProviderPayment;
import java.util.Optional;

/// Understands the notices of a provider.
@FunctionalInterface
public interface NoticeReader {

  /// The payment that a notice shows; empty if it shows none of ours. Throws
  /// [io.boxoffice.core.PermanentFailure] if it makes no sense.
  Optional<Shown> read(String body);

  /// A payment and what it is for.
  record Shown(Reference reference, ProviderPayment payment) {}
}
