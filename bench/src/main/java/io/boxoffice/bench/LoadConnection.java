package io.boxoffice.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// One customer's browser: a connection of HTTP/1.1 that is kept alive and carries one request at a
/// time. A connection that the server closes is made anew; the request on it is lost, not repeated,
/// since it may have been carried out. For the load's thread alone.
final class LoadConnection {

  /// A server that takes no connection for so long is down.
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

  /// Most answers fit whole, so that one read is enough.
  private static final int READ_BYTES = 16_384;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final InetSocketAddress address;
  private final Selector selector;
  private final Dialogue dialogue;
  private final ByteBuffer bytes = ByteBuffer.allocate(READ_BYTES);
  private AnswerParser parser = new AnswerParser();
  private SelectionKey key;
  private ByteBuffer request = NOTHING;
  private boolean waiting;
  private long dueAt;
  private long restNanos;

  LoadConnection(InetSocketAddress address, Selector selector, Dialogue dialogue)
      throws IOException {
    this.address = address;
    this.selector = selector;
    this.dialogue = dialogue;
    this.key = connect(address, selector);
    key.attach(this);
  }

  /// Whether an answer is awaited.
  boolean isWaiting() {
    return waiting;
  }

  /// How long the last answer asks to stay away, in nanoseconds.
  long restNanos() {
    return restNanos;
  }

  /// Sends the dialogue's next request. Throws if there is no connection any more.
  ///
  /// @param due when it was to be sent, in nanoseconds: its latency counts from then
  void send(Tally tally, long due) throws IOException {
    request = dialogue.next();
    waiting = true;
    dueAt = due;
    proceed(tally, this::write);
  }

  /// Goes on after the selector found the connection ready; true if it may send again. Throws if
  /// the connection is gone and can't be made anew.
  boolean ready(Tally tally) throws IOException {
    if (request.hasRemaining() && key.isValid() && key.isWritable()) {
      proceed(tally, this::write);
    }
    if (key.isValid() && key.isReadable()) {
      proceed(tally, () -> read(tally));
    }
    return !waiting;
  }

  /// Gives up what is still awaited.
  void close(Tally tally) throws IOException {
    if (waiting) {
      waiting = false;
      tally.lost();
    }
    key.channel().close();
  }

  private interface Step {
    void run() throws IOException;
  }

  private void proceed(Tally tally, Step step) throws IOException {
    try {
      step.run();
    } catch (IOException _) { // Reset, closed, or not HTTP: for the customer all the same.
      close(tally);
      tally.reconnected();
      connectAnew();
    }
  }

  private void write() throws IOException {
    channel().write(request);
    int wanted =
        request.hasRemaining()
            ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
            : SelectionKey.OP_READ;
    if (key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
  }

  private void read(Tally tally) throws IOException {
    bytes.clear();
    if (channel().read(bytes) < 0) {
      throw new IOException("closed by the server");
    }
    bytes.flip();
    if (!parser.advance(bytes)) {
      return;
    }
    if (!waiting || bytes.hasRemaining()) {
      throw new MalformedAnswer("an answer to no request");
    }
    waiting = false;
    Answer answer = parser.answer();
    restNanos = TimeUnit.SECONDS.toNanos(answer.retryAfterSeconds());
    long nanos = System.nanoTime() - dueAt;
    tally.answered(answer.status(), dialogue.answered(answer), nanos);
    if (answer.isLast()) {
      throw new IOException("the server ends the connection");
    }
  }

  private void connectAnew() throws IOException {
    parser = new AnswerParser();
    request = NOTHING;
    key = connect(address, selector);
    key.attach(this);
  }

  private SocketChannel channel() {
    return (SocketChannel) key.channel();
  }

  private static SelectionKey connect(InetSocketAddress address, Selector selector)
      throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.socket().connect(address, Math.toIntExact(CONNECT_WITHIN.toMillis()));
      channel.configureBlocking(false);
      return channel.register(selector, SelectionKey.OP_READ);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }
}
