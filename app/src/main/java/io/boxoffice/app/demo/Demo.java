package io.boxoffice.app.demo;

import io.boxoffice.core.Ids;
import java.net.URI;
import java.time.Clock;
import java.util.function.Consumer;

/// The demonstration on a running development installation.
public final class Demo {
  private final URI url;
  private final String dataOption;
  private final Clock clock;
  private final Consumer<String> tell;

  /// @param dataOption what commands need to find this installation; may be empty
  /// @param tell takes each line for the user
  public Demo(URI url, String dataOption, Clock clock, Consumer<String> tell) {
    this.url = url;
    this.dataOption = dataOption;
    this.clock = clock;
    this.tell = tell;
  }

  /// Loads the season if need be, and makes one purchase.
  ///
  /// @param organizer token that may publish shows
  /// @param door token that may check tickets in
  public void run(String organizer, String door) {
    try (var api = new ApiClient(url)) {
      new Season(api, clock).load(organizer, tell);
      tell.accept("");
      tell.accept("One purchase, step by step:");
      new Purchase(api, dataOption, tell)
          .run("ada-" + new Ids(clock).next() + "@example.org", door);
    }
  }
}
