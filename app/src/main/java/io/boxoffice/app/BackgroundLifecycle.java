package io.boxoffice.app;

import io.boxoffice.messaging.Platform;
import org.springframework.context.SmartLifecycle;

/// Starts subscriptions, deadlines and effects before HTTP, and stops them after it has drained.
final class BackgroundLifecycle implements SmartLifecycle {

  /// Spring starts lower phases first and stops them last; the web server's is far above.
  private static final int BEFORE_HTTP = 0;

  private final Platform platform;
  private volatile boolean running;

  BackgroundLifecycle(Platform platform) {
    this.platform = platform;
  }

  @Override
  public void start() {
    platform.start();
    running = true;
  }

  @Override
  public void stop() {
    platform.stop();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return BEFORE_HTTP;
  }
}
