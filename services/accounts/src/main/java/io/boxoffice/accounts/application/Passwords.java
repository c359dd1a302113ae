package io.boxoffice.accounts.application;

/// Hashes passwords, slowly and at a cost of memory, so that guessing is dear. Callers wait for
/// their turn; throws [io.boxoffice.core.PassingFailure] when that takes too long.
public interface Passwords {

  String hash(String password);

  /// Takes about the same time for every password and hash.
  boolean matches(String password, String hash);

  /// A hash that no password matches, for addresses without an account: they must take the same
  /// time.
  String hashOfNobody();
}
