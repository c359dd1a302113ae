package io.boxoffice.bench;

import java.util.Optional;

/// What stands in an installation's own logs, read past the server that is measured.
public interface Evidence {

  /// How many events of a type the stream of a show has.
  ///
  /// @param show its id
  /// @param type such as `items.held.v1`
  long count(String show, String type);

  /// How many events of a type a service's log has.
  ///
  /// @param log the service's name
  long countIn(String log, String type);

  /// The first promise that the logs do not keep; empty if they keep all of them.
  Optional<String> counterexample();
}
