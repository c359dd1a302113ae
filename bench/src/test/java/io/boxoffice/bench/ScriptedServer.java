package io.boxoffice.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// A server that answers each request, by its number from 1, with the text of a script; an empty
/// text closes the connection without an answer. Requests have no body.
final class ScriptedServer implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final IntFunction<String> script;

  ScriptedServer(IntFunction<String> script) throws IOException {
    this.script = script;
    Thread.ofVirtual().start(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  int requests() {
    return requests.get();
  }

  int connections() {
    return connections.get();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket customer = socket.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(customer));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket customer) {
    try (customer;
        var in =
            new BufferedReader(
                new InputStreamReader(customer.getInputStream(), StandardCharsets.US_ASCII))) {
      OutputStream out = customer.getOutputStream();
      String line = in.readLine();
      while (line != null) {
        if (line.isEmpty()) {
          String answer = script.apply(requests.incrementAndGet());
          if (answer.isEmpty() || stopping.get()) {
            return;
          }
          out.write(answer.getBytes(StandardCharsets.UTF_8));
        }
        line = in.readLine();
      }
    } catch (IOException _) { // The customer is gone.
      return;
    }
  }

  /// Takes no connection any more and closes each after its next request.
  void stop() {
    stopping.set(true);
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
