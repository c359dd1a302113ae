package io.boxoffice.accounts.adapter;

import io.boxoffice.eventlog.Metadata;
import io.boxoffice.web.Correlation;

/// Where the events of a request without a token come from.
final class RequestMetadata {

  private RequestMetadata() {}

  static Metadata current() {
    Correlation correlation = Correlation.current();
    Metadata metadata = Metadata.of(correlation.id());
    return correlation.traceparent().map(metadata::traceparent).orElse(metadata);
  }
}
