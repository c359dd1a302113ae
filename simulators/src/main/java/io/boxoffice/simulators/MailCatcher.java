package io.boxoffice.simulators;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/// A mail server on the loopback interface that keeps what it is given instead of passing it on.
/// Every recipient of a mail gets a copy. It keeps the latest [#MAILS_MAX].
public final class MailCatcher implements AutoCloseable {
  /// Mails kept; at the size of a ticket mail, about 10 kB, they take 50 MB, and twice that once
  /// they were read.
  public static final int MAILS_MAX = 5_000;

  /// A bigger mail is refused, as mail servers do.
  private static final int MAIL_BYTES_MAX = 1024 * 1024;

  private static final int CONNECTIONS_MAX = 200;

  private final Clock clock;
  private final Consumer<CaughtMail> watcher;
  private final Mailbox mailbox = new Mailbox(MAILS_MAX);
  private SMTPServer server;
  private final Set<String> unknown = ConcurrentHashMap.newKeySet();
  private volatile boolean refusing;

  private MailCatcher(Clock clock, int port, Consumer<CaughtMail> watcher) {
    this.clock = clock;
    this.watcher = watcher;
    this.server = server(port);
  }

  /// Starts a server; port 0 takes a free one. Throws [RuntimeException] if the port is in use.
  public static MailCatcher start(int port, Clock clock) {
    return start(port, clock, _ -> {});
  }

  /// The same with somebody who sees every mail before it is acknowledged, also those that make
  /// room later.
  ///
  /// @param watcher called by several threads
  public static MailCatcher start(int port, Clock clock, Consumer<CaughtMail> watcher) {
    MailCatcher catcher = new MailCatcher(clock, port, watcher);
    catcher.server.start();
    return catcher;
  }

  private SMTPServer server(int port) {
    return SMTPServer.port(port)
        .bindAddress(InetAddress.ofLiteral("127.0.0.1"))
        .hostName("localhost")
        .messageHandlerFactory(_ -> new Transaction())
        .executorService(Executors.newVirtualThreadPerTaskExecutor())
        .maxConnections(CONNECTIONS_MAX)
        .maxMessageSize(MAIL_BYTES_MAX)
        .build();
  }

  public String host() {
    return "127.0.0.1";
  }

  public synchronized int port() {
    return server.getPortAllocated();
  }

  /// Ends the server, as if its machine were off. The mails stay.
  public synchronized void stop() {
    server.stop();
  }

  /// Starts it again, on the same port.
  public synchronized void start() {
    server = server(server.getPortAllocated());
    server.start();
  }

  @Override
  public void close() {
    stop();
  }

  /// While refusing, every mail is answered with a passing error, 451.
  public void refuse(boolean refuse) {
    refusing = refuse;
  }

  /// From now on nobody lives at this address: mails to it are answered with 550, for good.
  public void unknown(String address) {
    unknown.add(address);
  }

  /// The mails kept, oldest first.
  public List<CaughtMail> mails() {
    return mailbox.all();
  }

  /// Those to an address, without regard to case.
  public List<CaughtMail> mailsTo(String address) {
    return mailbox.all().stream().filter(mail -> mail.to().equalsIgnoreCase(address)).toList();
  }

  /// How many ever came, including those that made room.
  public long total() {
    return mailbox.total();
  }

  /// Waits for the first mail that is wanted, one that is there already included; empty if
  /// none comes in time.
  public Optional<CaughtMail> await(Predicate<CaughtMail> wanted, Duration atMost)
      throws InterruptedException {
    return mailbox.await(wanted, atMost);
  }

  /// One mail being handed over.
  private final class Transaction implements MessageHandler {
    private final List<String> recipients = new ArrayList<>();
    private String sender = "";

    @Override
    public void from(String address) throws RejectException {
      if (refusing) {
        throw new RejectException(451, "try again later");
      }
      sender = address;
    }

    @Override
    public void recipient(String address) throws RejectException {
      if (unknown.contains(address)) {
        throw new RejectException(550, "no such user: " + address);
      }
      recipients.add(address);
    }

    @Override
    public String data(InputStream data) throws IOException {
      byte[] raw = data.readAllBytes();
      for (String to : recipients) {
        var mail = new CaughtMail(to, sender, raw, clock.instant());
        mailbox.add(mail);
        watcher.accept(mail);
      }
      return "caught";
    }

    @Override
    public void done() {}
  }
}
