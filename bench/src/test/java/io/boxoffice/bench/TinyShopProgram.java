package io.boxoffice.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Serves a shop the way the real program does, with a child in the place of the database.
final class TinyShopProgram {

  private TinyShopProgram() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> given = List.of(arguments);
    if (given.contains("--boxoffice.broken=true")) {
      System.out.println("The disk is full.");
      System.exit(3);
    }
    Path data = Files.createDirectories(Path.of(after(given, "--data")));
    Process database = new ProcessBuilder("sleep", "600").start();
    Files.writeString(data.resolve("database.pid"), Long.toString(database.pid()));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> database.destroy()));
    try (var shop =
        new TinyShop(TinyShop.Manner.HONEST, Integer.parseInt(after(given, "--port")))) {
      System.out.println("Serving on " + shop.url());
      new CountDownLatch(1).await();
    }
  }

  private static String after(List<String> arguments, String option) {
    return arguments.get(arguments.indexOf(option) + 1);
  }
}
