package io.boxoffice.messaging;

import java.util.ArrayList;
import java.util.List;

/// What the database of a service is called and made of.
///
/// @param service in small letters and digits; it is the name of the schema as well
/// @param migrations class path folders: the platform's, versions 1.x, and the service's own,
///     versions 2.x
public record ServiceSchema(String service, List<String> migrations) {
  private static final List<String> OF_THE_PLATFORM = List.of("db/eventlog", "db/messaging");

  public ServiceSchema {
    migrations = List.copyOf(migrations);
  }

  /// With the platform's migrations and the service's own.
  ///
  /// @param own class path folders of the service's own migrations
  public static ServiceSchema of(String service, String... own) {
    List<String> all = new ArrayList<>(OF_THE_PLATFORM);
    all.addAll(List.of(own));
    return new ServiceSchema(service, all);
  }
}
