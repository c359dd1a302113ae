package io.boxoffice.notifications.adapter;

import io.boxoffice.core.PassingFailure;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import java.time.Duration;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.util.MailStreamProvider;

/// A few connections to the mail server, each for many mails. Whoever finds all in use waits.
final class SmtpConnections implements AutoCloseable {
  /// Mail servers end connections that are silent for minutes; one silent for this long may also
  /// have lost its server, so a new one is made.
  private static final Duration IDLE_MAX = Duration.ofSeconds(10);

  /// Servers limit the mails of one connection; 100 is below all known limits.
  private static final int MAILS_MAX = 100;

  static {
    // Unless it is named, Jakarta Mail looks for its provider in all jars, several times a mail.
    System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
  }

  private final SmtpSettings settings;
  private final Session session;
  private final Semaphore free;
  private final BlockingDeque<Connection> idle = new LinkedBlockingDeque<>();

  private record Connection(Transport transport, int mails, long usedNanos) {

    boolean isFresh() {
      return mails < MAILS_MAX && System.nanoTime() - usedNanos < IDLE_MAX.toNanos();
    }
  }

  SmtpConnections(SmtpSettings settings) {
    this.settings = settings;
    this.session = Session.getInstance(settings.properties());
    this.free = new Semaphore(settings.connections());
  }

  Session session() {
    return session;
  }

  /// Sends over a connection of its own for that time; one that failed is not used again.
  void send(MimeMessage message) throws MessagingException {
    acquire();
    try {
      Connection connection = connection();
      try {
        connection.transport().sendMessage(message, message.getAllRecipients());
      } catch (MessagingException e) {
        close(connection);
        throw e;
      }
      idle.push(new Connection(connection.transport(), connection.mails() + 1, System.nanoTime()));
    } finally {
      free.release();
    }
  }

  @Override
  public void close() {
    Connection connection;
    while ((connection = idle.poll()) != null) {
      close(connection);
    }
  }

  private void acquire() {
    try {
      if (!free.tryAcquire(settings.answerWithin().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new PassingFailure("all connections to the mail server are in use");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PassingFailure("interrupted while waiting for a connection", e);
    }
  }

  /// The one used last, so that those not needed age.
  private Connection connection() throws MessagingException {
    Connection used;
    while ((used = idle.poll()) != null) {
      if (used.isFresh()) {
        return used;
      }
      close(used);
    }
    Transport transport = session.getTransport("smtp");
    String user = settings.user().isEmpty() ? null : settings.user();
    transport.connect(settings.host(), settings.port(), user, settings.password());
    return new Connection(transport, 0, System.nanoTime());
  }

  private static void close(Connection connection) {
    try {
      connection.transport().close();
    } catch (MessagingException _) {
      // It is gone either way.
    }
  }
}
