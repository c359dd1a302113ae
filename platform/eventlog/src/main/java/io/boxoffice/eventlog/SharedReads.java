package io.boxoffice.eventlog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/// Reads streams for all who ask at the same time: while some reads are under way, further
/// questions gather for the next one, which answers them together. Each sees whatever was committed
/// before it asked.
final class SharedReads {

  /// Reads at once: a second one goes on while a long stream is read.
  private static final int READS_MAX = 2;

  private final EventLog log;
  private final Queue<Question> gathering = new ConcurrentLinkedQueue<>();
  private final Semaphore turns = new Semaphore(READS_MAX, true);

  /// The events of a stream behind a version that somebody asked for.
  private record Question(
      String stream, long behind, CompletableFuture<List<StoredEvent>> answer) {}

  SharedReads(EventLog log) {
    this.log = log;
  }

  /// The events of a stream behind a version. Throws what the log throws.
  List<StoredEvent> events(String stream, long behind) {
    var question = new Question(stream, behind, new CompletableFuture<>());
    gathering.add(question);
    turns.acquireUninterruptibly();
    try {
      answerAll();
    } finally {
      turns.release();
    }
    try {
      return question.answer.join(); // By us, or by whoever took it before it was our turn.
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  private void answerAll() {
    List<Question> together = new ArrayList<>();
    for (Question q = gathering.poll(); q != null; q = gathering.poll()) {
      together.add(q);
    }
    if (together.isEmpty()) {
      return;
    }
    try {
      Map<String, List<StoredEvent>> found = read(together);
      for (Question question : together) {
        question.answer.complete(
            found.getOrDefault(question.stream, List.of()).stream()
                .filter(event -> event.version() > question.behind)
                .toList());
      }
    } catch (RuntimeException | Error failure) { // A named edge: all who asked are told.
      together.forEach(question -> question.answer.completeExceptionally(failure));
    }
  }

  private Map<String, List<StoredEvent>> read(List<Question> together) {
    Map<String, Long> behind = new HashMap<>();
    together.forEach(question -> behind.merge(question.stream, question.behind, Math::min));
    Map<String, List<StoredEvent>> found = new HashMap<>();
    log.streams(
        behind, event -> found.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event));
    return found;
  }
}
