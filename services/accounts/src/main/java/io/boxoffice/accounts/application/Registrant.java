package io.boxoffice.accounts.application;

import io.boxoffice.accounts.application.Vault.Registered;
import io.boxoffice.contracts.AccountId;
import io.boxoffice.core.Email;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody who says that an address is theirs.
///
/// @param registration what they registered themselves, if their browser remembers. Others may
///     have registered the address too, and the codes of all come to the same mailbox: whoever is
///     known to have registered can't confirm another's registration by mistake
public record Registrant(Email email, @Nullable AccountId registration) {

  /// Those registrations of the address that may be theirs.
  List<Registered> own(List<Registered> registered) {
    return registration == null
        ? registered
        : registered.stream().filter(one -> one.accountId().equals(registration)).toList();
  }
}
