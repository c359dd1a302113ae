package io.boxoffice.bench;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/// A bench that says which server and folder it has, and waits to be killed.
final class KilledBench {

  private KilledBench() {}

  public static void main(String[] arguments) throws InterruptedException {
    var server = ServerProcess.start(TinyShopProgram.class, List.of(), List.of());
    System.out.println(server.pid() + " " + server.data());
    System.out.flush();
    new CountDownLatch(1).await();
  }
}
