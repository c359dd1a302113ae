package io.boxoffice.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who comes when there is no place left: turned away at once, and not for long.
@Timeout(60)
final class BusyIT {
  private static final String ORDERS = "/public/orders";
  private static final long LOOK_NANOS = 5_000_000;

  @Test
  void an_address_that_everyone_wants_leaves_room_for_others() throws IOException {
    try (var shop = new Shop("--boxoffice.web.requests-of-one-address=1")) {
      try (Socket _ = underWay(shop)) {
        Shop.Answer busy = shop.postJson(ORDERS, "{}");
        assertThat(busy.status()).isEqualTo(429);
        assertThat(busy.header("Retry-After")).isEqualTo("1");
        assertThat(busy.header("RateLimit-Limit")).isEqualTo("1");
        assertThat(busy.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(busy.header(Correlation.HEADER)).isNotEmpty();
        assertThat(shop.get("/public/hello").status()).isEqualTo(200);
      }
      awaitStatus(shop, 400);
    }
  }

  @Test
  void there_is_an_end_to_the_places_of_all_addresses() throws IOException {
    try (var shop = new Shop("--boxoffice.web.requests-at-once=1")) {
      try (Socket _ = underWay(shop)) {
        assertThat(shop.get("/public/hello").status()).isEqualTo(429);
      }
      awaitStatus(shop, 400);
    }
  }

  /// A request that takes the only place. One that comes while we look for it is turned away.
  private static Socket underWay(Shop shop) throws IOException {
    Socket request = unfinished(shop);
    while (shop.postJson(ORDERS, "{}").status() != 429) {
      if (request.getInputStream().available() > 0) {
        request.close();
        request = unfinished(shop);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return request;
  }

  /// A request whose body does not come. What is asked otherwise is not valid.
  private static Socket unfinished(Shop shop) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), shop.port());
    String request =
        "POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n"
            .formatted(ORDERS);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static void awaitStatus(Shop shop, int status) {
    while (shop.postJson(ORDERS, "{}").status() != status) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
