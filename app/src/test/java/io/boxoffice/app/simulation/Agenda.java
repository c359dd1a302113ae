package io.boxoffice.app.simulation;

import java.util.PriorityQueue;

/// What is to happen at known times, the earliest first, equal times in the order of their coming.
final class Agenda {
  private final PriorityQueue<Entry> entries = new PriorityQueue<>();
  private long added;

  private record Entry(long at, long number, String name, Runnable work)
      implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int times = Long.compare(at, other.at);
      return times == 0 ? Long.compare(number, other.number) : times;
    }
  }

  void add(long at, String name, Runnable work) {
    entries.add(new Entry(at, added++, name, work));
  }

  /// When the next is to happen.
  long next() {
    Entry first = entries.peek();
    return first == null ? VirtualTime.NEVER : first.at();
  }

  /// What happens next, by name.
  String name() {
    return entries.element().name();
  }

  void doNext() {
    entries.remove().work().run();
  }

  void clear() {
    entries.clear();
  }
}
