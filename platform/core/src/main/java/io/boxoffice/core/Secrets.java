package io.boxoffice.core;

/// The secrets of an installation, by name. A development installation makes them at first
/// start and keeps them in its data folder; never in the tree, a log or an answer.
@FunctionalInterface
public interface Secrets {

  /// 32 random bytes, the same at each call for all of the installation's life.
  byte[] secret(String name);
}
