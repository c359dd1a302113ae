package io.boxoffice.accounts.application;

import io.boxoffice.contracts.AccountId;
import java.util.Optional;

/// Sessions that outlive their access tokens, each kept going by a refresh token that is replaced
/// at every use. A token that was replaced before ends its session: it was stolen, or its thief
/// used it first.
public interface Sessions {

  /// Starts a session; answers its first refresh token.
  String start(AccountId accountId);

  /// Replaces a refresh token; empty if it is not, or no longer, good.
  Optional<Rotated> rotate(String token);

  /// Ends the session of a refresh token, if there is one.
  void end(String token);

  /// A session that goes on with another token.
  record Rotated(AccountId accountId, String token) {

    @Override
    public String toString() {
      return "Rotated[" + accountId + "]";
    }
  }
}
