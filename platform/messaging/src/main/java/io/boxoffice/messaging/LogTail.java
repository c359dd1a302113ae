package io.boxoffice.messaging;

import io.boxoffice.core.PassingFailure;
import io.boxoffice.eventlog.EventLog;
import io.boxoffice.eventlog.StoredEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The newest events of one log in memory, for all its subscribers in this process (SUB7). Who is
/// further behind reads the table. The writer in this process tells what it commits; what other
/// processes append is found by slow polling.
final class LogTail implements Feed, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);

  /// Events kept: a fifth of a second at full speed, a few megabytes. More would survive more
  /// collections of garbage and be copied by each, for subscribers that are behind anyway.
  static final int WINDOW_MAX = 4_096;

  /// Events of other processes taken in at once; when there are more, subscribers read the table.
  static final int LOOK_MAX = 2_000;

  /// How often to look for events of other processes.
  static final Duration POLL = Duration.ofSeconds(1);

  private final EventLog log;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final TailEvent[] window;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread poller;
  private boolean closed;

  /// Types that somebody asked for. Others need no place: on sale, nearly all events are holds,
  /// which nobody listens to.
  private final Set<String> asked = new HashSet<>();

  /// All events of these types behind `floor` up to `head` are in the window, at slots of `count`
  /// places.
  private long floor;

  private long head;
  private int first;
  private int count;

  LogTail(EventLog log) {
    this(log, WINDOW_MAX);
  }

  /// @param windowMax events kept
  LogTail(EventLog log, int windowMax) {
    this.log = log;
    this.window = new TailEvent[windowMax];
    this.head = headOf(log);
    this.floor = head;
    this.poller = Thread.ofVirtual().name("tail-" + log.name()).unstarted(this::poll);
  }

  /// Starts to look for events of other processes.
  LogTail start() {
    poller.start();
    return this;
  }

  /// A log that can't be read yet, such as of a service that never started, is found by polling.
  private static long headOf(EventLog log) {
    try {
      return log.head();
    } catch (PassingFailure unreachable) {
      LOG.warn("the log of {} can't be read yet: {}", log.name(), unreachable.getMessage());
      return 0;
    }
  }

  /// Takes in what was committed, in position order.
  void committed(List<StoredEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    lock.lock();
    try {
      if (events.getFirst().position() <= head) {
        return; // Found by polling before the writer told.
      }
      if (events.getFirst().position() != head + 1) {
        forget(events.getFirst().position() - 1); // Another process appended in between.
      }
      events.forEach(this::append);
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Slice after(long position, Set<String> types, Partition partition, int limit) {
    lock.lock();
    try {
      keep(types);
      if (position >= head) {
        return new Slice(List.of(), Math.max(position, head));
      }
      if (position >= floor) {
        return fromWindow(position, types, partition, limit);
      }
    } finally {
      lock.unlock();
    }
    return fromTable(position, types, partition, limit);
  }

  @Override
  public void ask(Set<String> types) {
    lock.lock();
    try {
      keep(types);
    } finally {
      lock.unlock();
    }
  }

  private void keep(Set<String> types) {
    if (asked.addAll(types)) {
      forget(head); // Those that came before are in the table only.
    }
  }

  @Override
  public void await(long position, Duration longest) throws InterruptedException {
    long left = longest.toNanos();
    lock.lockInterruptibly();
    try {
      while (head <= position && left > 0 && !closed) {
        left = grown.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long head() {
    lock.lock();
    try {
      return head;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      closing.countDown();
      grown.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      poller.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Slice fromWindow(long position, Set<String> types, Partition partition, int limit) {
    List<TailEvent> found = new ArrayList<>();
    for (int i = indexBehind(position); i < count; i++) {
      TailEvent event = window[(first + i) % window.length];
      if (types.contains(event.stored().type()) && partition.takes(event.stored().key())) {
        found.add(event);
        if (found.size() == limit) {
          return new Slice(found, event.stored().position());
        }
      }
    }
    return new Slice(found, head);
  }

  /// The head is read first: whatever lies up to it is visible to the query that follows (LOG3).
  private Slice fromTable(long position, Set<String> types, Partition partition, int limit) {
    long upTo = log.head();
    List<StoredEvent> stored = log.after(position, types, limit);
    List<TailEvent> found =
        stored.stream().filter(event -> partition.takes(event.key())).map(TailEvent::new).toList();
    return stored.size() < limit
        ? new Slice(found, Math.max(upTo, stored.isEmpty() ? 0 : stored.getLast().position()))
        : new Slice(found, stored.getLast().position());
  }

  /// Index of the first event behind a position, by binary search.
  private int indexBehind(long position) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (window[(first + middle) % window.length].stored().position() <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void add(TailEvent event) {
    if (count == window.length) {
      floor = window[first].stored().position();
      first = (first + 1) % window.length;
      count--;
    }
    window[(first + count) % window.length] = event;
    count++;
  }

  private void forget(long position) {
    first = 0;
    count = 0;
    floor = position;
    head = position;
  }

  private void poll() {
    while (true) {
      try {
        if (closing.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
        look();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      } catch (PassingFailure failure) {
        LOG.debug("the log of {} can't be read now: {}", log.name(), failure.getMessage());
      }
    }
  }

  /// Takes in what other processes appended. It is read outside of the lock; what the writer told
  /// in the meantime is left out.
  void look() {
    List<StoredEvent> found = log.after(head(), Set.of(), LOOK_MAX);
    long last = found.size() < LOOK_MAX ? 0 : log.head();
    lock.lock();
    try {
      if (last > head) {
        forget(last);
      } else {
        found.stream().filter(event -> event.position() > head).forEach(this::append);
      }
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void append(StoredEvent event) {
    if (asked.contains(event.type())) {
      add(new TailEvent(event));
    }
    head = event.position();
  }
}
