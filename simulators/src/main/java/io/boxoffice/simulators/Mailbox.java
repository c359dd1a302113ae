package io.boxoffice.simulators;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// The latest mails; the oldest make room for new ones.
final class Mailbox {
  private final int max;
  private final Deque<CaughtMail> mails = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long total;

  Mailbox(int max) {
    this.max = max;
  }

  void add(CaughtMail mail) {
    lock.lock();
    try {
      if (mails.size() == max) {
        mails.removeFirst();
      }
      mails.addLast(mail);
      total++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  List<CaughtMail> all() {
    lock.lock();
    try {
      return List.copyOf(mails);
    } finally {
      lock.unlock();
    }
  }

  long total() {
    lock.lock();
    try {
      return total;
    } finally {
      lock.unlock();
    }
  }

  Optional<CaughtMail> await(Predicate<CaughtMail> wanted, Duration atMost)
      throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (true) {
        Optional<CaughtMail> found = mails.stream().filter(wanted).findFirst();
        if (found.isPresent() || left <= 0) {
          return found;
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
