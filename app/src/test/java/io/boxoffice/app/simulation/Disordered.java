package io.boxoffice.app.simulation;

import io.boxoffice.messaging.Feed;
import io.boxoffice.messaging.Slice;
import io.boxoffice.messaging.TailEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// A feed in which neighbours of one key change places.
record Disordered(Feed feed) implements Feed {

  @Override
  public void ask(Set<String> types) {
    feed.ask(types);
  }

  @Override
  public Slice after(long position, Set<String> types, Partition partition, int limit) {
    Slice slice = feed.after(position, types, partition, limit);
    List<TailEvent> events = new ArrayList<>(slice.events());
    for (int i = 1; i < events.size(); i++) {
      if (key(events.get(i)).equals(key(events.get(i - 1)))) {
        Collections.swap(events, i, i - 1);
        i++;
      }
    }
    return new Slice(events, slice.upTo());
  }

  private static String key(TailEvent event) {
    return event.stored().key();
  }

  @Override
  public void await(long position, Duration longest) throws InterruptedException {
    feed.await(position, longest);
  }

  @Override
  public long head() {
    return feed.head();
  }
}
