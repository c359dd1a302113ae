package io.boxoffice.testing;

import io.boxoffice.messaging.LogTransport;
import io.boxoffice.messaging.Transport;

class LogTransportIT extends TransportContract {

  @Override
  protected Transport.Factory transports() {
    return LogTransport::new;
  }
}
