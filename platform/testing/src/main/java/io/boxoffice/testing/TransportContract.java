package io.boxoffice.testing;

import io.boxoffice.messaging.Transport;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// What subscriptions over every [Transport] must do, on a real database. The tests are named by
/// the guarantees that they show.
@Timeout(60)
public abstract class TransportContract
    implements DeliveryContract, SetAsideContract, SharingContract {

  private PlatformsUnderTest subject =
      new PlatformsUnderTest(
          _ -> {
            throw new IllegalStateException("no test has begun");
          },
          Duration.ZERO);

  /// How to make the transport of a process.
  protected abstract Transport.Factory transports();

  /// How long a test waits for what must happen before it fails.
  protected Duration patience() {
    return Duration.ofSeconds(20);
  }

  @Override
  public PlatformsUnderTest subject() {
    return subject;
  }

  @BeforeEach
  void open() {
    subject = new PlatformsUnderTest(transports(), patience()).emptied();
  }

  @AfterEach
  void close() {
    subject.close();
  }
}
